import { rawLimit, recordLimit } from '../reader.ts'
import { generalNumber } from '../sheet/general-number.ts'
import {
  columnLetters,
  mostColumns,
  mostRows,
  noFacts,
  type SheetFault,
  type SheetRow,
} from '../sheet/sheet-row.ts'
import { XmlFault } from '../sheet/xml-fault.ts'
import { XmlScanner, type XmlToken } from '../sheet/xml-scanner.ts'
import { unescapeText } from './escaped-text.ts'
import type { NumberFormat } from './number-format.ts'
import { PlainCell } from './plain-cell.ts'
import { serialText } from './serial-date.ts'
import type { SharedStrings } from './shared-strings.ts'
import { styleAt } from './styles.ts'
import { WantedStrings } from './wanted-strings.ts'

// biome-ignore format: a list of names
const tag = {
  row: 0, c: 1, v: 2, is: 3, t: 4, f: 5, rPh: 6, sheetData: 7, col: 8, mergeCell: 9, filterColumn: 10, dimension: 11, worksheet: 12,
} as const
const attribute = { r: 0, s: 1, t: 2, hidden: 3, min: 4, max: 5, ref: 6 } as const

/** Text that is handed over at once. */
const portionCharacters = 8 * 1024 * 1024

/** Values of a cell's t; '' is a number. */
type CellType = '' | 's' | 'str' | 'inlineStr' | 'b' | 'e' | 'd' | 'n'

/** Reads one sheet's XML into rows, cells as text. Shared strings are filled in by `resolve`. */
export class SheetScan {
  rows: SheetRow[] = []
  readonly facts = noFacts()
  /** The reference in <dimension>; what a program once thought the sheet's size was. */
  dimension: string | null = null
  /** Whether the file is a sheet at all, and whether its rows came to their end. */
  isSheet = false
  complete = false
  /** Cells and characters in `rows`, so that a batch stays small. */
  weight = 0

  readonly scanner = new XmlScanner(Object.keys(tag), Object.keys(attribute))
  readonly #styles: readonly NumberFormat[]
  readonly #system1904: boolean
  #inData = false
  #lastRow = 0
  #row: SheetRow | null = null
  #rowSize = 0
  #column = 0
  #type: CellType = ''
  #style = 0
  #value: string | null = null
  #index = -1
  #inCell = false
  #inValue = false
  #inPhonetic = false
  #inInline = false
  #formula = false
  #wanted = new WantedStrings()
  readonly #plain = new PlainCell()

  constructor(styles: readonly NumberFormat[], system1904: boolean) {
    this.#styles = styles
    this.#system1904 = system1904
  }

  /** Reads what was pushed into the scanner. @throws XmlFault */
  consume(): void {
    const { scanner } = this
    for (;;) {
      if (this.#row !== null && !this.#inCell) this.#plainCells(this.#row)
      const token = scanner.next()
      if (token === 'more' || token === 'end') return
      if (token === 'text') {
        if (this.#inValue) this.#text()
      } else if (this.#inData) this.#inRows(token)
      else this.#outside(token)
    }
  }

  /** The file has ended: a row that is not complete is a reject. */
  finish(): void {
    this.scanner.finish()
    this.consume()
    if (this.#row !== null) this.#fail('truncated', 'the sheet ends within this row')
    else if (this.#inData) {
      this.#row = { row: this.#lastRow + 1, cells: [], times: 1, fault: null }
      this.#fail('truncated', 'the sheet ends here without its end: rows may be missing')
    }
    this.#endRow()
  }

  /**
   * The rows read so far, their shared strings filled in, without those that hold nothing; in portions that bound the memory of what
   * the strings turn out to be.
   * @throws XmlFault, WinnowError
   */
  async *takeRows(strings: SharedStrings): AsyncGenerator<SheetRow[], void, undefined> {
    const wanted = this.#wanted
    await strings.upTo(wanted.most)
    const { rows } = this
    this.rows = []
    this.weight = 0
    // A row under way is the first of the next portion.
    this.#wanted = wanted.after(rows.length)
    let portion: SheetRow[] = []
    let characters = 0
    let at = 0
    for (const [index, row] of rows.entries()) {
      let own = 0
      for (; wanted.rows[at] === index && at < wanted.count; at++) {
        if (own <= recordLimit && row.fault?.reason !== 'too long')
          own += fill(row, wanted.columns[at] ?? 0, strings, wanted.strings[at] ?? 0)
      }
      if (own > recordLimit) tooLong(row)
      characters += own
      const { cells } = row
      while (cells.length > 0 && (cells[cells.length - 1] ?? '') === '') cells.pop()
      if (cells.length > 0 || row.fault !== null) portion.push(row)
      if (characters < portionCharacters) continue
      yield portion
      portion = []
      characters = 0
    }
    yield portion
  }

  #outside(token: XmlToken): void {
    if (token !== 'open') return
    const { scanner, facts } = this
    switch (scanner.element) {
      case tag.worksheet:
        this.isSheet = true
        break
      case tag.sheetData:
        this.#inData = true
        break
      case tag.dimension:
        this.dimension = scanner.value(attribute.ref)
        break
      case tag.col:
        if (scanner.flag(attribute.hidden) && facts.hiddenColumns.length < 1000)
          facts.hiddenColumns.push(this.#columns())
        break
      case tag.mergeCell:
        facts.merged++
        facts.firstMerged ??= scanner.value(attribute.ref)
        break
      case tag.filterColumn:
        facts.filtered = true
        break
      default:
    }
  }

  #inRows(token: XmlToken): void {
    const { scanner } = this
    switch (scanner.element) {
      case tag.c:
        if (token === 'open') this.#openCell()
        else this.#closeCell()
        break
      case tag.v:
        this.#inValue = token === 'open'
        break
      case tag.t:
        this.#inValue = token === 'open' && this.#inInline && !this.#inPhonetic
        break
      case tag.row:
        if (token === 'open') this.#openRow()
        else this.#endRow()
        break
      case tag.f:
        this.#formula = true
        break
      case tag.is:
        this.#inInline = token === 'open'
        break
      case tag.rPh:
        this.#inPhonetic = token === 'open'
        break
      case tag.sheetData:
        if (token === 'close') {
          this.#inData = false
          this.complete = true
        }
        break
      default:
    }
  }

  #columns(): string {
    const first = columnLetters(this.scanner.number(attribute.min, 1))
    const last = columnLetters(this.scanner.number(attribute.max, 1))
    return first === last ? first : `${first}–${last}`
  }

  #openRow(): void {
    // A row within a row: the first was never closed.
    if (this.#row !== null) this.#endRow()
    const { scanner } = this
    const given = scanner.number(attribute.r, -1)
    const number = given < 1 ? this.#lastRow + 1 : given
    this.#row = { row: number, cells: [], times: 1, fault: null }
    this.#rowSize = 0
    this.#column = 0
    if (scanner.has(attribute.r) && given < 1) this.#fail('cell', 'its row number is no number')
    else if (number <= this.#lastRow) {
      this.#fail('cell', `row ${number} comes after row ${this.#lastRow}: the sheet is damaged here`)
    } else if (number > mostRows) this.#fail('cell', `no sheet has a row ${number}`)
    else this.#lastRow = number
    if (scanner.has(attribute.hidden) && scanner.flag(attribute.hidden)) this.facts.hiddenRows++
  }

  #endRow(): void {
    const ended = this.#row
    if (ended === null) return
    this.#row = null
    this.#inCell = false
    this.#inValue = false
    this.#inInline = false
    this.#inPhonetic = false
    if (ended.cells.length === 0 && ended.fault === null) return
    this.facts.rows++
    this.weight += ended.cells.length * 16 + this.#rowSize
    this.rows.push(ended)
  }

  #fail(reason: SheetFault['reason'], detail: string): void {
    if (this.#row !== null) this.#row.fault ??= { reason, detail }
  }

  #openCell(): void {
    const { scanner } = this
    this.#inCell = true
    this.#value = null
    this.#index = -1
    this.#formula = false
    this.#inInline = false
    this.#inPhonetic = false
    this.#style = scanner.has(attribute.s) ? scanner.number(attribute.s, 0) : 0
    this.#type = scanner.has(attribute.t) ? this.#cellType() : ''
    if (!scanner.has(attribute.r)) {
      this.#column++
      return
    }
    this.#place(this.#cellColumn())
  }

  /** The next cell is of this column, from 1. */
  #place(column: number): void {
    if (column <= this.#column) {
      this.#fail('cell', `its cells are not in order: column ${columnLetters(column)} comes too late`)
    } else if (column > mostColumns)
      this.#fail('cell', 'it has a cell beyond column XFD, where no sheet has one')
    else this.#column = column
  }

  /** Of the letters in "AB12"; beyond the last column where it has none, or small ones. */
  #cellColumn(): number {
    const { bytes } = this.scanner
    const to = this.scanner.valueTo(attribute.r)
    let column = 0
    let at = this.scanner.valueFrom(attribute.r)
    for (; at < to; at++) {
      const letter = ((bytes[at] ?? 0) & 0xdf) - 0x40
      if ((bytes[at] ?? 0) < 0x40 || letter < 1 || letter > 26) break
      column = column * 26 + letter
      if (column > mostColumns) return mostColumns + 1
    }
    return column === 0 ? mostColumns + 1 : column
  }

  #cellType(): CellType {
    const { bytes } = this.scanner
    const from = this.scanner.valueFrom(attribute.t)
    const length = this.scanner.valueTo(attribute.t) - from
    const first = bytes[from]
    if (length === 1) {
      if (first === 0x73) return 's'
      if (first === 0x62) return 'b'
      if (first === 0x65) return 'e'
      if (first === 0x64) return 'd'
      return ''
    }
    if (length === 3) return 'str'
    return length === 9 ? 'inlineStr' : ''
  }

  /** As many of the row's next cells as are plain. */
  #plainCells(row: SheetRow): void {
    const { scanner } = this
    const { bytes } = scanner
    let at = scanner.place
    if (at < 0) return
    const cell = this.#plain
    for (let end = cell.match(bytes, at); end >= 0; end = cell.match(bytes, at)) {
      at = end
      this.#place(cell.column)
      if (cell.index >= 0) this.#want(row, cell.index)
      else if (cell.to > cell.from) {
        this.#style = cell.style
        this.#rowSize += cell.to - cell.from
        put(row.cells, this.#column - 1, this.#number(scanner.ascii(cell.from, cell.to)))
      }
    }
    scanner.passTo(at)
  }

  #text(): void {
    const { scanner } = this
    if (this.#row === null) return
    const { from, to, bytes } = scanner
    if (this.#type === 's' && scanner.plain && this.#value === null) {
      let index = 0
      let at = from
      for (; at < to; at++) {
        const digit = (bytes[at] ?? 0) - 0x30
        if (digit < 0 || digit > 9 || index > 99_999_999) break
        index = index * 10 + digit
      }
      if (at === to) {
        this.#index = index
        return
      }
    }
    this.#rowSize += to - from
    if (this.#rowSize > recordLimit) {
      tooLong(this.#row, this.#value ?? '')
      this.#value = null
      return
    }
    const text = this.#decoded()
    if (text !== null) this.#value = this.#value === null ? text : this.#value + text
  }

  #decoded(): string | null {
    const at = `${columnLetters(this.#column)}${this.#row?.row ?? 0}`
    try {
      const text = this.scanner.text()
      if (text === null) this.#fail('encoding', `the text of ${at} is not UTF-8`)
      return text
    } catch (error) {
      if (!(error instanceof XmlFault)) throw error
      this.#fail('cell', `the text of ${at} ${error.message}`)
      return null
    }
  }

  #closeCell(): void {
    const current = this.#row
    this.#inCell = false
    this.#inValue = false
    if (current === null) return
    if (this.#formula) {
      this.facts.formulas++
      if (this.#value === null && this.#index < 0) this.facts.unvalued++
    }
    if (this.#type === 's' && this.#index >= 0) {
      this.#want(current, this.#index)
      return
    }
    const value = this.#value
    if (value === null || value === '' || current.fault?.reason === 'too long') return
    const text = this.#cellText(value)
    if (text !== '') put(current.cells, this.#column - 1, text)
  }

  #cellText(value: string): string {
    switch (this.#type) {
      case '':
      case 'n':
        return this.#number(value)
      case 'b':
        return value.trim() === '1' || value.trim() === 'true' ? 'TRUE' : 'FALSE'
      case 'e':
        this.facts.errors++
        return value
      case 's':
        this.#fail('cell', `"${value.slice(0, 40)}" is no number of a shared text`)
        return value
      case 'd':
        return value
      default:
        return unescapeText(value)
    }
  }

  #number(value: string): string {
    const format = styleAt(this.#styles, this.#style)
    if (format.kind !== 'number') {
      const serial = Number(value)
      const text = Number.isFinite(serial) ? serialText(serial, format.kind, this.#system1904) : null
      if (text !== null) return text
    }
    const number = generalNumber(value)
    return format.digits > 0 && /^\d+$/.test(number) ? number.padStart(format.digits, '0') : number
  }

  #want(into: SheetRow, index: number): void {
    put(into.cells, this.#column - 1, '')
    this.#wanted.add(this.rows.length, this.#column - 1, index)
  }
}

/** Fills in a shared string. @returns its length */
function fill(row: SheetRow, column: number, strings: SharedStrings, index: number): number {
  const shared = strings.get(index)
  if ('text' in shared) {
    row.cells[column] = shared.text === '' ? null : shared.text
    return shared.text.length
  }
  const cell = `${columnLetters(column + 1)}${row.row}`
  row.fault ??=
    shared.fault === 'missing'
      ? { reason: 'cell', detail: `${cell} refers to shared text ${index}, which the file does not have` }
      : shared.fault === 'encoding'
        ? { reason: 'encoding', detail: `the text of ${cell} is not UTF-8` }
        : { reason: 'too long', detail: `the text of ${cell} is longer than a record can be` }
  return 0
}

/** Only the beginning of its text is kept. */
function tooLong(row: SheetRow, under = ''): void {
  if (row.fault?.reason === 'too long') return
  const beginning = [...row.cells, under].map((cell) => (cell ?? '').slice(0, rawLimit)).join('\t')
  row.cells.length = 0
  row.cells.push(beginning.slice(0, rawLimit))
  row.fault = {
    reason: 'too long',
    detail: `longer than ${recordLimit / 1024 / 1024} MB; its beginning is kept`,
  }
}

/** Cells between are not there. */
function put(cells: (string | null)[], index: number, text: string): void {
  while (cells.length < index) cells.push(null)
  cells.push(text)
}
