import { DAY, dayText } from './calendar.ts'
import type { Actor } from './cast.ts'
import { Rng } from './rng.ts'

/** A picture to be drawn once the messages are written. */
export interface Picture {
  readonly name: string
  readonly scene: Scene
  readonly seed: number
  /** Words and numbers that stand in the picture (a plate, a stamp, a telephone number). */
  readonly facts: Readonly<Record<string, string>>
  /** When the shutter opened (seconds of the window), or -1 if the file has no EXIF. */
  readonly taken: number
  readonly position: Position | null
  readonly device: string
  readonly state: 'whole' | 'missing' | 'corrupt' | 'wrong extension'
}

/** Degrees. All on commons, harbours and motorway services: no one's door. */
export interface Position {
  readonly latitude: number
  readonly longitude: number
}

export const SCENES = [
  'block',
  'pallet',
  'lorry',
  'container',
  'van',
  'cash',
  'token',
  'pricelist',
  'dog',
  'kitchen',
  'cheese',
  'parcel',
  'plate',
  'car',
  'food',
  'garden',
  'sunset',
  'weights',
  'pint',
] as const
export type Scene = (typeof SCENES)[number]

const PLACES_HOME: readonly Position[] = [
  { latitude: 53.3797, longitude: -2.9372 },
  { latitude: 51.5608, longitude: -0.1629 },
  { latitude: 53.5036, longitude: -2.2633 },
  { latitude: 52.4355, longitude: -1.8301 },
  { latitude: 53.8365, longitude: -1.4961 },
]
const PLACES_ROAD: readonly Position[] = [
  { latitude: 51.9456, longitude: 1.2561 },
  { latitude: 51.9477, longitude: 4.1421 },
  { latitude: 51.4627, longitude: 0.3452 },
  { latitude: 51.2687, longitude: 4.3263 },
  { latitude: 53.6487, longitude: -0.2351 },
]
const ON_THE_ROAD: ReadonlySet<Scene> = new Set<Scene>(['pallet', 'lorry', 'container', 'van'])
/** Pictures that mean the same whoever sends them; the others show one deal's serial or one person's dog. */
const FORWARDED: ReadonlySet<Scene> = new Set<Scene>([
  'food',
  'garden',
  'sunset',
  'weights',
  'pint',
  'car',
  'pallet',
  'lorry',
  'van',
  'cash',
])
/** Faults are given to pictures that no clue hangs on. */
const EVERYDAY: ReadonlySet<Scene> = new Set<Scene>(['food', 'garden', 'sunset', 'weights', 'pint', 'car'])

const MAX_PICTURES = 2000

/** How many pictures a case of so many messages holds: 60 for 5,000, never more than 2,000. */
function pictureCount(messages: number): number {
  return Math.min(MAX_PICTURES, Math.max(4, Math.round(messages * 0.012)))
}

export function isScene(name: string): name is Scene {
  return SCENES.some((scene) => scene === name)
}

/** Hands out file names for picture messages; the same picture may be forwarded when no new one may be made. */
export class Album {
  readonly pictures: Picture[] = []
  private readonly byScene = new Map<Scene, Picture[]>()
  private readonly limit: number
  private readonly seed: number
  private released = 0
  private everyday = 0

  constructor(messages: number, seed: number) {
    this.limit = pictureCount(messages)
    this.seed = seed
  }

  /** Whether new pictures may be made at this point of the case. */
  get open(): boolean {
    return this.pictures.length < this.released
  }

  /** Whether a picture of the scene was made yet. */
  has(scene: string): boolean {
    return isScene(scene) && this.byScene.has(scene)
  }

  /** Allows new pictures up to this share (0..1) of the whole, so that they spread over a long case. */
  release(share: number): void {
    this.released = Math.round(this.limit * share)
  }

  /**
   * A new picture while there is room; after that an earlier one of the scene, forwarded. Null where that would show
   * another deal's or another person's things.
   */
  take(scene: Scene, sent: number, actor: Actor, facts: Readonly<Record<string, string>>): Picture | null {
    if (!this.open && (FORWARDED.has(scene) || this.pictures.length >= this.limit)) {
      const earlier = this.forwarded(scene, sent)
      if (earlier !== null || this.pictures.length >= this.limit) return earlier
    }
    const number = this.pictures.length
    const rng = new Rng(this.seed, 0xa1b0, number)
    const taken = Math.max(0, sent - (rng.chance(0.15) ? rng.between(1, 9) * DAY : rng.between(20, 5400)))
    const bare = rng.chance(0.12)
    const places = ON_THE_ROAD.has(scene) ? PLACES_ROAD : PLACES_HOME
    const place = places[(actor.index + (ON_THE_ROAD.has(scene) ? number : 0)) % places.length]
    const png = scene === 'pricelist'
    const serial = String(number + 1).padStart(4, '0')
    const picture: Picture = {
      name: png ? `Screenshot_${compact(taken)}_${serial}.png` : `IMG_${compact(taken)}_${serial}.jpg`,
      scene,
      seed: rng.next(),
      facts,
      taken: bare ? -1 : taken,
      position: bare || png || place === undefined || !rng.chance(0.4) ? null : jitter(place, rng),
      device: actor.phoneModel,
      state: EVERYDAY.has(scene) ? faultOf(this.everyday++) : 'whole',
    }
    this.pictures.push(picture)
    const list = this.byScene.get(scene)
    if (list === undefined) this.byScene.set(scene, [picture])
    else list.push(picture)
    return picture
  }

  private forwarded(scene: Scene, sent: number): Picture | null {
    const list = FORWARDED.has(scene) ? this.byScene.get(scene) : undefined
    return list?.[sent % list.length] ?? null
  }
}

function compact(t: number): string {
  return dayText(t).replaceAll('-', '')
}

function jitter(place: Position, rng: Rng): Position {
  return {
    latitude: place.latitude + (rng.float() - 0.5) * 0.002,
    longitude: place.longitude + (rng.float() - 0.5) * 0.002,
  }
}

/** One corrupt file, one with the wrong extension, and now and then one that was never served. */
function faultOf(n: number): Picture['state'] {
  if (n === 1) return 'corrupt'
  if (n === 2) return 'wrong extension'
  return n % 12 === 3 ? 'missing' : 'whole'
}
