import type { Finding } from '../../../../shared/contract/import.ts'
import type { JsonLinesDialect } from '../../../../shared/domain/dialect.ts'
import type { ByteSource } from './byte-source.ts'
import { byteEncoding, decode } from './encoding.ts'
import { JsonBatch } from './json-batch.ts'
import { JsonRecord, jsonColumns } from './json-record.ts'
import { recordLimit, type TextReader } from './reader.ts'
import { sampleLines } from './sample.ts'
import { sniffEncoding } from './sniff-encoding.ts'
import { tooLong } from './too-long.ts'
import { Window } from './window.ts'

/** One JSON object a line (NDJSON). The row is the line's number; blank lines are no records. */
export const jsonLinesReader: TextReader<JsonLinesDialect> = {
  format: 'json-lines',

  sniff(source, declared) {
    const { encoding, finding } = sniffEncoding(source, declared)
    const dialect: JsonLinesDialect = { format: 'json-lines', encoding }
    const lines = sampledTexts(source, dialect)
    const objects = lines.filter((line) => isObject(line))
    if (objects.length === 0 || objects.length * 2 < lines.length) return null
    const format: Finding = {
      what: 'format',
      value: 'JSON Lines',
      evidence: `${objects.length} of ${lines.length} sampled lines are JSON objects`,
      doubt: false,
    }
    return { dialect, columns: jsonColumns(objects), findings: [format, finding], fields: {} }
  },

  columns: (source, dialect) => jsonColumns(sampledTexts(source, dialect)),

  *read(source, dialect, columns, piece = { from: 0, to: source.size }) {
    const encoding = byteEncoding(dialect.encoding)
    const window = new Window(source, dialect.encoding, piece.from)
    const record = new JsonRecord(columns)
    let line = 1
    // A line that begins in the piece is read to its end.
    while (window.position - window.unread < piece.to) {
      const batch = new JsonBatch()
      const { bytes, end } = window
      let from = window.start
      const limit = piece.to - (window.position - window.unread) + from
      while (from < end && from < limit) {
        const lf = bytes.indexOf(10, from)
        const to = lf < 0 || lf >= end ? end : lf
        if (to === end && !window.ended) break
        batch.add(record, bytes.subarray(from, to), line, line, encoding)
        line++
        from = to + 1
      }
      window.start = Math.min(from, end)
      if (batch.empty && window.unread > recordLimit) {
        batch.rejects.push(tooLong(bytes.subarray(window.start, end), line, line, encoding))
        line++
        while (!window.skipLine('lf') && window.fill());
      }
      batch.bytes = window.position - window.unread
      batch.nextRow = line
      batch.nextLine = line
      if (!batch.empty) yield batch
      else if (!window.fill()) return
    }
  },
}

function sampledTexts(source: ByteSource, dialect: JsonLinesDialect): string[] {
  return sampleLines(source, dialect.encoding).flatMap((bytes) =>
    (decode(bytes, byteEncoding(dialect.encoding), false) ?? bytes.toString('latin1'))
      .split('\n')
      .filter((line) => line.trim() !== ''),
  )
}

function isObject(text: string): boolean {
  if (!text.trimStart().startsWith('{')) return false
  try {
    new JsonRecord([]).read(text)
    return true
  } catch {
    return false
  }
}
