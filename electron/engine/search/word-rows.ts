import type Database from 'better-sqlite3'
import type { WordTree } from '../../../shared/query/index.ts'
import type { Cancelled } from './cancelled.ts'
import { Doclists, prefixRange, wordRange } from './doclists.ts'
import type { Stretch } from './id-sets.ts'
import { inSomeMarks, Marks } from './marks.ts'
import type { TermRange } from './segment-reader.ts'
import type { Vocabulary } from './vocabulary.ts'

/** More words than this are not asked for by MATCH. */
const MANY = 512
/** Nanoseconds: a list of rows and each row of it; for MATCH to find a word, each row, and each where it merges the lists of many words. */
const LIST = 8000
const LISTED_ROW = 6
const SEEK = 15_000
const MATCHED_ROW = 60
const MERGED_ROW = 150
/** A MATCH that is done sooner than this is not worth a thought. */
const AT_ONCE = 200_000

/** The rows of one shard that have words, from the lists of its index alone. */
export class WordRows {
  readonly #lists: Doclists

  constructor(db: Database.Database) {
    this.#lists = new Doclists(db)
  }

  /**
   * @param shard what the shard covers
   * @returns null where its index cannot be read so
   * @throws WinnowError call.cancelled, SqliteError
   */
  marks(words: WordTree, shard: Stretch, cancelled: Cancelled): Marks | null {
    switch (words.kind) {
      case 'word':
        return this.#ofRanges([rangeOf(words)], shard, cancelled)
      case 'or': {
        const leaves = words.children.flatMap((child) => (child.kind === 'word' ? [rangeOf(child)] : []))
        const own = this.#ofRanges(leaves, shard, cancelled)
        const others = words.children.filter(({ kind }) => kind !== 'word')
        return this.#folded(own, others, shard, cancelled, (marks, more) => marks.join(more))
      }
      case 'and': {
        const left = words.children.flatMap((child) => (child.kind === 'not' ? [child.child] : []))
        const [one, ...others] = words.children.filter(({ kind }) => kind !== 'not')
        const first = one === undefined ? all(shard) : this.marks(one, shard, cancelled)
        const both = this.#folded(first, others, shard, cancelled, (marks, more) => marks.keep(more))
        return this.#folded(both, left, shard, cancelled, (marks, more) => marks.leaveOut(more))
      }
      case 'not':
        return this.#folded(all(shard), [words.child], shard, cancelled, (marks, more) =>
          marks.leaveOut(more),
        )
      case 'some': {
        const sets = words.children.flatMap((child) => this.marks(child, shard, cancelled) ?? [])
        return sets.length === words.children.length ? inSomeMarks(sets, words.count, shard) : null
      }
    }
  }

  #folded(
    start: Marks | null,
    others: readonly WordTree[],
    shard: Stretch,
    cancelled: Cancelled,
    put: (marks: Marks, more: Marks) => void,
  ): Marks | null {
    for (const other of others) {
      const more = start === null ? null : this.marks(other, shard, cancelled)
      if (start === null || more === null) return null
      put(start, more)
    }
    return start
  }

  #ofRanges(ranges: readonly TermRange[], shard: Stretch, cancelled: Cancelled): Marks | null {
    const marks = new Marks(shard)
    return this.#lists.mark(ranges, marks, cancelled) ? marks : null
  }
}

function all(shard: Stretch): Marks {
  const marks = new Marks(shard)
  marks.invert()
  return marks
}

const rangeOf = ({ term, prefix }: Extract<WordTree, { kind: 'word' }>): TermRange =>
  prefix ? prefixRange(term) : wordRange(term)

/** Whether lists of rows are quicker than a MATCH that goes through the whole shard. */
export function listsPay(words: WordTree, vocabulary: Vocabulary): boolean {
  if (isMany(words)) return true
  const costs = costsOf(words, vocabulary)
  return costs !== null && costs.match > AT_ONCE && costs.lists < costs.match
}

/** More words than MATCH is asked for. */
export const isMany = (words: WordTree): boolean => leaves(words) > MANY

function leaves(words: WordTree): number {
  if (words.kind === 'word') return 1
  if (words.kind === 'not') return leaves(words.child)
  return words.children.reduce((sum, child) => sum + leaves(child), 0)
}

interface Costs {
  readonly lists: number
  readonly match: number
}

/** null: how many rows the words have was not counted. */
function costsOf(words: WordTree, vocabulary: Vocabulary): Costs | null {
  if (words.kind === 'word') {
    const rows = words.prefix ? vocabulary.rowsBegun(words.term) : vocabulary.rowsWith(words.term)
    if (rows === null) return null
    return { lists: LIST + rows * LISTED_ROW, match: SEEK + rows * (words.prefix ? MERGED_ROW : MATCHED_ROW) }
  }
  if (words.kind === 'not') return costsOf(words.child, vocabulary)
  const costs = words.children.flatMap((part) => costsOf(part, vocabulary) ?? [])
  if (costs.length !== words.children.length) return null
  const lists = costs.reduce((sum, cost) => sum + cost.lists, 0)
  const all = costs.reduce((sum, cost) => sum + cost.match, 0)
  if (words.kind !== 'and') return { lists, match: all * 1.5 }
  // MATCH goes along the shortest list and looks into the others.
  const kept = costs.filter((_, i) => words.children[i]?.kind !== 'not')
  return { lists, match: Math.min(all, 4 * Math.min(all, ...kept.map(({ match }) => match))) }
}
