import { recordLimit } from '../reader.ts'
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
import { CellTexts, type CellType, cellType, columnOf } from './cell-texts.ts'
import { cutOff, filledRows } from './filled-rows.ts'
import type { NumberFormat } from './number-format.ts'
import { PlainCell } from './plain-cell.ts'
import type { SharedStrings } from './shared-strings.ts'
import { WantedStrings } from './wanted-strings.ts'

// biome-ignore format: a list of names
const tag = {
  row: 0, c: 1, v: 2, is: 3, t: 4, f: 5, rPh: 6, sheetData: 7, col: 8, mergeCell: 9, filterColumn: 10, dimension: 11, worksheet: 12,
} as const
const attribute = { r: 0, s: 1, t: 2, hidden: 3, min: 4, max: 5, ref: 6 } as const

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
  readonly #texts: CellTexts
  #inData = false
  #lastRow = 0
  #row: SheetRow | null = null
  #rowSize = 0
  #column = 0
  #type: CellType = 'n'
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
    this.#texts = new CellTexts(styles, system1904)
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
  takeRows(strings: SharedStrings): AsyncGenerator<SheetRow[], void, undefined> {
    const { rows } = this
    const wanted = this.#wanted
    this.rows = []
    this.weight = 0
    // A row under way is the first of the next portion.
    this.#wanted = wanted.after(rows.length)
    return filledRows(rows, wanted, strings)
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
    this.#type = scanner.has(attribute.t)
      ? cellType(scanner.bytes, scanner.valueFrom(attribute.t), scanner.valueTo(attribute.t))
      : 'n'
    if (!scanner.has(attribute.r)) {
      this.#column++
      return
    }
    this.#place(columnOf(scanner.bytes, scanner.valueFrom(attribute.r), scanner.valueTo(attribute.r)))
  }

  /** The next cell is of this column, from 1. */
  #place(column: number): void {
    if (column <= this.#column) {
      this.#fail('cell', `its cells are not in order: column ${columnLetters(column)} comes too late`)
    } else if (column > mostColumns)
      this.#fail('cell', 'it has a cell beyond column XFD, where no sheet has one')
    else this.#column = column
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
        this.#rowSize += cell.to - cell.from
        put(row.cells, this.#column - 1, this.#texts.number(cell.style, scanner.ascii(cell.from, cell.to)))
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
      cutOff(this.#row, this.#value ?? '')
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
    if (this.#type === 's') this.#fail('cell', `"${value.slice(0, 40)}" is no number of a shared text`)
    if (this.#type === 'e') this.facts.errors++
    const text = this.#texts.text(this.#type, this.#style, value)
    if (text !== '') put(current.cells, this.#column - 1, text)
  }

  #want(into: SheetRow, index: number): void {
    put(into.cells, this.#column - 1, '')
    this.#wanted.add(this.rows.length, this.#column - 1, index)
  }
}

/** Cells between are not there. */
function put(cells: (string | null)[], index: number, text: string): void {
  while (cells.length < index) cells.push(null)
  cells.push(text)
}
