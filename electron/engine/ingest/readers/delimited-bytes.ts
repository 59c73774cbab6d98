export const LF = 10
export const CR = 13
export const QUOTE = 34

/** Classes of bytes that end a run of ordinary ones, which are 0. */
export const enders = {
  delimiter: 1,
  lf: 2,
  cr: 3,
  /** Any byte of 80 and above. */
  high: 4,
  nul: 5,
  quote: 6,
} as const

export interface ScanSettings {
  delimiter: string
  quote: '"' | null
  newline: 'any' | 'lf'
}

/** The class of each byte outside quotes and inside them. */
export function byteClasses(settings: ScanSettings): { plain: Uint8Array; quoted: Uint8Array } {
  const table = new Uint8Array(256)
  table[0] = enders.nul
  table[LF] = enders.lf
  if (settings.newline === 'any') table[CR] = enders.cr
  table.fill(enders.high, 0x80)
  const quoted = table.slice()
  table[settings.delimiter.charCodeAt(0)] = enders.delimiter
  quoted[QUOTE] = enders.quote
  return { plain: table, quoted }
}
