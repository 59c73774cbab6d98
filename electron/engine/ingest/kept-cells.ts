import { type Field, keptColumns, type Mapping } from '../../../shared/domain/mapping.ts'
import type { RowTexts } from '../cells/index.ts'
import { isVariant } from './known-parties.ts'
import type { PackedCells } from './packed-cells.ts'
import type { FoundParties } from './party-mapper.ts'
import type { PackedRows } from './readers/index.ts'
import type { RecordCells } from './record-cells.ts'

const openBracket = 0x5b
const comma = 0x2c
const closeBracket = 0x5d

/** What of a record no field keeps, as JSON. */
export class KeptCells {
  readonly #columns: readonly string[]
  readonly #kept: readonly number[]
  readonly #at: Readonly<Record<Field, number>>

  constructor(mapping: Mapping, columns: readonly string[], at: Readonly<Record<Field, number>>) {
    this.#columns = columns
    this.#at = at
    // By a map: a file may have a hundred thousand columns.
    const places = new Map(columns.map((column, place) => [column, place]))
    this.#kept = keptColumns(mapping, columns).map((column) => places.get(column) ?? -1)
  }

  /** Writes it as the row's next column of texts: an array of the kept cells, or an object where that does not say it all; null when all are empty. */
  addTo(into: RowTexts, cells: RecordCells, parties: FoundParties): void {
    const variant = isVariant(parties)
    if (variant || cells.more !== null) into.add(this.#object(cells, variant))
    else this.#list(cells, into)
  }

  /** Writes the list of row i's kept cells; @param cells moved to it where that takes more than copying bytes */
  addList(into: RowTexts, rows: PackedRows, i: number, cells: PackedCells): void {
    const { bytes, first, from, to } = rows
    if (into.addJsonList(bytes, from, to, first[i] ?? 0, rows.cells[i] ?? 0, this.#kept)) return
    this.#list(cells.moveTo(rows, i), into)
  }

  /** JSON array of the kept cells; null when all are empty. */
  #list(cells: RecordCells, into: RowTexts): void {
    const kept = this.#kept
    let filled = false
    for (let k = 0; k < kept.length && !filled; k++) filled = cells.has(kept[k] ?? -1)
    if (!filled) {
      into.add(null)
      return
    }
    into.add('')
    for (let k = 0; k < kept.length; k++) {
      into.writeByte(k === 0 ? openBracket : comma)
      cells.writeJson(into, kept[k] ?? -1)
    }
    into.writeByte(closeBracket)
  }

  /** JSON object: kept cells, values under keys of the record's own, and names spelt otherwise than the handle's first. */
  #object(cells: RecordCells, variant: boolean): string {
    const extra: Record<string, string | null> = Object.create(null) as Record<string, string | null>
    const put = (index: number) => {
      const cell = cells.once(index)
      if (cell !== null) extra[this.#columns[index] ?? ''] = cell
    }
    if (variant) for (const field of ['sender', 'recipient', 'conversation'] as const) put(this.#at[field])
    this.#kept.forEach(put)
    return JSON.stringify(Object.assign(extra, cells.more))
  }
}
