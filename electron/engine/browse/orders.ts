import type { ReadDb } from '../db/connection.ts'
import { rowsVersion } from '../sources/index.ts'

/**
 * All ids of a table in each order that was asked for, read once and kept until the next import: a page of a sorted list
 * of a million is then one slice.
 */
export class Orders<Sort extends string> {
  readonly #db: ReadDb
  readonly #sql: (sort: Sort) => string
  readonly #known = new Map<Sort, Uint32Array>()
  #version = -1

  /** @param sql selects the ids, one column, in that order */
  constructor(db: ReadDb, sql: (sort: Sort) => string) {
    this.#db = db
    this.#sql = sql
  }

  get(sort: Sort): Uint32Array {
    const version = rowsVersion(this.#db)
    if (version !== this.#version) this.close()
    this.#version = version
    const known = this.#known.get(sort)
    if (known !== undefined) return known
    const ids = Uint32Array.from(this.#db.prepare<[], number>(this.#sql(sort)).pluck().all())
    this.#known.set(sort, ids)
    return ids
  }

  close(): void {
    this.#known.clear()
  }
}
