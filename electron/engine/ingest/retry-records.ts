import type { Dialect } from '../../../shared/domain/dialect.ts'
import { type Batch, bytesSource, type ReadReject, type Row } from './readers/index.ts'
import { textReader } from './readers/text.ts'
import { type RejectReason, rejectReasons } from './reject-reasons.ts'

/** A rejected row as the case keeps it. */
export interface KeptReject {
  readonly id: number
  readonly row: number
  readonly line: number
  /** As it is stored and shown. */
  readonly reason: string
  readonly detail: string
  readonly raw: string
}

/** What a reject is once more: a record, or a reject with the reason of now. */
type Read = { readonly row: Row } | { readonly reject: ReadReject }

const textFormats: readonly Dialect['format'][] = ['delimited', 'json-lines', 'json-array']

/**
 * Rejects as batches of records, in the order given, each under its own row and line. Text is parsed again; a record of another format
 * was kept as a JSON array of its cells.
 * @param columns the file's
 */
export function* retryBatches(
  pages: Iterable<readonly KeptReject[]>,
  dialect: Dialect,
  columns: readonly string[],
): Generator<Batch, void, undefined> {
  const read = textFormats.includes(dialect.format) ? asText(dialect, columns) : asCells(columns)
  let bytes = 0
  for (const page of pages) {
    const rows: Row[] = []
    const raws: string[] = []
    const rejects: ReadReject[] = []
    for (const kept of page) {
      bytes += kept.raw.length
      const again = read(kept)
      if ('reject' in again) rejects.push(again.reject)
      else {
        rows.push({ ...again.row, row: kept.row, line: kept.line })
        raws.push(kept.raw)
      }
    }
    yield { rows, rejects, bytes, raw: (index) => raws[index] ?? '' }
  }
}

type ReadOne = (kept: KeptReject) => Read

/** As it was rejected, where nothing else can be said. */
const still = (kept: KeptReject, reason: ReadReject['reason'], detail = kept.detail): Read => ({
  reject: { row: kept.row, line: kept.line, reason, detail, raw: kept.raw },
})

function asText(dialect: Dialect, columns: readonly string[]): ReadOne {
  const alone = { ...dialect, ...('headerRow' in dialect ? { headerRow: null } : {}) } as Dialect
  const plain = { ...alone, encoding: 'utf-8' } as Dialect
  const isArray = dialect.format === 'json-array'
  return (kept) => {
    // Only what could not be decoded was kept as bytes; all other text is text already.
    const escaped = kept.reason === rejectReasons.encoding
    const text = isArray ? `[${kept.raw}]` : kept.raw
    const bytes = escaped ? unescapeBytes(kept.raw) : Buffer.from(text)
    const own = isArray ? ({ ...plain, path: [] } as Dialect) : escaped ? alone : plain
    const found: Read[] = []
    for (const batch of textReader(own).read(bytesSource(`row ${kept.row}`, bytes), own, columns)) {
      found.push(...batch.rows.map((row) => ({ row })), ...batch.rejects.map((reject) => ({ reject })))
    }
    const [only] = found
    if (only === undefined) return still(kept, reasonOf(kept))
    if (found.length > 1) {
      return still(kept, reasonOf(kept), `its text holds ${found.length} records; ${kept.detail}`)
    }
    return 'row' in only ? only : still(kept, only.reject.reason, only.reject.detail)
  }
}

function asCells(columns: readonly string[]): ReadOne {
  return (kept) => {
    const cells = cellsOf(kept.raw)
    if (cells === null || cells.length !== columns.length) return still(kept, reasonOf(kept))
    return { row: { row: kept.row, line: kept.line, cells, more: null } }
  }
}

function cellsOf(raw: string): (string | null)[] | null {
  try {
    const cells: unknown = JSON.parse(raw)
    const isCell = (cell: unknown) => cell === null || typeof cell === 'string'
    return Array.isArray(cells) && cells.every(isCell) ? (cells as (string | null)[]) : null
  } catch {
    return null
  }
}

/** The reader's reason by the words in which it is stored; a mapping's reason cannot stand for text that is no record. */
function reasonOf({ reason }: KeptReject): ReadReject['reason'] {
  const found = Object.entries(rejectReasons).find(([, words]) => words === reason)?.[0] as
    | RejectReason
    | undefined
  return found === undefined || found === 'time' || found === 'direction' || found === 'empty'
    ? 'cell'
    : found
}

/** The bytes that `escapeBytes` wrote. */
function unescapeBytes(text: string): Buffer {
  const bytes: number[] = []
  for (let i = 0; i < text.length; i++) {
    if (text[i] !== '\\') bytes.push(text.charCodeAt(i))
    else if (text[i + 1] === '\\') {
      bytes.push(0x5c)
      i++
    } else {
      bytes.push(Number.parseInt(text.slice(i + 2, i + 4), 16))
      i += 3
    }
  }
  return Buffer.from(bytes)
}
