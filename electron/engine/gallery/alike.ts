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
 * Which items can be near is looked up. A hash is cut into parts; of two hashes that differ in at most `within` bits, not every part can differ in
 * more bits than it is allowed where what the parts are allowed, and one more for each, adds up to more than `within`. So it is enough to look,
 * part by part, at those whose part is that near (M. Norouzi, A. Punjani, D. J. Fleet, "Fast search in Hamming space with multi-index
 * hashing", 2012).
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
  const parts = Array.from({ length: partCount }, (_, part) => allowedIn(part, within))
    .map((allowed, part) => (allowed < 0 ? null : new Part(hashes, order, part, allowed)))
    .filter((part) => part !== null)
  for (let place = 0; place < order.length; place++) {
    if ((place & 0xff) === 0) stop()
    const item = order[place] ?? 0
    if (grouped[place] === 1 || hashed[item] !== 1) continue
    grouped[place] = 1
    for (const part of parts) part.take(place, high[item] ?? 0, low[item] ?? 0, within, grouped, leaders)
  }
  return leaders
}

/** Parts of 16 bits: the fastest for 100,000 images. Shorter words have too many images under each, longer ones too many words near each other. */
const partCount = 4

/** In how many bits a part may differ: -1 where it need not be looked at, because the others leave nothing over. */
function allowedIn(part: number, within: number): number {
  const shared = within + 1
  return Math.floor(shared / partCount) - (part < shared % partCount ? 0 : 1)
}

/** One part of each hash, and where those with the same word in it stand. Hashes are kept in that order too, so that a look at many is a walk through memory. */
class Part {
  readonly #bits: readonly number[]
  /** What the words that are near differ in from one's own. */
  readonly #near: Uint16Array
  readonly #start: Uint32Array
  readonly #end: Uint32Array
  readonly #places: Uint32Array
  readonly #high: Uint32Array
  readonly #low: Uint32Array

  constructor({ high, low, hashed }: Hashes, order: Uint32Array, part: number, allowed: number) {
    this.#bits = bitsIn(part)
    const words = 1 << this.#bits.length
    this.#near = Uint16Array.from({ length: words }, (_, word) => word).filter(
      (word) => bitsOf(word) <= allowed,
    )
    const wordOf = (item: number) => wordIn(this.#bits, high[item] ?? 0, low[item] ?? 0)
    const own = Uint16Array.from(order, (item) => (hashed[item] === 1 ? wordOf(item) : 0))
    const start = new Uint32Array(words + 1)
    for (let place = 0; place < order.length; place++) {
      const next = (own[place] ?? 0) + 1
      if (hashed[order[place] ?? 0] === 1) start[next] = (start[next] ?? 0) + 1
    }
    for (let word = 1; word < start.length; word++) start[word] = (start[word] ?? 0) + (start[word - 1] ?? 0)
    const end = start.slice(0, words)
    const length = start[words] ?? 0
    this.#places = new Uint32Array(length)
    this.#high = new Uint32Array(length)
    this.#low = new Uint32Array(length)
    for (let place = 0; place < order.length; place++) {
      const item = order[place] ?? 0
      if (hashed[item] !== 1) continue
      const word = own[place] ?? 0
      const to = end[word] ?? 0
      this.#places[to] = place
      this.#high[to] = high[item] ?? 0
      this.#low[to] = low[item] ?? 0
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
    grouped: Uint8Array,
    leaders: Uint32Array,
  ): void {
    const own = wordIn(this.#bits, ownHigh, ownLow)
    const near = this.#near
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
 * The bits of a part, from 0 to 63. Each byte of a hash is a row of the picture, and neighbours in a picture are alike: so they are taken along
 * diagonals, for parts that say as much as they can.
 */
function bitsIn(part: number): readonly number[] {
  return Array.from({ length: 64 }, (_, bit) => bit).filter(
    (bit) => ((bit >> 3) + (bit & 7)) % partCount === part,
  )
}

function wordIn(bits: readonly number[], high: number, low: number): number {
  let word = 0
  for (const bit of bits) word = (word << 1) | (((bit < 32 ? low >>> bit : high >>> (bit - 32)) & 1) >>> 0)
  return word
}
