import type { ReadDb } from '../db/connection.ts'
import type { ReadSeat } from '../seat.ts'
import { rowsVersion } from '../sources/index.ts'
import { type NameHit, NameIndex, type Names, wordsOf } from './names.ts'

/** Above this many names a search by likeness takes longer than a keystroke, and their index too much memory. */
const mostIndexed = 100_000

const tables = {
  handle: { count: 'SELECT count(*) FROM handle_stat', folded: 'folded', likeness: 'always' },
  // Most conversations are named after their participants, who are found by likeness themselves. SQLite's lower() knows
  // ASCII only: among very many, other letters of a served name have to be typed in its own case.
  conversation: {
    count: 'SELECT count(*) FROM conversation_stat',
    folded: 'lower(name)',
    likeness: 'last resort',
  },
} as const

/** Very many names, found by their parts as they stand: one pass over a narrow table. */
class NameScan implements Names {
  readonly #db: ReadDb
  readonly #table: keyof typeof tables

  constructor(db: ReadDb, table: keyof typeof tables) {
    this.#db = db
    this.#table = table
  }

  search(text: string): NameHit[] {
    const words = wordsOf(text)
    const { folded } = tables[this.#table]
    const holdsAll = words.map(() => `instr(${folded}, ?) > 0`).join(' AND ')
    return this.#db
      .prepare<string[], NameHit>(`SELECT id, 0 AS score FROM ${this.#table} WHERE ${holdsAll} ORDER BY id`)
      .all(...words)
  }
}

/** The names of a case, read once and kept until the next import: only an import brings new ones. */
class NameBook {
  readonly #db: ReadDb
  #version = -1
  #names = new Map<keyof typeof tables, Names>()

  constructor(db: ReadDb) {
    this.#db = db
  }

  get handles(): Names {
    return this.#get('handle')
  }

  get conversations(): Names {
    return this.#get('conversation')
  }

  close(): void {
    this.#names.clear()
  }

  #get(table: keyof typeof tables): Names {
    const version = rowsVersion(this.#db)
    if (version !== this.#version) this.close()
    this.#version = version
    const names = this.#names.get(table) ?? this.#read(table)
    this.#names.set(table, names)
    return names
  }

  #read(table: keyof typeof tables): Names {
    const count = this.#db.prepare<[], number>(tables[table].count).pluck().get() ?? 0
    if (count > mostIndexed) return new NameScan(this.#db, table)
    const all = `SELECT id, name FROM ${table} ORDER BY id`
    const names = this.#db.prepare<[], { id: number; name: string }>(all).all()
    return new NameIndex(names, tables[table].likeness)
  }
}

const makeNameBook = (seat: ReadSeat) => new NameBook(seat.db)

/** Handles and conversations by approximate name. */
export const nameBook = (seat: ReadSeat): NameBook => seat.held(makeNameBook)
