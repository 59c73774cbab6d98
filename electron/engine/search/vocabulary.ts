import { isWithin } from '../../../shared/query/index.ts'

/**
 * The words of an index, for spelling-tolerant search. Two words that are k slips apart differ by at most k in length and
 * by at most 2k in the set of letters they use: both are looked up here, so that few words are compared letter by letter.
 */
export class Vocabulary {
  readonly #byLength = new Map<number, { readonly terms: string[]; readonly letters: number[] }>()

  add(term: string): void {
    const { length, letters } = shapeOf(term)
    let bucket = this.#byLength.get(length)
    if (bucket === undefined) {
      bucket = { terms: [], letters: [] }
      this.#byLength.set(length, bucket)
    }
    bucket.terms.push(term)
    bucket.letters.push(letters)
  }

  /** The words at most `distance` slips from a folded word, in no order. */
  near(word: string, distance: number): string[] {
    const { length, letters } = shapeOf(word)
    const found: string[] = []
    for (let size = length - distance; size <= length + distance; size++) {
      const bucket = this.#byLength.get(size)
      if (bucket === undefined) continue
      for (const [i, others] of bucket.letters.entries()) {
        if (bitCount(others ^ letters) > 2 * distance) continue
        const term = bucket.terms[i]
        if (term !== undefined && isWithin(term, word, distance)) found.push(term)
      }
    }
    return found
  }
}

/** Length in code points, and a bit for each of a–z; all other characters share the six bits above. */
function shapeOf(term: string): { length: number; letters: number } {
  let length = 0
  let letters = 0
  for (const character of term) {
    const code = character.codePointAt(0) ?? 0
    letters |= 1 << (code >= 97 && code <= 122 ? code - 97 : 26 + (code % 6))
    length++
  }
  return { length, letters }
}

/** Bits set in a 32-bit number (Warren, Hacker's Delight, 5-1). */
function bitCount(bits: number): number {
  let n = bits - ((bits >>> 1) & 0x55555555)
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333)
  return Math.imul((n + (n >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}
