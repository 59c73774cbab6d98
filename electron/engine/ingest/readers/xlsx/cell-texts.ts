import { generalNumber } from '../sheet/general-number.ts'
import { mostColumns } from '../sheet/sheet-row.ts'
import { unescapeText } from './escaped-text.ts'
import { generalFormat, type NumberFormat } from './number-format.ts'
import { serialText } from './serial-date.ts'

/** What a cell's value is (ECMA-376 part 1, 18.18.11): number, shared string, formula's or inline text, truth value, error, ISO date. */
export type CellType = 'n' | 's' | 'text' | 'b' | 'e' | 'd'

/** Makes texts of cells' values, under the styles of their workbook. */
export class CellTexts {
  readonly #styles: readonly NumberFormat[]
  readonly #system1904: boolean

  constructor(styles: readonly NumberFormat[], system1904: boolean) {
    this.#styles = styles
    this.#system1904 = system1904
  }

  text(type: CellType, style: number, value: string): string {
    if (type === 'n') return this.number(style, value)
    if (type === 'b') return value.trim() === '1' || value.trim() === 'true' ? 'TRUE' : 'FALSE'
    return type === 'text' ? unescapeText(value) : value
  }

  /** A number, or the date, time or duration that its style says it is. */
  number(style: number, value: string): string {
    const { kind, digits } = this.#styles[style] ?? generalFormat
    if (kind !== 'number') {
      const serial = Number(value)
      const text = Number.isFinite(serial) ? serialText(serial, kind, this.#system1904) : null
      if (text !== null) return text
    }
    const number = generalNumber(value)
    return digits > 0 && /^\d+$/.test(number) ? number.padStart(digits, '0') : number
  }
}

/** The type that stands in a cell's t, at these bytes. */
export function cellType(bytes: Uint8Array, from: number, to: number): CellType {
  const first = bytes[from]
  // str, inlineStr
  if (to - from === 3 || to - from === 9) return 'text'
  if (to - from !== 1) return 'n'
  if (first === 0x73) return 's'
  if (first === 0x62) return 'b'
  if (first === 0x65) return 'e'
  return first === 0x64 ? 'd' : 'n'
}

/** The column, from 1, of the letters in "AB12" at these bytes; beyond the last one where there are none. */
export function columnOf(bytes: Uint8Array, from: number, to: number): number {
  let column = 0
  for (let at = from; at < to; at++) {
    const byte = bytes[at] ?? 0
    // Small letters are taken for capitals.
    const letter = (byte & 0xdf) - 0x40
    if (byte < 0x40 || letter < 1 || letter > 26) break
    column = column * 26 + letter
    if (column > mostColumns) return mostColumns + 1
  }
  return column === 0 ? mostColumns + 1 : column
}
