import { imageSize, imageSpread, imageState } from '../../../shared/contract/gallery.ts'
import type { ReadDb } from '../db/connection.ts'
import type { ReadSeat } from '../seat.ts'
import { andVisible, hiddenRuns, rowsVersion } from '../sources/index.ts'
import { stopIf } from './cancel.ts'
import { type Carriers, readCarriers } from './carriers.ts'

/** What an image has exactly one of, as its number in `values`. */
export interface ItemColumn {
  readonly codes: Uint32Array
  readonly values: readonly string[]
}

/**
 * Every image that a row which counts names: its bytes once however many rows carry them, and each that was named but not served by itself.
 * Columns by item; what rows say of it stands in `carriers`. 32 bytes a row and 60 an image, the same for a thousand as for a million.
 */
export interface Gallery {
  readonly items: number
  readonly carriers: Carriers
  /** media.id; 0: named, not served. */
  readonly media: Uint32Array
  readonly bytes: Float64Array
  /** By the device's own clock, as if it were UTC: milliseconds; Infinity: it does not say. */
  readonly taken: Float64Array
  /** The 64-bit difference hash in halves; `hashed` is 1 where there is one. */
  readonly high: Uint32Array
  readonly low: Uint32Array
  readonly hashed: Uint8Array
  readonly columns: {
    readonly state: ItemColumn
    readonly spread: ItemColumn
    readonly device: ItemColumn
    readonly taken: ItemColumn
    readonly position: ItemColumn
    readonly type: ItemColumn
    readonly size: ItemColumn
  }
  /** The item of an image by media.id; -1 when no row that counts carries it. */
  itemOf(media: number): number
}

interface MediaRow {
  id: number
  bytes: number
  type: string
  width: number | null
  height: number | null
  frames: number | null
  dhash: string | null
  taken: string | null
  position: number
  device: string | null
  broken: number
}

function readGallery(db: ReadDb, cancelled: () => boolean): Gallery {
  const carriers = readCarriers(db, andVisible(hiddenRuns(db), 'named.message'), cancelled)
  const { items, served } = carriers
  const media = new Uint32Array(items)
  const bytes = new Float64Array(items)
  const taken = new Float64Array(items).fill(Number.POSITIVE_INFINITY)
  const high = new Uint32Array(items)
  const low = new Uint32Array(items)
  const hashed = new Uint8Array(items)
  const state = new Uint32Array(items).fill(imageState.options.indexOf('missing'))
  const size = new Uint32Array(items).fill(imageSize.options.indexOf('unknown'))
  const position = new Uint32Array(items)
  const [types, devices, days] = [new Values(items), new Values(items), new Values(items)]
  // One pass over the table in the order of its key.
  const rows = db.prepare<[], MediaRow>(
    `SELECT id, bytes, type, width, height, frames, dhash, taken_text AS taken, latitude IS NOT NULL AND longitude IS NOT NULL AS position,
       device, problem IS NOT NULL AS broken FROM media ORDER BY id`,
  )
  let read = 0
  for (const row of rows.iterate()) {
    if ((++read & 0xfff) === 0) stopIf(cancelled)
    const item = served[row.id] ?? -1
    if (item < 0) continue
    media[item] = row.id
    bytes[item] = row.bytes
    state[item] = imageState.options.indexOf(
      row.broken === 1 ? 'undecodable' : (row.frames ?? 1) > 1 ? 'animated' : 'still',
    )
    size[item] = imageSize.options.indexOf(sizeOf(row.width, row.height))
    position[item] = row.position
    types.set(item, row.type)
    devices.set(item, row.device ?? '')
    const clock = cameraClock(row.taken)
    if (clock !== null) taken[item] = clock
    days.set(item, clock === null ? '' : new Date(clock).toISOString().slice(0, 10))
    if (row.dhash !== null) {
      hashed[item] = 1
      high[item] = Number.parseInt(row.dhash.slice(0, 8), 16)
      low[item] = Number.parseInt(row.dhash.slice(8), 16)
    }
  }
  return {
    items,
    carriers,
    media,
    bytes,
    taken,
    high,
    low,
    hashed,
    columns: {
      state: { codes: state, values: imageState.options },
      spread: { codes: spreadOf(carriers), values: imageSpread.options },
      device: devices,
      taken: days,
      position: { codes: position, values: ['no', 'yes'] },
      type: types,
      size: { codes: size, values: imageSize.options },
    },
    itemOf: (id) => served[id] ?? -1,
  }
}

/** Texts as numbers; 0 is '', for items of which nothing is said. */
class Values implements ItemColumn {
  readonly codes: Uint32Array
  readonly values: string[] = ['']
  readonly #known = new Map<string, number>([['', 0]])

  constructor(items: number) {
    this.codes = new Uint32Array(items)
  }

  set(item: number, value: string): void {
    let code = this.#known.get(value)
    if (code === undefined) {
      code = this.values.push(value) - 1
      this.#known.set(value, code)
    }
    this.codes[item] = code
  }
}

/** EXIF 2.31: '2020:04:14 09:12:30'. A clock without a zone: it is ordered among its like, and called by its own day. */
function cameraClock(text: string | null): number | null {
  const parts = /^(\d{4}):(\d\d):(\d\d)(?: (\d\d:\d\d:\d\d))?/.exec(text ?? '')
  if (parts === null) return null
  const at = Date.parse(`${parts[1]}-${parts[2]}-${parts[3]}T${parts[4] ?? '00:00:00'}Z`)
  return Number.isNaN(at) ? null : at
}

/** By the longest edge, px. */
function sizeOf(width: number | null, height: number | null): (typeof imageSize.options)[number] {
  if (width === null || height === null) return 'unknown'
  const edge = Math.max(width, height)
  return edge <= 320 ? 'tiny' : edge <= 1280 ? 'small' : edge <= 2560 ? 'medium' : 'large'
}

function spreadOf({ items, start, sender }: Carriers): Uint32Array {
  const codes = new Uint32Array(items)
  for (let item = 0; item < items; item++) {
    const from = start[item] ?? 0
    const to = start[item + 1] ?? 0
    if (to - from < 2) continue
    let first = 0
    let several = false
    for (let at = from; at < to; at++) {
      const own = sender[at] ?? 0
      if (own === 0) continue
      if (first === 0) first = own
      else if (own !== first) several = true
    }
    codes[item] = several ? 2 : 1
  }
  return codes
}

/** The images of the case, read when first asked for and again after an import or a withdrawal. */
class GalleryBook {
  readonly #db: ReadDb
  #version = -1
  #gallery: Gallery | null = null

  constructor(db: ReadDb) {
    this.#db = db
  }

  get(cancelled: () => boolean): Gallery {
    if (this.#gallery !== null && rowsVersion(this.#db) === this.#version) return this.#gallery
    // One snapshot: an import may be committed between two statements.
    return this.#db.transaction(() => {
      const version = rowsVersion(this.#db)
      const gallery = readGallery(this.#db, cancelled)
      this.#gallery = gallery
      this.#version = version
      return gallery
    })()
  }

  close(): void {
    this.#gallery = null
    this.#version = -1
  }
}

const makeBook = (seat: ReadSeat) => new GalleryBook(seat.db)

export const galleryOf = (seat: ReadSeat, cancelled: () => boolean): Gallery =>
  seat.held(makeBook).get(cancelled)
