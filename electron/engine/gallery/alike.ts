import type { Gallery } from './model.ts'

type Hashes = Pick<Gallery, 'high' | 'low' | 'hashed'>

/** More than any distance: there is no hash to compare. */
export const incomparable = 255

/** Bits set in a 32-bit word (H. S. Warren, Hacker's Delight, 5-1). */
function bitsOf(word: number): number {
  let x = word - ((word >>> 1) & 0x55555555)
  x = (x & 0x33333333) + ((x >>> 2) & 0x33333333)
  x = (x + (x >>> 4)) & 0x0f0f0f0f
  return Math.imul(x, 0x01010101) >>> 24
}

/** Of each item how many of the 64 bits of its hash differ from those of `of`: 0 to 64, or `incomparable`. */
export function distancesFrom({ high, low, hashed }: Hashes, of: number): Uint8Array {
  const distances = new Uint8Array(high.length).fill(incomparable)
  if (hashed[of] !== 1) return distances
  const ownHigh = high[of] ?? 0
  const ownLow = low[of] ?? 0
  for (let item = 0; item < distances.length; item++) {
    if (hashed[item] !== 1) continue
    distances[item] = bitsOf((high[item] ?? 0) ^ ownHigh) + bitsOf((low[item] ?? 0) ^ ownLow)
  }
  return distances
}

/**
 * Puts look-alikes together: in the order given each item that is in no group yet begins one and takes in every later one that
 * differs from it in at most `within` bits. So every member is that near to the one that stands for it, and no chain of small
 * differences leads from one picture to quite another. Items without a hash stay alone.
 *
 * Which items can be near is looked up: of four parts of the hash at least one differs in no more than a fourth of the bits that the
 * whole may differ in, so it is enough to look where a part is that near (M. Norouzi, A. Punjani, D. J. Fleet, "Fast search in Hamming space
 * with multi-index hashing", 2012).
 * @returns for each place in `order` the place of the one that stands for it
 */
export function groupAlike(
  hashes: Hashes,
  order: Uint32Array,
  within: number,
  stop: () => void,
): Uint32Array {
  const { high, low, hashed } = hashes
  const leaders = Uint32Array.from(order, (_, place) => place)
  const grouped = new Uint8Array(order.length)
  const parts = [0, 1, 2, 3].map((part) => new Part(hashes, order, part))
  const near = nearWords(Math.floor(within / parts.length))
  for (let place = 0; place < order.length; place++) {
    if ((place & 0xff) === 0) stop()
    const item = order[place] ?? 0
    if (grouped[place] === 1 || hashed[item] !== 1) continue
    grouped[place] = 1
    for (const part of parts)
      part.take(place, high[item] ?? 0, low[item] ?? 0, within, near, grouped, leaders)
  }
  return leaders
}

/** One fourth of each hash, and where those with the same fourth stand. Hashes are kept in that order too, so that a look at many is a walk through memory. */
class Part {
  /** 16 bits of each place's hash. */
  readonly #words: Uint16Array
  readonly #start: Uint32Array
  readonly #end: Uint32Array
  readonly #places: Uint32Array
  readonly #high: Uint32Array
  readonly #low: Uint32Array

  constructor({ high, low, hashed }: Hashes, order: Uint32Array, part: number) {
    this.#words = Uint16Array.from(
      order,
      (item) => (everyFourth(high[item] ?? 0, part) << 8) | everyFourth(low[item] ?? 0, part),
    )
    const start = new Uint32Array(0x10001)
    const have = order.map((item) => hashed[item] ?? 0)
    for (let place = 0; place < order.length; place++) {
      if (have[place] === 1)
        start[(this.#words[place] ?? 0) + 1] = (start[(this.#words[place] ?? 0) + 1] ?? 0) + 1
    }
    for (let word = 1; word < start.length; word++) start[word] = (start[word] ?? 0) + (start[word - 1] ?? 0)
    const end = start.slice(0, 0x10000)
    const length = start[0x10000] ?? 0
    this.#places = new Uint32Array(length)
    this.#high = new Uint32Array(length)
    this.#low = new Uint32Array(length)
    for (let place = 0; place < order.length; place++) {
      if (have[place] !== 1) continue
      const word = this.#words[place] ?? 0
      const to = end[word] ?? 0
      this.#places[to] = place
      this.#high[to] = high[order[place] ?? 0] ?? 0
      this.#low[to] = low[order[place] ?? 0] ?? 0
      end[word] = to + 1
    }
    this.#start = start
    this.#end = end
  }

  /** Takes those that are near into the group of `leader`; those that are in a group already are dropped on the way. */
  take(
    leader: number,
    ownHigh: number,
    ownLow: number,
    within: number,
    near: Uint16Array,
    grouped: Uint8Array,
    leaders: Uint32Array,
  ): void {
    const own = this.#words[leader] ?? 0
    const places = this.#places
    const high = this.#high
    const low = this.#low
    for (let k = 0; k < near.length; k++) {
      const word = own ^ (near[k] ?? 0)
      let end = this.#end[word] ?? 0
      for (let at = this.#start[word] ?? 0; at < end; ) {
        const place = places[at] ?? 0
        if (grouped[place] === 0) {
          if (bitsOf((high[at] ?? 0) ^ ownHigh) + bitsOf((low[at] ?? 0) ^ ownLow) > within) {
            at++
            continue
          }
          grouped[place] = 1
          leaders[place] = leader
        }
        end--
        places[at] = places[end] ?? 0
        high[at] = high[end] ?? 0
        low[at] = low[end] ?? 0
      }
      this.#end[word] = end
    }
  }
}

/**
 * A fourth of half a hash, 8 bits. A byte is a row of the picture, and neighbours in a picture are alike: so the bits are taken along
 * diagonals, two of each row and each column in turn, for parts that say as much as they can.
 */
function everyFourth(rows: number, part: number): number {
  const slanted =
    (rows & 0xff000000) |
    (turned((rows >>> 16) & 0xff, 1) << 16) |
    (turned((rows >>> 8) & 0xff, 2) << 8) |
    turned(rows & 0xff, 3)
  let x = (slanted >>> part) & 0x11111111
  x = (x | (x >>> 3)) & 0x03030303
  x = (x | (x >>> 6)) & 0x000f000f
  return (x | (x >>> 12)) & 0xff
}

/** A byte turned left. */
const turned = (byte: number, by: number): number => ((byte << by) | (byte >>> (8 - by))) & 0xff

/** All 16-bit words with at most `most` bits set. */
function nearWords(most: number): Uint16Array {
  return Uint16Array.from({ length: 0x10000 }, (_, word) => word).filter((word) => bitsOf(word) <= most)
}
