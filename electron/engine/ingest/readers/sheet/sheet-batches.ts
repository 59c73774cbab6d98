import type { Batch, Row } from '../reader.ts'
import { freeName } from '../unique-names.ts'
import { unnamed } from './sheet-columns.ts'
import type { SheetRow, Stretch } from './sheet-row.ts'

const batchRows = 4096
/** A wide sheet gives fewer rows at once. */
const batchCells = 250_000

/**
 * Rows of a sheet as batches of records. Rows above the header are rejects, as in delimited text. Cells beyond the columns are kept
 * with their row.
 * @param total bytes of the sheet's XML; `size`: of the file, in which consumption is told.
 */
export async function* sheetBatches(
  stretches: AsyncIterable<Stretch>,
  columns: readonly string[],
  headerRow: number | null,
  total: number,
  size: number,
): AsyncGenerator<Batch, void, undefined> {
  const most = Math.max(1, Math.min(batchRows, Math.floor(batchCells / columns.length)))
  for await (const { rows, read } of stretches) {
    const bytes = total === 0 ? size : Math.min(size, Math.round((size * read) / total))
    let batch = emptyBatch(bytes)
    for (const row of rows) {
      for (let time = 0; time < row.times; time++) {
        add(batch, row, row.row + time, columns, headerRow)
        if (batch.rows.length + batch.rejects.length < most) continue
        yield batch
        batch = emptyBatch(bytes)
      }
    }
    yield batch
  }
}

function emptyBatch(bytes: number): Batch {
  const rows: Row[] = []
  return { rows, rejects: [], bytes, raw: (index) => rawText(rows[index]?.cells ?? []) }
}

function add(
  batch: Batch,
  { cells, fault }: SheetRow,
  row: number,
  columns: readonly string[],
  headerRow: number | null,
): void {
  if (fault !== null) {
    batch.rejects.push({ row, line: row, ...fault, raw: rawText(cells) })
  } else if (headerRow !== null && row <= headerRow) {
    if (row === headerRow) return
    const detail = `the header is row ${headerRow}`
    batch.rejects.push({ row, line: row, reason: 'above header', detail, raw: rawText(cells) })
  } else {
    const more = cells.length > columns.length ? beyond(cells, columns) : null
    batch.rows.push({ row, line: row, cells: fitted(cells, columns.length), more })
  }
}

function fitted(cells: readonly (string | null)[], width: number): (string | null)[] {
  const fit = cells.slice(0, width)
  while (fit.length < width) fit.push(null)
  return fit
}

/** Cells to the right of the last column, under the letters of theirs. */
function beyond(
  cells: readonly (string | null)[],
  columns: readonly string[],
): Record<string, string | null> | null {
  const more: Record<string, string | null> = {}
  for (let index = columns.length; index < cells.length; index++) {
    const cell = cells[index] ?? null
    if (cell !== null) more[freeName(unnamed(index), (name) => columns.includes(name))] = cell
  }
  return Object.keys(more).length === 0 ? null : more
}

/** A sheet's row has no text of its own: its cells with tabs between them. */
function rawText(cells: readonly (string | null)[]): string {
  return cells.map((cell) => cell ?? '').join('\t')
}
