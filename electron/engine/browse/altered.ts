import { type Altered, alteredColumn, saysSo } from '../../../shared/domain/altered.ts'
import type { ReadDb } from '../db/connection.ts'
import { prepared } from '../db/prepared.ts'
import { keptColumnsOf } from '../ingest/index.ts'

/** Of the rows of one run: the unmapped cells that tell of a change, by their places. */
interface Places {
  readonly first: number
  readonly last: number
  readonly places: readonly { readonly at: number; readonly told: Altered }[]
}

/** Tells from the unmapped cells of rows whether their messages were edited or deleted; one object serves a page. */
export class AlteredReader {
  readonly #db: ReadDb
  readonly #run
  /** Of the runs met: a page in the order of time passes to and fro between several. */
  readonly #known: Places[] = []

  constructor(db: ReadDb) {
    this.#db = db
    // import_run_source: the few runs of a source. Rows that were tried again may have another mapping than the rest.
    this.#run = prepared<[number, number], { first: number; last: number }>(
      db,
      `SELECT first_id AS first, last_id AS last FROM import_run
       WHERE source = ? AND ? BETWEEN first_id AND last_id`,
    )
  }

  /** @param extra the row's unmapped cells as they are kept: JSON, an array or an object by column */
  of(id: number, source: number, extra: string | null): Altered | null {
    if (extra === null) return null
    if (extra.startsWith('{')) return fromRecord(extra)
    const places = this.#placesOf(id, source)
    if (places.length === 0) return null
    const cells = JSON.parse(extra) as unknown[]
    return both(places.filter(({ at }) => saysSo(asCell(cells[at]))).map(({ told }) => told))
  }

  #placesOf(id: number, source: number): Places['places'] {
    const known = this.#known.find(({ first, last }) => id >= first && id <= last)
    if (known !== undefined) return known.places
    const run = this.#run.get(source, id) ?? { first: id, last: id }
    const places = keptColumnsOf(this.#db, id).flatMap((column, at) => {
      const told = alteredColumn(column)
      return told === null ? [] : [{ at, told }]
    })
    this.#known.push({ ...run, places })
    return places
  }
}

function fromRecord(extra: string): Altered | null {
  const record = JSON.parse(extra) as Record<string, unknown>
  return both(
    Object.entries(record).flatMap(([column, cell]) => {
      const told = alteredColumn(column)
      return told !== null && saysSo(asCell(cell)) ? [told] : []
    }),
  )
}

/** Of a message that was edited and then deleted, the latter. */
const both = (told: readonly Altered[]): Altered | null =>
  told.includes('deleted') ? 'deleted' : (told[0] ?? null)

const asCell = (cell: unknown): string | null =>
  cell === null || cell === undefined ? null : typeof cell === 'string' ? cell : JSON.stringify(cell)
