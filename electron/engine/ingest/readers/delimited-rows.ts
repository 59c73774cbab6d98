import type { DelimitedDialect } from '../../../../shared/domain/dialect.ts'
import type { Piece } from '../../hand.ts'
import type { ByteSource } from './byte-source.ts'
import { DelimitedBlocks } from './delimited-blocks.ts'
import { DelimitedScan } from './delimited-scan.ts'
import { byteEncoding } from './encoding.ts'
import { type Batch, type Form, noRaw, recordLimit } from './reader.ts'
import { tooLong } from './too-long.ts'
import { Window } from './window.ts'

/**
 * Rows and rejects of delimited text. `width` is the number of columns that a row must have, or null to let rows be as they
 * are (then the header is a row like any other).
 */
export function* delimitedRows(
  source: ByteSource,
  dialect: DelimitedDialect,
  width: number | null,
  piece: Piece = { from: 0, to: source.size },
  form: Form = 'rows',
): Generator<Batch, void, undefined> {
  const encoding = byteEncoding(dialect.encoding)
  const window = new Window(source, dialect.encoding, piece.from)
  // UTF-16 grows by half where it becomes UTF-8.
  const scan = new DelimitedScan(dialect, source.size * 2)
  const blocks = new DelimitedBlocks(scan, dialect, encoding, width, form === 'packed')
  if (piece.from > 0 && width !== null && dialect.headerRow !== null) {
    blocks.behindHeader(headerOf(source, dialect))
  }
  // A record that begins in the piece is read to its end; the first that begins behind it is the next piece's.
  while (window.position - window.unread < piece.to) {
    const { start } = window
    const limit = piece.to - (window.position - window.unread) + start
    const used = scan.scan(window.bytes, start, window.end, window.ended, limit)
    if (used > start) {
      const batch = blocks.batch(window.bytes, start, used, window.position - (window.end - used))
      window.start = used
      yield batch
    } else if (window.unread > recordLimit) {
      const unread = window.bytes.subarray(start, window.end)
      const reject = tooLong(unread, scan.nextRow++, scan.nextLine++, encoding)
      while (!window.skipLine(dialect.newline) && window.fill());
      yield {
        rows: [],
        rejects: [reject],
        bytes: window.position - window.unread,
        ...scan.next,
        raw: noRaw,
      }
    } else if (!window.fill()) return
  }
}

/** Number of cells of the header up to the last that is not empty. */
function headerOf(source: ByteSource, dialect: DelimitedDialect): number {
  for (const { rows } of delimitedRows(source, dialect, null)) {
    const header = rows.find(({ row }) => row === dialect.headerRow)
    if (header !== undefined) return header.cells.findLastIndex((cell) => cell !== '') + 1
  }
  return 0
}
