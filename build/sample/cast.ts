import { DAY, DAYS, WINDOW } from './calendar.ts'
import { cellSite, imei } from './identifiers.ts'
import { handleName, lookalikeOf } from './names.ts'
import { inventPerson, type Person } from './people.ts'
import { Rng } from './rng.ts'
import type { Style } from './style.ts'

/** One handset with its handle. Someone who changes phone has two. */
export interface Device {
  readonly index: number
  readonly handle: string
  readonly imei: string
  /** Seconds by which its clock is ahead. */
  readonly skew: number
  readonly cells: readonly string[]
  readonly burn: number
  /** Place in the file, or -1 if no pack of this handle was served. */
  pack: number
  /** Stretches without data: [from, to) and why. */
  readonly gaps: readonly Gap[]
}

export interface Gap {
  readonly from: number
  readonly to: number
  readonly cause: 'burned' | 'collection failed'
}

/** Someone who writes: a voice, and a handset or two. */
export interface Actor {
  readonly index: number
  readonly person: Person
  readonly style: Style
  readonly words: readonly string[]
  readonly emoji: readonly string[]
  readonly emojiRate: number
  readonly abroad: boolean
  readonly phoneModel: string
  readonly device: Device
  /** From changeAt on he writes from here. */
  readonly nextDevice: Device | null
  readonly changeAt: number
  /** From changeAt on another person holds the same handset. */
  readonly nextHolder: { readonly person: Person; readonly style: Style } | null
  /** Another person who writes from the same handset on every other day. */
  readonly sharer: Person | null
}

export interface Cast {
  readonly actors: readonly Actor[]
  readonly devices: readonly Device[]
  /** Device indexes in file order. */
  readonly packs: readonly number[]
  readonly lookalikes: readonly (readonly [string, string])[]
}

const WORDS = [
  'mate',
  'bro',
  'lad',
  'pal',
  'fella',
  'bruv',
  'mush',
  'cuz',
  'boss',
  'kid',
  'la',
  'my g',
  'geez',
  'chief',
  'big man',
]
const WORDS_ABROAD = ['my friend', 'amigo', 'habibi', 'brother', 'maat']
const EMOJI = [
  ' 😂',
  ' 👍',
  ' 🙏',
  ' 💪',
  ' 🤣',
  ' 👊',
  ' 😎',
  ' 🔥',
  ' 🙄',
  ' 😅',
  ' 🍻',
  ' 💯',
  ' 🤷‍♂️',
  ' 😴',
  ' 😬',
  ' 🤔',
]
const BURNS = [604_800, 604_800, 604_800, 604_800, 86_400, 259_200, 1_209_600, 3600]
const MODELS = ['Corvane C2', 'Corvane C2 Lite', 'Halmere One', 'Halmere X5', 'Orrin P30']

/** How many people write in a cell of so many rows. */
export function castSize(rows: number): number {
  return rows < 500 ? 7 : rows < 2000 ? 12 : Math.round(18 + 4 * Math.log2(rows / 1000))
}

/**
 * People of one cell.
 * @param hubs whether the first two are the same in every cell: the brokers whose conversation runs through a whole large case
 */
export function buildCast(cellRng: Rng, seed: number, cell: number, size: number, hubs: boolean): Cast {
  const devices: Device[] = []
  const lookalikes: [string, string][] = []
  const people = Array.from({ length: size + 2 }, (_, i) => inventPerson(cellRng, `P${cell + 1}-${i + 1}`))
  const newDevice = (rng: Rng, handle: string, settled: boolean): Device => {
    const device: Device = {
      index: devices.length,
      handle,
      imei: imei(rng),
      skew: rng.between(-9, 9) + (rng.chance(0.2) ? rng.between(-35, 35) : 0),
      cells: Array.from({ length: rng.between(3, 6) }, () => cellSite(rng)),
      burn: rng.pick(BURNS),
      pack: -1,
      gaps: settled ? [] : inventGaps(rng),
    }
    devices.push(device)
    return device
  }
  const perCell = MAX_CAST * 2
  const name = (i: number): string => handleName(cell * perCell + i, seed)
  const actors: Actor[] = []
  for (let i = 0; i < size; i++) {
    const hub = hubs && i < HUBS
    const rng = hub ? new Rng(seed, 0x4b5, i) : cellRng
    const abroad = i >= HUBS && i % 5 === 3
    let handle = hub ? handleName(i, seed) : name(i)
    // Near-identical names have misled courts: a few pairs of different people.
    if (i > 4 && i % 9 === 5) {
      const other = name(i - 4)
      handle = lookalikeOf(other, cell + i)
      lookalikes.push([other, handle])
    }
    const device = newDevice(rng, handle, abroad || hub)
    const changes = !abroad && i % 8 === 2
    const passedOn = !abroad && i % 13 === 6
    const words = abroad ? WORDS_ABROAD : WORDS
    // One man with two handles: every eleventh writer is also the second handle of the first.
    const person = hub ? inventPerson(rng, `P0-${i + 1}`) : (people[i % 11 === 9 ? i - 8 : i] ?? people[0])
    const successor = people[size]
    if (person === undefined || successor === undefined) throw new RangeError('a cast needs people')
    actors.push({
      index: i,
      person,
      style: pickStyle(rng, abroad),
      words: [rng.pick(words), rng.pick(words)],
      emoji: [rng.pick(EMOJI), rng.pick(EMOJI), rng.pick(EMOJI)],
      emojiRate: rng.pick([0, 0, 0.02, 0.05, 0.08, 0.16]),
      abroad,
      phoneModel: rng.pick(MODELS),
      device,
      nextDevice: changes ? newDevice(rng, name(MAX_CAST + i), false) : null,
      changeAt: changes || passedOn ? rng.between(20, DAYS - 15) * DAY + rng.between(18, 23) * 3600 : WINDOW,
      sharer: !abroad && !hub && i % 13 === 8 ? (people[size + 1] ?? null) : null,
      nextHolder: passedOn ? { person: successor, style: pickStyle(rng, false) } : null,
    })
  }
  const packs = choosePacks(cellRng, actors)
  for (const [order, index] of packs.entries()) {
    const device = devices[index]
    if (device !== undefined) device.pack = order
  }
  return { actors, devices, packs, lookalikes }
}

/** Room for the casts of one cell in the walk through all names. */
const MAX_CAST = 64
/** The busiest two; in a case of many cells they are the same two everywhere. */
const HUBS = 2

/** Packs are served for most handles, the busiest among them, in no particular order. */
function choosePacks(rng: Rng, actors: readonly Actor[]): number[] {
  const served = actors.filter((a) => a.index < 3 || (rng.chance(0.9) && (!a.abroad || rng.chance(0.35))))
  const indexes = served.flatMap((a) => [
    a.device.index,
    ...(a.nextDevice === null ? [] : [a.nextDevice.index]),
  ])
  return rng.shuffled(indexes)
}

function pickStyle(rng: Rng, abroad: boolean): Style {
  return rng.pick<Style>(abroad ? [0, 0, 5, 1] : [0, 0, 0, 1, 1, 1, 2, 2, 3, 3, 5, 4])
}

function inventGaps(rng: Rng): Gap[] {
  const gaps: Gap[] = []
  for (let k = rng.below(3); k > 0; k--) {
    const from = rng.between(2, DAYS - 10) * DAY + rng.below(2) * rng.below(DAY)
    const days = rng.between(1, 6)
    if (gaps.every((g) => from > g.to + DAY || from + days * DAY < g.from - DAY)) {
      gaps.push({ from, to: from + days * DAY, cause: rng.chance(0.6) ? 'burned' : 'collection failed' })
    }
  }
  return gaps.sort((x, y) => x.from - y.from)
}

export function deviceAt(actor: Actor, t: number): Device {
  return actor.nextDevice !== null && t >= actor.changeAt ? actor.nextDevice : actor.device
}

export function personAt(actor: Actor, t: number): Person {
  if (actor.sharer !== null && Math.floor(t / DAY) % 2 === 1) return actor.sharer
  return actor.nextHolder !== null && t >= actor.changeAt ? actor.nextHolder.person : actor.person
}

export function styleAt(actor: Actor, t: number): Style {
  return actor.nextHolder !== null && t >= actor.changeAt ? actor.nextHolder.style : actor.style
}
