import type { ReactNode } from 'react'

/** A list in sections, each with a heading on a line of its own above its first row. */
export interface Sections {
  /** Position of each section's first row, ascending; the first is 0. */
  readonly starts: Uint32Array
  /** Draws a heading, known or not yet known. Give a new object when what it draws from has changed. */
  readonly heading: (section: number) => ReactNode
  /** Told which headings are in sight: where to fetch. */
  readonly want?: ((first: number, last: number) => void) | undefined
}

/** What stands on a line of a list: a row, or the heading of a section. */
export type Line = { readonly row: number } | { readonly section: number }

const unparted = new Uint32Array(0)

/** Where rows and headings stand among the lines of a list; without sections each row is a line. */
export class Lines {
  readonly rows: number
  /** Position of each section's first row. */
  readonly starts: Uint32Array

  constructor(rows: number, starts: Uint32Array = unparted) {
    this.rows = rows
    this.starts = starts
  }

  get count(): number {
    return this.rows + this.starts.length
  }

  /** The section that a row is of; -1 where there are none. */
  sectionOf(row: number): number {
    let low = 0
    let high = this.starts.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.starts[middle] ?? 0) <= row) low = middle + 1
      else high = middle
    }
    return low - 1
  }

  lineOf(row: number): number {
    return row + this.sectionOf(row) + 1
  }

  /** The rows of a section, both included. */
  rowsOf(section: number): { readonly first: number; readonly last: number } {
    return { first: this.starts[section] ?? 0, last: (this.starts[section + 1] ?? this.rows) - 1 }
  }

  /** Whether a row stands right below a heading. */
  isFirst(row: number): boolean {
    return this.starts[this.sectionOf(row)] === row
  }

  at(line: number): Line {
    let low = 0
    let high = this.starts.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.starts[middle] ?? 0) + middle <= line) low = middle + 1
      else high = middle
    }
    const section = low - 1
    if (section < 0) return { row: line }
    return (this.starts[section] ?? 0) + section === line ? { section } : { row: line - section - 1 }
  }

  /** The rows on some lines, both included: of a heading, the row below it at the beginning and the one above it at the end. */
  rowsAt(from: number, to: number): { readonly first: number; readonly last: number } {
    if (this.rows === 0) return { first: 0, last: -1 }
    const [start, end] = [this.at(from), this.at(to)]
    const first = 'row' in start ? start.row : (this.starts[start.section] ?? 0)
    const last = 'row' in end ? end.row : (this.starts[end.section] ?? 0) - 1
    return { first: Math.min(first, this.rows - 1), last: Math.min(Math.max(first, last), this.rows - 1) }
  }
}
