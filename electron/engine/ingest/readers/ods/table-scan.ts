import { recordLimit } from '../reader.ts'
import {
  columnLetters,
  mostColumns,
  mostRows,
  noFacts,
  type SheetFacts,
  type SheetFault,
  type SheetRow,
} from '../sheet/sheet-row.ts'
import { XmlFault } from '../sheet/xml-fault.ts'
import { XmlScanner, type XmlToken } from '../sheet/xml-scanner.ts'
import { statedText } from './cell-text.ts'

// biome-ignore format: a list of names
const tag = {
  'table-row': 0, 'table-cell': 1, 'covered-table-cell': 2, p: 3, s: 4, tab: 5, 'line-break': 6, annotation: 7, table: 8,
  'table-column': 9, spreadsheet: 10, style: 11, 'table-properties': 12, h: 13, frame: 14,
} as const
// biome-ignore format: a list of names
const attribute = {
  'table:name': 0, 'table:style-name': 1, 'table:number-rows-repeated': 2, 'table:number-columns-repeated': 3, 'table:visibility': 4,
  'office:value-type': 5, 'office:value': 6, 'office:date-value': 7, 'office:time-value': 8, 'office:boolean-value': 9,
  'office:string-value': 10, 'table:formula': 11, 'table:number-columns-spanned': 12, 'table:number-rows-spanned': 13, 'text:c': 14,
  'style:name': 15, 'table:display': 16, 'calcext:value-type': 17,
} as const

/** Where a value of each type is stated; numbers of every kind in office:value. */
const statedIn: Readonly<Record<string, number>> = {
  date: attribute['office:date-value'],
  time: attribute['office:time-value'],
  boolean: attribute['office:boolean-value'],
  string: attribute['office:string-value'],
}

/** A sheet as it is met in the content. */
export interface FoundTable {
  readonly name: string
  readonly hidden: boolean
  /** Rows that hold anything. */
  rows: number
  readonly facts: SheetFacts
}

/** Reads the content of an OpenDocument spreadsheet into the rows of one of its sheets; the others are only counted. */
export class TableScan {
  rows: SheetRow[] = []
  /** Cells and characters in `rows`. */
  weight = 0
  readonly tables: FoundTable[] = []
  isSpreadsheet = false
  complete = false
  /** The sheet that is read, once it is met; and whether it has come to its end. */
  chosen: FoundTable | null = null
  done = false

  readonly scanner = new XmlScanner(Object.keys(tag), Object.keys(attribute), true)
  readonly #wanted: (table: FoundTable) => boolean
  readonly #hiddenStyles = new Set<string>()
  #style = ''
  /** Tables within tables: a sheet's cells can hold others; only the outermost is one. */
  #depth = 0
  #table: FoundTable | null = null
  #reading = false
  #next = 1
  #row: SheetRow | null = null
  #rowSize = 0
  #hiddenRow = false
  #column = 0
  #columnRepeat = 1
  #sheetColumn = 0
  #inCell = false
  #paragraphs = 0
  #inParagraph = 0
  /** Inside a note, or a drawing laid over the cell: no text of the cell. */
  #aside = 0
  #shown: string | null = null
  #stated: string | null = null

  constructor(wanted: (table: FoundTable) => boolean) {
    this.#wanted = wanted
  }

  /** Reads what was pushed into the scanner. @throws XmlFault */
  consume(): void {
    const { scanner } = this
    for (let token = scanner.next(); token !== 'more' && token !== 'end'; token = scanner.next()) {
      if (token === 'text') {
        if (this.#inParagraph > 0 && this.#aside === 0) this.#text()
      } else this.#element(token)
    }
  }

  /** The file has ended: a row that is not complete is a reject. */
  finish(): void {
    this.scanner.finish()
    this.consume()
    if (this.complete || !this.#reading || this.done) return
    this.#row ??= newRow(this.#next)
    this.#fail('truncated', 'the sheet ends here without its end: rows may be missing')
    this.#endRow()
  }

  takeRows(): SheetRow[] {
    const { rows } = this
    this.rows = []
    this.weight = 0
    return rows
  }

  #element(token: XmlToken): void {
    const open = token === 'open'
    switch (this.scanner.element) {
      case tag['table-cell']:
      case tag['covered-table-cell']:
        if (this.#depth === 1 && this.#row !== null) {
          if (open) this.#openCell()
          else this.#closeCell()
        }
        break
      case tag.p:
      case tag.h:
        if (this.#inCell && this.#aside === 0) this.#paragraph(open)
        break
      case tag['table-row']:
        if (this.#depth === 1) {
          if (open) this.#openRow()
          else this.#endRow()
        }
        break
      case tag.s:
        if (open)
          this.#add(' '.repeat(Math.min(32_767, Math.max(1, this.scanner.number(attribute['text:c'], 1)))))
        break
      case tag.tab:
        if (open) this.#add('\t')
        break
      case tag['line-break']:
        if (open) this.#add('\n')
        break
      case tag.annotation:
      case tag.frame:
        this.#aside = Math.max(0, this.#aside + (open ? 1 : -1))
        break
      case tag.table:
        if (open) this.#openTable()
        else this.#closeTable()
        break
      case tag['table-column']:
        if (open && this.#depth === 1) this.#openColumn()
        break
      default:
        if (open) this.#outside()
        else if (this.scanner.element === tag.spreadsheet) this.complete = true
    }
  }

  /** Styles come before the sheets, and say which of these are hidden. */
  #outside(): void {
    const { scanner } = this
    if (scanner.element === tag.spreadsheet) this.isSpreadsheet = true
    else if (scanner.element === tag.style) this.#style = scanner.value(attribute['style:name']) ?? ''
    else if (scanner.element === tag['table-properties']) {
      if (scanner.value(attribute['table:display']) === 'false') this.#hiddenStyles.add(this.#style)
    }
  }

  #openTable(): void {
    this.#depth++
    if (this.#depth !== 1 || !this.isSpreadsheet) return
    const { scanner } = this
    const table: FoundTable = {
      name: scanner.value(attribute['table:name']) ?? `Sheet ${this.tables.length + 1}`,
      hidden: this.#hiddenStyles.has(scanner.value(attribute['table:style-name']) ?? ''),
      rows: 0,
      facts: noFacts(),
    }
    this.tables.push(table)
    this.#table = table
    this.#reading = this.chosen === null && this.#wanted(table)
    if (this.#reading) this.chosen = table
    this.#next = 1
    this.#sheetColumn = 0
  }

  #closeTable(): void {
    this.#depth = Math.max(0, this.#depth - 1)
    if (this.#depth > 0) return
    this.#endRow()
    if (this.#reading) this.done = true
    this.#reading = false
    this.#table = null
  }

  #openColumn(): void {
    const { scanner } = this
    const first = this.#sheetColumn + 1
    this.#sheetColumn += Math.max(1, scanner.number(attribute['table:number-columns-repeated'], 1))
    const hidden = this.#hiddenBy()
    const columns = this.#table?.facts.hiddenColumns
    if (!hidden || columns === undefined || columns.length >= 1000 || first > mostColumns) return
    const from = columnLetters(first)
    const to = columnLetters(Math.min(this.#sheetColumn, mostColumns))
    columns.push(from === to ? from : `${from}–${to}`)
  }

  #hiddenBy(): boolean {
    const visibility = this.scanner.value(attribute['table:visibility'])
    return visibility === 'collapse' || visibility === 'filter'
  }

  #openRow(): void {
    if (this.#row !== null) this.#endRow()
    const times = Math.max(1, this.scanner.number(attribute['table:number-rows-repeated'], 1))
    this.#row = newRow(this.#next, times)
    this.#rowSize = 0
    this.#column = 0
    const visibility = this.scanner.value(attribute['table:visibility'])
    // Counted when the row turns out to hold something: empty ones are hidden by the million.
    this.#hiddenRow = visibility === 'collapse' || visibility === 'filter'
    if (visibility === 'filter' && this.#table !== null) this.#table.facts.filtered = true
  }

  #endRow(): void {
    const ended = this.#row
    this.#row = null
    this.#inCell = false
    this.#inParagraph = 0
    this.#aside = 0
    const table = this.#table
    if (ended === null || table === null) return
    this.#next += ended.times
    if (ended.cells.length === 0 && ended.fault === null) return
    table.rows += ended.times
    table.facts.rows += ended.times
    if (this.#hiddenRow) table.facts.hiddenRows += ended.times
    if (!this.#reading) return
    if (ended.fault === null && ended.row + ended.times - 1 > mostRows) {
      ended.fault = {
        reason: 'cell',
        detail: `it would stand ${ended.times} times, beyond the last row of any sheet`,
      }
    }
    // A row that is rejected is told once, however often it would stand there.
    this.rows.push(ended.fault === null ? ended : { ...ended, times: 1 })
    this.weight += ended.cells.length * 16 + this.#rowSize
  }

  #fail(reason: SheetFault['reason'], detail: string): void {
    if (this.#row !== null) this.#row.fault ??= { reason, detail }
  }

  #openCell(): void {
    if (this.#inCell) this.#closeCell()
    const { scanner } = this
    this.#inCell = true
    this.#shown = null
    this.#paragraphs = 0
    this.#inParagraph = 0
    this.#aside = 0
    this.#columnRepeat = Math.max(1, scanner.number(attribute['table:number-columns-repeated'], 1))
    this.#stated = null
    const type = scanner.value(attribute['office:value-type'])
    if (type !== null) {
      const stated = scanner.value(statedIn[type] ?? attribute['office:value'])
      if (!this.#reading) this.#shown = '.'
      else if (stated !== null) this.#stated = statedText(type, stated)
    }
    const facts = this.#table?.facts
    if (facts === undefined || !this.#reading) return
    if (scanner.has(attribute['table:formula'])) facts.formulas++
    if (scanner.value(attribute['calcext:value-type']) === 'error') facts.errors++
    const spans =
      scanner.number(attribute['table:number-columns-spanned'], 1) > 1 ||
      scanner.number(attribute['table:number-rows-spanned'], 1) > 1
    if (!spans) return
    facts.merged++
    facts.firstMerged ??= `${columnLetters(this.#column + 1)}${this.#row?.row ?? 0}`
  }

  #closeCell(): void {
    if (!this.#inCell) return
    this.#inCell = false
    this.#inParagraph = 0
    const row = this.#row
    const first = this.#column
    this.#column += this.#columnRepeat
    if (row === null) return
    const text = this.#stated || this.#shown
    if (text === null || text === '') return
    if (this.#column > mostColumns) {
      this.#fail('cell', `it has a cell beyond column ${columnLetters(mostColumns)}, where no sheet has one`)
      return
    }
    if (!this.#reading) {
      // Enough to know that the row holds something.
      if (row.cells.length === 0) row.cells.push('')
      return
    }
    const characters = text.length * this.#columnRepeat
    this.#rowSize += characters
    if (this.#rowSize > recordLimit) {
      row.cells.length = 0
      this.#fail('too long', `longer than ${recordLimit / 1024 / 1024} MB`)
      return
    }
    while (row.cells.length < first) row.cells.push(null)
    for (let column = first; column < this.#column; column++) row.cells.push(text)
  }

  #paragraph(open: boolean): void {
    this.#inParagraph = Math.max(0, this.#inParagraph + (open ? 1 : -1))
    if (!open || this.#inParagraph !== 1) return
    if (this.#paragraphs > 0) this.#shown = `${this.#shown ?? ''}\n`
    this.#paragraphs++
  }

  #add(text: string): void {
    if (this.#inParagraph === 0 || this.#aside > 0) return
    const shown = (this.#shown ?? '') + text
    if (shown.length > recordLimit) this.#fail('too long', `longer than ${recordLimit / 1024 / 1024} MB`)
    else this.#shown = shown
  }

  #text(): void {
    if (!this.#reading) {
      this.#shown ??= '.'
      return
    }
    const at = `${columnLetters(this.#column + 1)}${this.#row?.row ?? 0}`
    try {
      const text = this.scanner.text()
      if (text === null) this.#fail('encoding', `the text of ${at} is not UTF-8`)
      // White space is one space, whatever its length (OpenDocument 1.3 part 3, 6.1.2); a CR that is still here was written as &#13;.
      else this.#add(/[\t\n]| {2}/.test(text) ? text.replace(/[ \t\n]+/g, ' ') : text)
    } catch (error) {
      if (!(error instanceof XmlFault)) throw error
      this.#fail('cell', `the text of ${at} ${error.message}`)
    }
  }
}

const newRow = (row: number, times = 1): SheetRow => ({ row, cells: [], times, fault: null })
