import {
  type ByteSource,
  bytesSource,
  columnsOf,
  type ReadReject,
  type Row,
  readRecords,
  recognise,
  type Sniffed,
} from '../../electron/engine/ingest/readers/index.ts'

export interface ReadSheet extends Sniffed {
  rows: Row[]
  rejects: ReadReject[]
  bytes: number
}

/** Recognises and reads a file of any format whole, under what it says of itself or under a header row of the importer's choice. */
export async function readSheet(
  content: Uint8Array | ByteSource,
  sheet: string | null = null,
  headerRow?: number | null,
): Promise<ReadSheet> {
  const file = content instanceof Uint8Array ? bytesSource('served.file', content) : content
  const sniffed = await recognise({ file, sheet })
  const dialect =
    headerRow !== undefined && 'headerRow' in sniffed.dialect
      ? { ...sniffed.dialect, headerRow }
      : sniffed.dialect
  const columns = await columnsOf({ file, sheet }, dialect)
  const all: ReadSheet = { ...sniffed, dialect, columns, rows: [], rejects: [], bytes: 0 }
  for await (const batch of readRecords({ file, sheet }, dialect, columns)) {
    all.rows.push(...batch.rows)
    all.rejects.push(...batch.rejects)
    all.bytes = batch.bytes
  }
  return all
}

/** The cells of each row. */
export const cellsOf = ({ rows }: ReadSheet): (string | null)[][] => rows.map(({ cells }) => cells)
