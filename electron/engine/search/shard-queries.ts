import { inflateRawSync } from 'node:zlib'
import type Database from 'better-sqlite3'
import type { WordTree } from '../../../shared/query/index.ts'
import { decodeIds } from '../cells/index.ts'
import type { Cancelled } from './cancelled.ts'
import { joinedParts, type Stretch } from './id-sets.ts'
import type { Marks } from './marks.ts'
import type { ShardRange } from './shard.ts'
import { type OddWord, Vocabulary } from './vocabulary.ts'
import { isMany, listsPay, WordRows } from './word-rows.ts'

/** A window of this many ids is one of many over all rows; lists are read whole, which a shorter one does not pay for. */
const LONG = 100_000
/** But for very many words, which are looked for in the texts themselves where the window is no longer than this. */
export const FEW_ROWS = 8192

interface Chunk {
  readonly first: number
  readonly rows: number
  readonly data: Buffer
}

/**
 * What one shard is asked. Bounds of ids are cast: numbers from JavaScript are bound as REAL, and FTS5 then goes through everything
 * below the first and above the last of them.
 */
export class ShardQueries {
  readonly #db: Database.Database
  readonly #ids
  readonly #first
  readonly #count
  readonly #chunks
  readonly #wordRows: WordRows
  /** By the words of searches that are under way. */
  readonly #marked = new WeakMap<WordTree, { readonly lastId: number; readonly marks: Marks | null }>()
  #words: { readonly lastId: number; readonly words: Vocabulary } | null = null
  #scripts: { readonly lastId: number; readonly chunks: { first: number; scripts: Uint8Array }[] } | null =
    null
  #hasOdd: { readonly lastId: number; readonly any: boolean } | null = null

  constructor(db: Database.Database) {
    this.#db = db
    this.#wordRows = new WordRows(db)
    // One text of digits for all ids: a third of the time of an object a row. ORDER BY would add half as much again.
    this.#ids = db
      .prepare<[string, number, number], Buffer | null>(
        `SELECT CAST(group_concat(rowid) AS BLOB) FROM body_index
         WHERE body_index MATCH ? AND rowid BETWEEN CAST(? AS INTEGER) AND CAST(? AS INTEGER)`,
      )
      .pluck()
    this.#first = db
      .prepare<[string, number, number, number], number>(
        `SELECT rowid FROM body_index
         WHERE body_index MATCH ? AND rowid BETWEEN CAST(? AS INTEGER) AND CAST(? AS INTEGER) ORDER BY rowid LIMIT ?`,
      )
      .pluck()
    this.#count = db
      .prepare<[string, number, number], number>(
        `SELECT count(*) FROM body_index
         WHERE body_index MATCH ? AND rowid BETWEEN CAST(? AS INTEGER) AND CAST(? AS INTEGER)`,
      )
      .pluck()
    // trait_name (name, first_id).
    this.#chunks = db.prepare<[string, number, number], Chunk>(
      'SELECT first_id AS first, rows, data FROM trait WHERE name = ? AND first_id <= ? AND last_id >= ? ORDER BY first_id',
    )
  }

  ids(expression: string, { first, last }: Stretch): Uint32Array {
    return parseIds(this.#ids.get(expression, first, last))
  }

  first(expression: string, { first, last }: Stretch, count: number): number[] {
    return this.#first.all(expression, first, last, count)
  }

  count(expression: string, { first, last }: Stretch): number {
    return this.#count.get(expression, first, last) ?? 0
  }

  /**
   * The rows of the whole shard that have words, from its lists; found once for a search, whatever the windows that it is asked for.
   * @returns null where MATCH is quicker in this window, or the lists cannot be read
   * @throws WinnowError call.cancelled
   */
  marked(words: WordTree, shard: ShardRange, window: Stretch, cancelled: Cancelled): Marks | null {
    const known = this.#marked.get(words)
    if (known?.lastId === shard.lastId) return known.marks
    const rows = window.last - window.first + 1
    if (rows < LONG && !(rows > FEW_ROWS && isMany(words))) return null
    if (!listsPay(words, this.vocabulary(shard))) return null
    const all = { first: shard.firstId, last: shard.lastId }
    const marks = this.#wordRows.marks(words, all, cancelled)
    this.#marked.set(words, { lastId: shard.lastId, marks })
    return marks
  }

  /** Rows of the whole shard that have a word, as they were counted when its words were listed; null while that list is behind. */
  rowsWith(word: string, shard: ShardRange): number | null {
    return this.vocabulary(shard).rowsWith(word)
  }

  /** Read when it is first asked for, and again when the shard has grown; from the index itself while the list of words is behind. */
  vocabulary({ lastId }: ShardRange): Vocabulary {
    if (this.#words?.lastId === lastId) return this.#words.words
    const listed = this.#db
      .prepare<[number], { words: string; rows: Buffer }>(
        'SELECT words, word_list.rows FROM word_list JOIN shard WHERE words_to = ?',
      )
      .get(lastId)
    const words =
      listed?.words ?? this.#db.prepare<[], string>('SELECT term FROM body_word').pluck().all().join('\n')
    const odd = this.#db.prepare<[], OddWord>('SELECT term, key, drawn FROM odd_word').all()
    this.#words = { lastId, words: new Vocabulary(words, odd, listed?.rows ?? null) }
    return this.#words.words
  }

  variants(key: string, prefix: boolean): string[] {
    if (!this.#anyOdd()) return []
    // odd_word_key.
    return this.#db
      .prepare<[string, string], string>(
        'SELECT term FROM odd_word WHERE key <> term AND key BETWEEN ? AND ? ORDER BY term',
      )
      .pluck()
      .all(key, prefix ? `${key}\u{10FFFF}` : key)
  }

  lookAlikes(drawn: string, key: string): string[] {
    // odd_word_drawn; the word itself, where another was typed, by one look into the index.
    const others = this.#db
      .prepare<[string, string], string>(
        'SELECT term FROM odd_word WHERE drawn <> key AND drawn = ? AND key <> ? ORDER BY term',
      )
      .pluck()
      .all(drawn, key)
    const isThere = drawn !== key && this.#first.all(`"${drawn}"`, 0, Number.MAX_SAFE_INTEGER, 1).length > 0
    return isThere ? [drawn, ...others] : others
  }

  /** Ids that have a trait, of all slices that a window touches. */
  trait(name: string, { first, last }: Stretch): Uint32Array {
    return joinedParts(this.#chunks.all(name, last, first).map(({ data, rows }) => decodeIds(data, rows)))
  }

  /** Ids of a window whose script is one, ascending. */
  withScript(script: number, shard: ShardRange, { first, last }: Stretch): Uint32Array {
    const ids = new Uint32Array(last - first + 1)
    let length = 0
    for (const chunk of this.#scriptChunks(shard)) {
      const { scripts } = chunk
      const end = Math.min(scripts.length, last + 1 - chunk.first)
      for (let i = Math.max(0, first - chunk.first); i < end; i++) {
        if (scripts[i] === script) ids[length++] = chunk.first + i
      }
    }
    return ids.subarray(0, length)
  }

  #scriptChunks({ firstId, lastId }: ShardRange): { first: number; scripts: Uint8Array }[] {
    if (this.#scripts?.lastId === lastId) return this.#scripts.chunks
    const chunks = this.#chunks
      .all('script', lastId, firstId)
      .map(({ first, data }) => ({ first, scripts: new Uint8Array(inflateRawSync(data)) }))
    this.#scripts = { lastId, chunks }
    return chunks
  }

  /** Writes the scripts of those ids that the shard holds. */
  scriptsOf(ids: Uint32Array, shard: ShardRange, into: Uint8Array): void {
    const { firstId, lastId } = shard
    const chunks = this.#scriptChunks(shard)
    let at = 0
    for (let i = 0; i < ids.length; i++) {
      const id = ids[i] ?? 0
      if (id < firstId || id > lastId) continue
      let chunk = chunks[at]
      if (chunk === undefined || id < chunk.first || id >= chunk.first + chunk.scripts.length) {
        at = chunks.findIndex(({ first, scripts }) => id >= first && id < first + scripts.length)
        chunk = chunks[at]
      }
      into[i] = chunk?.scripts[id - chunk.first] ?? 0
    }
  }

  /** Most cases have no such word: one look saves one a word. Asked anew only when the table has changed. */
  #anyOdd(): boolean {
    const version = this.#db.pragma('data_version', { simple: true })
    const lastId = typeof version === 'number' ? version : 0
    if (this.#hasOdd?.lastId !== lastId) {
      const any = this.#db.prepare('SELECT 1 FROM odd_word WHERE key <> term LIMIT 1').get() !== undefined
      this.#hasOdd = { lastId, any }
    }
    return this.#hasOdd.any
  }
}

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
