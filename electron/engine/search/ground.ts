import type { AccountId } from '../../../shared/domain/ids.ts'
import type { Filter, PlanNode, WordTree } from '../../../shared/query/index.ts'
import type { Columns, Postings } from '../columns/index.ts'
import type { ReadDb } from '../db/connection.ts'
import type { Cancelled } from './cancelled.ts'
import { idsOf, overlap, type Stretch } from './id-sets.ts'
import type { ShardSet } from './shard-search.ts'

/** What searches of a case are carried out on. */
export interface Places {
  readonly db: ReadDb
  readonly shards: ShardSet
  readonly columns: Columns
  readonly postings: Postings
}

type WordsNode = Extract<PlanNode, { kind: 'part' | 'fuzzy' }>

/** One search under way, with what it has found out already: which words a part stands for, the whole sets of filters. */
export class Ground implements Places {
  readonly db: ReadDb
  readonly shards: ShardSet
  readonly columns: Columns
  readonly postings: Postings
  /** The rows that the search is about, ascending: every row that counts, or those of them that the index covers. */
  readonly rows: readonly Stretch[]
  readonly cancelled: Cancelled
  /** Whose search it is; null: nobody's own. */
  readonly account: AccountId | null
  readonly #whole = new Map<PlanNode, Uint32Array>()
  readonly #stretches = new Map<Filter, readonly Stretch[]>()
  readonly #words = new Map<WordsNode, string[]>()
  readonly #trees = new Map<PlanNode, WordTree | null>()

  constructor(places: Places, rows: readonly Stretch[], account: AccountId | null, cancelled: Cancelled) {
    this.db = places.db
    this.shards = places.shards
    this.columns = places.columns
    this.postings = places.postings
    this.rows = rows
    this.account = account
    this.cancelled = cancelled
  }

  /** From the first row to the last. */
  get span(): Stretch {
    return { first: this.rows[0]?.first ?? 1, last: this.rows.at(-1)?.last ?? 0 }
  }

  /** The rows that a window is about: `among`, or all in it. */
  candidates(window: Stretch, among: Uint32Array | null): Uint32Array {
    return among ?? idsOf(overlap(this.rows, [window]))
  }

  /** A part's set over all rows, found once for all windows. */
  whole(node: PlanNode, find: () => Uint32Array): Uint32Array {
    const known = this.#whole.get(node)
    if (known !== undefined) return known
    const found = find()
    this.#whole.set(node, found)
    return found
  }

  /** The stretches of ids that a filter stands for, found once for all windows. */
  stretches(filter: Filter, find: () => Stretch[]): readonly Stretch[] {
    const known = this.#stretches.get(filter)
    if (known !== undefined) return known
    const found = find()
    this.#stretches.set(filter, found)
    return found
  }

  /** The indexed words that a part stands for. */
  words(node: WordsNode): string[] {
    const known = this.#words.get(node)
    if (known !== undefined) return known
    const { shards, cancelled } = this
    const found =
      node.kind === 'fuzzy'
        ? shards.spellings(node.word, node.distance, cancelled)
        : shards.withPart(node.part, node.prefix, node.suffix, cancelled)
    this.#words.set(node, found)
    return found
  }

  /** What words stood for others, the first `most` of them by name. */
  spellings(most: number): { word: string; found: string[]; words: number }[] {
    return [...this.#words].flatMap(([node, found]) =>
      node.kind === 'fuzzy' || node.prefix || node.suffix
        ? [{ word: node.typed, found: found.slice(0, most), words: found.length }]
        : [],
    )
  }

  /** The words that a node is, put together once: what lists say of them is kept by that. */
  tree(node: PlanNode, make: () => WordTree | null): WordTree | null {
    const known = this.#trees.get(node)
    if (known !== undefined) return known
    const made = make()
    this.#trees.set(node, made)
    return made
  }
}
