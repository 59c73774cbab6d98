import type { ByteEncoding } from './encoding.ts'

export const LF = 10
export const CR = 13
export const QUOTE = 34

/** Classes of bytes that end a run of ordinary ones, which are 0. */
export const enders = {
  delimiter: 1,
  lf: 2,
  cr: 3,
  /** UTF-8: a byte that adds no UTF-16 unit; one that begins a character of two units. */
  continuation: 4,
  lead4: 5,
  /** Any other byte of 80 and above. */
  high: 6,
  nul: 7,
  quote: 8,
} as const

export interface ScanSettings {
  delimiter: string
  quote: '"' | null
  newline: 'any' | 'lf'
}

/** The class of each byte outside quotes and inside them. */
export function byteClasses(
  settings: ScanSettings,
  encoding: ByteEncoding,
): { plain: Uint8Array; quoted: Uint8Array } {
  const table = new Uint8Array(256)
  table[0] = enders.nul
  table[LF] = enders.lf
  if (settings.newline === 'any') table[CR] = enders.cr
  table.fill(enders.high, 0x80)
  if (encoding === 'utf-8') {
    table.fill(enders.continuation, 0x80, 0xc0)
    table.fill(enders.lead4, 0xf0, 0xf8)
  }
  const quoted = table.slice()
  table[settings.delimiter.charCodeAt(0)] = enders.delimiter
  quoted[QUOTE] = enders.quote
  return { plain: table, quoted }
}
