import type Database from 'better-sqlite3'
import { WinnowError } from '../../../shared/contract/error.ts'
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
import { Vocabulary } from './vocabulary.ts'

/** Hits between two looks at the cancel flag, a power of two. */
const LOOK = 1024

/** True once nobody wants the answer any more. */
export type Cancelled = () => boolean

interface OpenShard {
  readonly db: Database.Database
  readonly ids: Database.Statement<[string], Buffer | null>
  readonly count: Database.Statement<[string], number>
  shard: Shard
  /** Read when it is first asked for, and again when the shard has grown. */
  vocabulary: { readonly lastId: number; readonly words: Vocabulary } | null
}

/**
 * The shards of a case, held open by one reader. `refresh` before a search sees what an index build has added, replaced or
 * removed since. SQLite cannot be stopped from outside, so `search` looks at its cancel flag as hits come by, and both do
 * between shards: the longest wait is for one shard to count, to find nothing, or to gather the beginning of a word
 * (`a*`), which takes below a second at the 8 million rows that a shard holds at most.
 */
export class ShardSet {
  readonly #folder: string
  readonly #open: OpenDb
  readonly #opened = new Map<string, OpenShard>()
  /** Those that searches run on, ascending. */
  #used: readonly OpenShard[] = []
  #unreadable: DamagedShard[] = []
  #misplaced: DamagedShard[] = []
  /** Of the search that is running; statements reach it through the SQL function look(). */
  #cancelled: Cancelled = () => false

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
   * Ids of the messages that an FTS5 expression finds, ascending.
   * @throws WinnowError call.cancelled, or case.damaged with details {shard} when a shard cannot be read.
   */
  search(expression: string, cancelled: Cancelled): Uint32Array {
    const parts = this.#eachShard(cancelled, ({ ids }) => parseIds(ids.get(expression)))
    const all = new Uint32Array(parts.reduce((sum, part) => sum + part.length, 0))
    let at = 0
    for (const part of parts) {
      all.set(part, at)
      at += part.length
    }
    return all
  }

  /** How many messages an FTS5 expression finds; throws as `search` does. */
  count(expression: string, cancelled: Cancelled): number {
    return this.#eachShard(cancelled, ({ count }) => count.get(expression) ?? 0).reduce(
      (sum, part) => sum + part,
      0,
    )
  }

  /**
   * The indexed words at most `distance` slips from a folded word, most like it in length first; throws as `search` does.
   * The first call reads all words into memory; while a build is going on, from the index itself, 0.3 s a million rows.
   */
  spellings(word: string, distance: number, cancelled: Cancelled): string[] {
    const found = this.#eachShard(cancelled, (opened) => readVocabulary(opened).near(word, distance))
    const offLength = (other: string) => Math.abs(other.length - word.length)
    return [...new Set(found.flat())].sort((a, b) => offLength(a) - offLength(b) || (a < b ? -1 : 1))
  }

  close(): void {
    for (const path of [...this.#opened.keys()]) this.#shut(path)
  }

  #eachShard<Part>(cancelled: Cancelled, run: (shard: OpenShard) => Part): Part[] {
    this.#cancelled = cancelled
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
      db.function('look', () => {
        if (this.#cancelled()) throw searchCancelled()
        return 1
      })
      const shard = readShard(db, path)
      return {
        db,
        shard,
        vocabulary: null,
        // One text of digits for all ids: a third of the time of an object a row. ORDER BY would add half as much again.
        ids: db
          .prepare<[string], Buffer | null>(
            `SELECT CAST(group_concat(rowid) AS BLOB) FROM body_index
             WHERE body_index MATCH ? AND CASE rowid & ${LOOK - 1} WHEN 0 THEN look() ELSE 1 END`,
          )
          .pluck(),
        count: db
          .prepare<[string], number>('SELECT count(*) FROM body_index WHERE body_index MATCH ?')
          .pluck(),
      }
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

function readVocabulary(opened: OpenShard): Vocabulary {
  const { lastId } = opened.shard
  if (opened.vocabulary?.lastId === lastId) return opened.vocabulary.words
  const isListed = opened.db.prepare<[], number>('SELECT words_to = last_id FROM shard').pluck().get() === 1
  const terms = opened.db
    .prepare<[], string>(isListed ? 'SELECT term FROM word' : 'SELECT term FROM body_word')
    .pluck()
  const words = new Vocabulary()
  for (const term of terms.all()) words.add(term)
  opened.vocabulary = { lastId, words }
  return words
}

export const searchCancelled = () => new WinnowError('call.cancelled', 'The search was cancelled.')

const COMMA = 44
const ZERO = 48

/** Numbers from their digits, parted by commas. FTS5 gives them in ascending order, as it keeps them; sorted if it ever does not. */
function parseIds(digits: Buffer | null | undefined): Uint32Array {
  if (digits === null || digits === undefined) return new Uint32Array(0)
  const ids = new Uint32Array((digits.length >> 1) + 1)
  let found = 0
  let id = 0
  let ascending = true
  for (let at = 0; at <= digits.length; at++) {
    const byte = digits[at] ?? COMMA
    if (byte !== COMMA) {
      id = id * 10 + byte - ZERO
      continue
    }
    ascending &&= found === 0 || id > (ids[found - 1] ?? 0)
    ids[found++] = id
    id = 0
  }
  const all = ids.slice(0, found)
  return ascending ? all : all.sort()
}
