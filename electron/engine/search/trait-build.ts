import { deflateRawSync } from 'node:zlib'
import type Database from 'better-sqlite3'
import { WinnowError } from '../../../shared/contract/error.ts'
import { entityBits, entityKinds } from '../../../shared/domain/entities.ts'
import { scriptOf, scripts } from '../../../shared/domain/scripts.ts'
import { drawnLike, symbolsIn, tokenise, wordKey } from '../../../shared/query/index.ts'
import { encodeIds } from '../cells/index.ts'
import { type BuildCall, buildCancelled } from './build-call.ts'

/** Rows looked at together. */
const PIECE = 20_000

/**
 * Texts that have more to them than words in plain Latin letters. $ is the one symbol of ASCII. Entities need a digit, an @, a dot inside
 * a word or a double slash.
 */
const remarkable = /[^\0-\x7f]|[0-9@$]|\.[A-Za-z]|\/\//
const latin = /[A-Za-z]/

const plainAscii = /^[\0-\x7f]*$/

/**
 * Puts down what the rows of a slice have beside their words: the script of each, the things they name, the symbols in them, and words
 * that are not written as they are searched for. Runs in the transaction that indexes the slice, with case.db attached as `source`.
 */
export function addTraits(db: Database.Database, firstId: number, lastId: number, call: BuildCall): void {
  // The primary key of message gives them in order. Ids are dense, so that a place tells the id; and texts alone come out twice as fast as
  // rows, or as what SQLite's GLOB leaves of them.
  const texts = db
    .prepare<[number, number], string | null>(
      'SELECT body FROM source.message WHERE id BETWEEN ? AND ? ORDER BY id',
    )
    .pluck()
  const traits = new SliceTraits(firstId, lastId)
  for (let from = firstId; from <= lastId; from += PIECE) {
    if (call.cancelled()) throw buildCancelled()
    const to = Math.min(lastId, from + PIECE - 1)
    const bodies = texts.all(from, to)
    if (bodies.length !== to - from + 1) {
      throw new WinnowError(
        'case.damaged',
        `Messages are missing between number ${from} and number ${to}: the case's file is not as it was written. Restore it from a copy.`,
      )
    }
    for (const [i, body] of bodies.entries()) {
      if (body === null) traits.empty(from + i)
      else if (remarkable.test(body) || !latin.test(body)) traits.add(from + i, body)
    }
  }
  traits.store(db)
}

class SliceTraits {
  readonly #first: number
  readonly #last: number
  readonly #scripts: Uint8Array
  readonly #ids = new Map<string, number[]>()
  readonly #odd = new Map<string, { key: string; drawn: string } | null>()

  constructor(first: number, last: number) {
    this.#first = first
    this.#last = last
    this.#scripts = new Uint8Array(last - first + 1).fill(scripts.indexOf('latin'))
  }

  empty(id: number): void {
    this.#scripts[id - this.#first] = scripts.indexOf('none')
  }

  add(id: number, body: string): void {
    this.#scripts[id - this.#first] = scripts.indexOf(scriptOf(body))
    const entities = entityBits(body)
    if (entities !== 0) {
      for (const [i, kind] of entityKinds.entries())
        if ((entities & (1 << i)) !== 0) this.#note(`entity:${kind}`, id)
    }
    for (const symbol of symbolsIn(body)) this.#note(`symbol:${symbol}`, id)
    if (plainAscii.test(body)) return
    for (const { term } of tokenise(body)) if (!plainAscii.test(term)) this.#noteWord(term)
  }

  store(db: Database.Database): void {
    const add = db.prepare('INSERT INTO trait (name, first_id, last_id, rows, data) VALUES (?, ?, ?, ?, ?)')
    const put = (name: string, rows: number, data: Uint8Array) =>
      add.run(name, this.#first, this.#last, rows, data)
    put('script', this.#scripts.length, deflateRawSync(this.#scripts, { level: 1 }))
    for (const [name, ids] of this.#ids) put(name, ids.length, encodeIds(Uint32Array.from(ids)))
    const word = db.prepare('INSERT OR IGNORE INTO odd_word VALUES (?, ?, ?)')
    for (const [term, odd] of this.#odd) if (odd !== null) word.run(term, odd.key, odd.drawn)
  }

  #note(name: string, id: number): void {
    const ids = this.#ids.get(name)
    if (ids === undefined) this.#ids.set(name, [id])
    else if (ids.at(-1) !== id) ids.push(id)
  }

  #noteWord(term: string): void {
    if (this.#odd.has(term)) return
    const key = wordKey(term)
    const drawn = drawnLike(key)
    this.#odd.set(term, key === term && drawn === key ? null : { key, drawn })
  }
}
