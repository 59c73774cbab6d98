import { type ByteEncoding, characterStart, decode, escapeBytes } from './encoding.ts'
import { type ReadReject, rawLimit, recordLimit } from './reader.ts'

/** The reject for a record that does not fit into memory; `bytes` begin with it. */
export function tooLong(bytes: Buffer, row: number, line: number, encoding: ByteEncoding): ReadReject {
  const head = bytes.subarray(0, rawLimit)
  const whole = head.subarray(0, characterStart(head, head.length - 1))
  return {
    row,
    line,
    reason: 'too long',
    detail: `longer than ${recordLimit / 1024 / 1024} MB without an end; its beginning is kept`,
    raw: decode(whole, encoding, false) ?? escapeBytes(head),
  }
}
