import Fuse from 'fuse.js'
import { foldHandle } from '../../../shared/domain/handles.ts'

/** Shorter words are like nearly everything. */
const leastFuzzy = 3
/** Of fuse.js: 0 is equal, 1 is anything; one slip in six letters scores 0.17. */
const threshold = 0.35

/** A name that was found, with a score from 0 (equal) upwards. */
export interface NameHit {
  readonly id: number
  readonly score: number
}

/** Names that can be searched. */
export interface Names {
  /** Best first; equal scores in the order of the names. */
  search(text: string): NameHit[]
}

/** The words that have to be found in a name, folded as names are. */
export const wordsOf = (text: string): string[] => foldHandle(text).split(' ')

/**
 * Names that are found approximately, held in memory. Case, letter width and spaces do not matter; each word of the text
 * has to be found in the name. Names that hold the words as they stand come first, then others by likeness.
 */
export class NameIndex implements Names {
  readonly #ids: readonly number[]
  readonly #folded: readonly string[]
  readonly #likeness: 'always' | 'last resort'
  #fuse: Fuse<string> | null = null

  /** @param likeness 'last resort': similar names only for a word that no name holds as it stands */
  constructor(
    names: readonly { readonly id: number; readonly name: string }[],
    likeness: 'always' | 'last resort' = 'always',
  ) {
    this.#likeness = likeness
    this.#ids = names.map(({ id }) => id)
    this.#folded = names.map(({ name }) => foldHandle(name))
  }

  search(text: string): NameHit[] {
    let found: Map<number, number> | null = null
    for (const word of wordsOf(text)) {
      const hits = this.#hits(word)
      const before: Map<number, number> = found ?? hits
      found = new Map()
      for (const [k, score] of before) {
        const other = hits.get(k)
        if (other !== undefined) found.set(k, Math.max(score, other))
      }
    }
    return [...(found ?? [])]
      .sort(([a, scoreA], [b, scoreB]) => scoreA - scoreB || a - b)
      .flatMap(([k, score]) => {
        const id = this.#ids[k]
        return id === undefined ? [] : [{ id, score }]
      })
  }

  /** Positions of the names that one word is found in. */
  #hits(word: string): Map<number, number> {
    const hits = new Map<number, number>()
    this.#folded.forEach((name, k) => {
      const at = name.indexOf(word)
      if (at !== -1) hits.set(k, name === word ? 0 : at === 0 ? 0.01 : 0.02)
    })
    if (word.length < leastFuzzy || (hits.size > 0 && this.#likeness === 'last resort')) return hits
    this.#fuse ??= new Fuse(this.#folded, {
      threshold,
      ignoreLocation: true,
      includeScore: true,
      shouldSort: false,
    })
    for (const { refIndex, score } of this.#fuse.search(word)) {
      if (!hits.has(refIndex)) hits.set(refIndex, Math.max(0.03, score ?? threshold))
    }
    return hits
  }
}
