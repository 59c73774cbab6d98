import { bitCount } from '../../../shared/domain/id-bits.ts'
import type { Stretch } from './id-sets.ts'

/** A bit for each id of a stretch: sets of very many ids, joined and counted 32 ids at a time. */
export class Marks {
  readonly first: number
  readonly last: number
  /** Id first + i is bit i & 31 of word i >>> 5. */
  readonly words: Uint32Array

  constructor({ first, last }: Stretch) {
    this.first = first
    this.last = last
    this.words = new Uint32Array(((last - first) >>> 5) + 1)
  }

  add(ids: Uint32Array): void {
    const words = this.words
    for (const id of ids) {
      const at = id - this.first
      words[at >>> 5] = (words[at >>> 5] ?? 0) | (1 << (at & 31))
    }
  }

  has(id: number): boolean {
    const at = id - this.first
    return at >= 0 && id <= this.last && (((this.words[at >>> 5] ?? 0) >>> (at & 31)) & 1) === 1
  }

  /** All three with marks of the same stretch. */
  join(other: Marks): void {
    const { words } = this
    for (let i = 0; i < words.length; i++) words[i] = (words[i] ?? 0) | (other.words[i] ?? 0)
  }

  keep(other: Marks): void {
    const { words } = this
    for (let i = 0; i < words.length; i++) words[i] = (words[i] ?? 0) & (other.words[i] ?? 0)
  }

  leaveOut(other: Marks): void {
    const { words } = this
    for (let i = 0; i < words.length; i++) words[i] = (words[i] ?? 0) & ~(other.words[i] ?? 0)
  }

  /** How many ids of a part of the stretch are marked. */
  count(part: Stretch): number {
    let count = 0
    this.#each(part, (bits) => {
      count += bitCount(bits)
    })
    return count
  }

  /** Those ids, ascending. */
  ids(part: Stretch = this): Uint32Array {
    const ids = new Uint32Array(this.count(part))
    let length = 0
    this.#each(part, (marked, start) => {
      for (let bits = marked; bits !== 0; bits &= bits - 1)
        ids[length++] = start + 31 - Math.clz32(bits & -bits)
    })
    return ids
  }

  invert(): void {
    const { words } = this
    for (let i = 0; i < words.length; i++) words[i] = ~(words[i] ?? 0)
  }

  #each(part: Stretch, take: (bits: number, start: number) => void): void {
    const from = Math.max(part.first, this.first) - this.first
    const to = Math.min(part.last, this.last) - this.first
    if (from > to) return
    for (let at = from >>> 5; at <= to >>> 5; at++) {
      let bits = this.words[at] ?? 0
      if (bits === 0) continue
      if (at === from >>> 5) bits &= -1 << (from & 31)
      if (at === to >>> 5) bits &= -1 >>> (31 - (to & 31))
      if (bits !== 0) take(bits, this.first + at * 32)
    }
  }
}

/**
 * Ids that at least `count` of some sets mark, which are of one stretch. For each id the number of sets is counted bit by bit: plane p
 * holds bit p of the numbers of 32 ids in a word.
 */
export function inSomeMarks(sets: readonly Marks[], count: number, stretch: Stretch): Marks {
  const planes: Uint32Array[] = []
  for (const { words } of sets) addOne(planes, words)
  const found = new Marks(stretch)
  const { words } = found
  for (let i = 0; i < words.length; i++) {
    // From the highest bit down: equal so far, or more already.
    let equal = -1
    let more = 0
    for (let p = Math.max(planes.length, 32 - Math.clz32(count)) - 1; p >= 0; p--) {
      const bits = planes[p]?.[i] ?? 0
      if (((count >>> p) & 1) === 1) equal &= bits
      else {
        more |= equal & bits
        equal &= ~bits
      }
    }
    words[i] = more | equal
  }
  return found
}

function addOne(planes: Uint32Array[], words: Uint32Array): void {
  const carry = words.slice()
  for (let p = 0; ; p++) {
    const plane = planes[p]
    if (plane === undefined) {
      if (carry.some((bits) => bits !== 0)) planes.push(carry)
      return
    }
    for (let i = 0; i < carry.length; i++) {
      const bits = plane[i] ?? 0
      const one = carry[i] ?? 0
      plane[i] = bits ^ one
      carry[i] = bits & one
    }
  }
}
