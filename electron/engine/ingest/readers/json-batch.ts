import { type ByteEncoding, decode, encodingFault, escapeBytes } from './encoding.ts'
import { JsonFault, type JsonFields } from './json-record.ts'
import type { Batch, ReadReject, Row } from './reader.ts'

/** Makes cells of a record's text. @throws JsonFault where it cannot. */
export interface RecordReader {
  read(text: string): JsonFields
}

/** Rows and rejects of JSON records, with the text of each row beside it. */
export class JsonBatch implements Batch {
  readonly rows: Row[] = []
  readonly rejects: ReadReject[] = []
  bytes = 0
  nextRow = 0
  nextLine = 0
  readonly #texts: string[] = []

  raw(index: number): string {
    return this.#texts[index] ?? ''
  }

  get empty(): boolean {
    return this.rows.length === 0 && this.rejects.length === 0
  }

  /** Reads the bytes of one record into a row or a reject; white space alone is neither. True: it became a row. */
  add(record: RecordReader, bytes: Buffer, row: number, line: number, encoding: ByteEncoding): boolean {
    const text = decode(bytes, encoding, false)
    const fault = text === null || encoding !== 'utf-8' ? faultOf(bytes, encoding) : null
    if (text === null || fault !== null) {
      this.rejects.push({
        row,
        line,
        reason: 'encoding',
        detail: fault ?? 'not text',
        raw: escapeBytes(bytes),
      })
      return false
    }
    try {
      const { cells, more } = record.read(text)
      this.rows.push({ row, line, cells, more })
      this.#texts.push(text)
      return true
    } catch (error) {
      if (!(error instanceof JsonFault)) throw error
      if (text.trim() === '') return false
      this.rejects.push({ row, line, reason: error.reason, detail: error.message, raw: text.trimEnd() })
      return false
    }
  }
}

function faultOf(bytes: Buffer, encoding: ByteEncoding): string | null {
  return bytes.some((byte) => byte >= 0x80) ? encodingFault(bytes, encoding) : null
}
