import type Database from 'better-sqlite3'
import { WinnowError } from '../../../shared/contract/error.ts'
import type { WordTree } from '../../../shared/query/index.ts'
import { type Cancelled, searchCancelled } from './cancelled.ts'
import { clip, joinedParts, type Stretch } from './id-sets.ts'
import type { Marks } from './marks.ts'
import {
  byRange,
  type DamagedShard,
  damageOf,
  isDamage,
  misplaced,
  type OpenDb,
  readShard,
  type Shard,
  type ShardRange,
  shardFiles,
} from './shard.ts'
import { ShardQueries } from './shard-queries.ts'
import { unionAll } from './union-all.ts'

interface OpenShard {
  readonly db: Database.Database
  readonly queries: ShardQueries
  shard: Shard
}

/**
 * The shards of a case, held open by one reader. `refresh` before a search sees what an index build has added, replaced or removed since.
 * SQLite cannot be stopped from outside: callers ask for no more ids at once than a person would wait for (windows.ts), and between
 * statements the cancel flag is looked at.
 */
export class ShardSet {
  readonly #folder: string
  readonly #open: OpenDb
  readonly #opened = new Map<string, OpenShard>()
  /** Those that searches run on, ascending. */
  #used: readonly OpenShard[] = []
  #unreadable: DamagedShard[] = []
  #misplaced: DamagedShard[] = []

  constructor(folder: string, open: OpenDb) {
    this.#folder = folder
    this.#open = open
  }

  /** Ascending by id. */
  get shards(): Shard[] {
    return this.#used.map(({ shard }) => shard)
  }

  /** Files that could not be opened, that failed in a search, or that overlap others: to be built again. */
  get damaged(): readonly DamagedShard[] {
    return [...this.#unreadable, ...this.#misplaced]
  }

  /** The ranges of message ids that searches cover, joined where they touch. */
  get covered(): ShardRange[] {
    const ranges: { firstId: number; lastId: number }[] = []
    for (const { firstId, lastId } of this.shards) {
      const open = ranges.at(-1)
      if (lastId < firstId) continue
      if (open !== undefined && open.lastId + 1 === firstId) open.lastId = lastId
      else ranges.push({ firstId, lastId })
    }
    return ranges
  }

  /**
   * Opens new shards, closes those that are gone, and reads anew what each covers.
   * @param lastMessage the highest message id of the case; 0 when it has none.
   */
  refresh(lastMessage: number): void {
    const paths = new Set(shardFiles(this.#folder))
    for (const path of [...this.#opened.keys()]) if (!paths.has(path)) this.#shut(path)
    this.#unreadable = this.#unreadable.filter(({ path }) => paths.has(path))
    for (const { path } of this.#unreadable) paths.delete(path)
    for (const path of paths) {
      try {
        const opened = this.#opened.get(path) ?? this.#openShard(path)
        this.#opened.set(path, opened)
        opened.shard = readShard(opened.db, path)
      } catch (error) {
        this.#fail(path, damageOf(error))
      }
    }
    const used: OpenShard[] = []
    this.#misplaced = []
    for (const opened of [...this.#opened.values()].sort((a, b) => byRange(a.shard, b.shard))) {
      const reason = misplaced(opened.shard, used.at(-1)?.shard, lastMessage)
      if (reason === null) used.push(opened)
      else this.#misplaced.push({ path: opened.shard.path, reason })
    }
    this.#used = used
  }

  /**
   * Ids of a window that an FTS5 expression finds, ascending.
   * @throws WinnowError call.cancelled, or case.damaged with details {shard} when a shard cannot be read.
   */
  search(expression: string, window: Stretch, cancelled: Cancelled): Uint32Array {
    return joinedParts(this.#each(window, cancelled, ({ queries }, part) => queries.ids(expression, part)))
  }

  /** The first ids of a window that an expression finds, ascending, at most `count`; throws as `search` does. */
  first(expression: string, window: Stretch, count: number, cancelled: Cancelled): number[] {
    const found: number[] = []
    this.#each(window, cancelled, ({ queries }, part) => {
      if (found.length < count) found.push(...queries.first(expression, part, count - found.length))
    })
    return found
  }

  /** How many ids of a window an expression finds; throws as `search` does. */
  count(expression: string, window: Stretch, cancelled: Cancelled): number {
    return sum(this.#each(window, cancelled, ({ queries }, part) => queries.count(expression, part)))
  }

  /**
   * Ids of a window that any of some words finds, however many they are; throws as `search` does, and looks at the cancel flag between
   * batches of them.
   */
  any(expressions: readonly string[], window: Stretch, cancelled: Cancelled): Uint32Array {
    const parts = this.#each(window, cancelled, ({ queries }, part) => {
      const found: Uint32Array[] = []
      for (let at = 0; at < expressions.length; at += BATCH) {
        if (cancelled()) throw searchCancelled()
        const batch = expressions.slice(at, at + BATCH).map((one) => `(${one})`)
        found.push(queries.ids(batch.join(' OR '), part))
      }
      return unionAll(found)
    })
    return joinedParts(parts)
  }

  /**
   * The rows that have words, shard by shard: of all shards that a window touches, whole; null where `search` is quicker. Throws as that
   * does, and looks at the cancel flag between pages of the index.
   */
  marked(words: WordTree, window: Stretch, cancelled: Cancelled): Marks[] | null {
    const parts = this.#each(window, cancelled, ({ queries, shard }, part) =>
      queries.marked(words, shard, part, cancelled),
    )
    const marks = parts.flatMap((part) => part ?? [])
    return marks.length === parts.length ? marks : null
  }

  /**
   * How many rows of a window have one indexed word, where the shards that it lies in lie wholly in it and have counted their words; null
   * where they have not.
   */
  counted(word: string, window: Stretch, cancelled: Cancelled): number | null {
    const counts = this.#each(window, cancelled, ({ queries, shard }) =>
      shard.firstId >= window.first && shard.lastId <= window.last ? queries.rowsWith(word, shard) : null,
    )
    return counts.every((count) => count !== null) ? sum(counts) : null
  }

  /** The indexed words at most `distance` slips from a word drawn in Latin letters, most like it in length first; throws as `search` does. */
  spellings(word: string, distance: number, cancelled: Cancelled): string[] {
    const found = this.#all(cancelled, ({ queries, shard }) => queries.vocabulary(shard).near(word, distance))
    return likeliest(found.flat(), word.length)
  }

  /** The indexed words that have a part, shortest first; throws as `search` does. */
  withPart(part: string, prefix: boolean, suffix: boolean, cancelled: Cancelled): string[] {
    const found = this.#all(cancelled, ({ queries, shard }) =>
      queries.vocabulary(shard).withPart(part, prefix, suffix),
    )
    return likeliest(found.flat(), 0)
  }

  /** Indexed words that are another spelling of one; with `prefix`, of its beginnings. */
  variants(key: string, prefix: boolean): string[] {
    const found = this.#all(never, ({ queries }) => queries.variants(key, prefix))
    return [...new Set(found.flat())]
  }

  /** Indexed words that look like `drawn` and are another word than `key`; throws as `search` does. */
  lookAlikes(drawn: string, key: string, cancelled: Cancelled): string[] {
    return [...new Set(this.#all(cancelled, ({ queries }) => queries.lookAlikes(drawn, key)).flat())]
  }

  /** Ids of a window that have a trait (trait-build.ts), ascending; throws as `search` does. */
  trait(name: string, window: Stretch, cancelled: Cancelled): Uint32Array {
    return joinedParts(
      this.#each(window, cancelled, ({ queries }, part) => clip(queries.trait(name, part), part)),
    )
  }

  /** Ids of a window whose script is one, by its place in the list of scripts, ascending; throws as `search` does. */
  withScript(script: number, window: Stretch, cancelled: Cancelled): Uint32Array {
    return joinedParts(
      this.#each(window, cancelled, ({ queries, shard }, part) => queries.withScript(script, shard, part)),
    )
  }

  /** Scripts of rows by their place in the list of scripts; 0 for rows that the index does not hold. Ids in any order. */
  scripts(ids: Uint32Array, cancelled: Cancelled): Uint8Array {
    const scripts = new Uint8Array(ids.length)
    this.#all(cancelled, ({ queries, shard }) => queries.scriptsOf(ids, shard, scripts))
    return scripts
  }

  close(): void {
    for (const path of [...this.#opened.keys()]) this.#shut(path)
  }

  /** What each shard that a window lies in says of its part of it. */
  #each<Part>(
    window: Stretch,
    cancelled: Cancelled,
    run: (opened: OpenShard, part: Stretch) => Part,
  ): Part[] {
    return this.#all(cancelled, (opened) => {
      const first = Math.max(window.first, opened.shard.firstId)
      const last = Math.min(window.last, opened.shard.lastId)
      return first <= last ? [run(opened, { first, last })] : []
    }).flat(1) as Part[]
  }

  #all<Part>(cancelled: Cancelled, run: (opened: OpenShard) => Part): Part[] {
    return this.#used.map((opened) => {
      if (cancelled()) throw searchCancelled()
      try {
        return run(opened)
      } catch (error) {
        if (!isDamage(error)) throw error
        const { path } = opened.shard
        this.#fail(path, damageOf(error))
        throw new WinnowError(
          'case.damaged',
          `The search index ${path} is damaged. Nothing is lost: it is made from the messages and will be built again.`,
          { shard: path },
        )
      }
    })
  }

  #openShard(path: string): OpenShard {
    const db = this.#open(path, 'read')
    try {
      return { db, shard: readShard(db, path), queries: new ShardQueries(db) }
    } catch (error) {
      db.close()
      throw error
    }
  }

  #shut(path: string): void {
    this.#opened.get(path)?.db.close()
    this.#opened.delete(path)
    this.#used = this.#used.filter(({ shard }) => shard.path !== path)
  }

  #fail(path: string, reason: string): void {
    this.#shut(path)
    this.#unreadable.push({ path, reason })
  }
}

/** FTS5 goes through the words of an OR side by side: more of them at once take longer for each row. */
const BATCH = 64

const never = () => false

const sum = (parts: readonly number[]): number => parts.reduce((all, part) => all + part, 0)

const likeliest = (words: readonly string[], length: number): string[] => {
  const off = (word: string) => Math.abs(word.length - length)
  return [...new Set(words)].sort((a, b) => off(a) - off(b) || (a < b ? -1 : 1))
}
