import { byteClasses, CR, enders, LF, QUOTE, type ScanSettings } from './delimited-bytes.ts'

/**
 * The inner loop of delimited text: one pass over bytes that notes where records and cells begin and end, as places in those bytes.
 *
 * A quote opens only at a cell's start, a doubled quote is a quote, and after a closing quote only a delimiter or a line end may
 * follow (RFC 4180). Where that fails, the record up to the end of the physical line with the offending quote is a fault, and
 * reading resumes on the next line: one stray quote costs one line, never the rest of the file.
 */

/** An unclosed quote is given up after this many bytes or lines. */
const quoteReach = 1024 * 1024
const quoteLines = 100_000

const recordsPerScan = 8192

export const flag = {
  /** Some byte is 80 or above. */
  high: 1,
  nul: 2,
  textAfterQuote: 4,
  openQuote: 8,
  /** Any of what makes a record no row. */
  fault: 2 | 4 | 8,
} as const

export class DelimitedScan {
  /** Records found by the last scan. */
  count = 0
  /** Per record: its first byte and the byte after its last (line end excluded), flags, row, line. */
  readonly from: Int32Array
  readonly to: Int32Array
  readonly flags: Uint8Array
  readonly row: Float64Array
  readonly line: Float64Array
  /** Per record: its first cell; one more entry closes the last record. */
  readonly cell: Int32Array
  /** Per cell: its first byte and the byte after its last, quotes around it left out; `cellTo` is -1 - place where doubled quotes are to be halved. */
  cellFrom: Int32Array
  cellTo: Int32Array
  /** Whether any byte consumed by the last scan is 80 or above. */
  high = false
  /** Row and line of what comes next. */
  nextRow = 1
  nextLine = 1

  /** The same, as a batch says it. */
  get next(): { nextRow: number; nextLine: number } {
    return { nextRow: this.nextRow, nextLine: this.nextLine }
  }

  readonly #plain: Uint8Array
  readonly #quoted: Uint8Array
  readonly #quote: boolean
  readonly #anyNewline: boolean

  /** @param bytes of all that will be scanned, where that is little: room is taken for as many records as it can hold. */
  constructor(settings: ScanSettings, bytes = Number.POSITIVE_INFINITY) {
    const records = Math.min(recordsPerScan, bytes + 1)
    this.from = new Int32Array(records)
    this.to = new Int32Array(records)
    this.flags = new Uint8Array(records)
    this.row = new Float64Array(records)
    this.line = new Float64Array(records)
    this.cell = new Int32Array(records + 1)
    const cells = Math.min(recordsPerScan * 16, bytes + 16)
    this.cellFrom = new Int32Array(cells)
    this.cellTo = new Int32Array(cells)
    const { plain, quoted } = byteClasses(settings)
    this.#plain = plain
    this.#quoted = quoted
    this.#quote = settings.quote !== null
    this.#anyNewline = settings.newline === 'any'
  }

  /**
   * Scans the whole records between `from` and `to` that begin before `limit`; with `final`, the end of the bytes ends the last record too.
   * @returns the byte after the last record consumed: `from` itself when not one record is whole.
   */
  scan(bytes: Uint8Array, from: number, to: number, final: boolean, limit = to): number {
    const plain = this.#plain
    const quoted = this.#quoted
    const anyNewline = this.#anyNewline
    const most = this.from.length
    const quotes = this.#quote
    let cellFrom = this.cellFrom
    let cellTo = this.cellTo
    let count = 0
    let cells = 0
    let at = from
    let row = this.nextRow
    let line = this.nextLine
    let anyHigh = false

    while (at < to && at < limit && count < most) {
      const recordFrom = at
      const recordCell = cells
      const recordLine = line
      let recordTo = -1
      let flags = 0
      let incomplete = false
      let faultAt = -1
      let faultLine = line

      record: for (;;) {
        if (cells === cellFrom.length) {
          this.#growCells()
          cellFrom = this.cellFrom
          cellTo = this.cellTo
        }
        if (quotes && at < to && bytes[at] === QUOTE) {
          const open = at
          const openLine = line
          const reach = Math.min(to, open + quoteReach)
          let doubled = false
          let closed = false
          let undecided = false
          at++
          cellFrom[cells] = at
          while (at < reach) {
            const kind = quoted[bytes[at] ?? 0]
            if (kind === 0) {
              at++
              continue
            }
            if (kind === enders.quote) {
              if (at + 1 >= to) {
                if (final) closed = true
                else undecided = true
                break
              }
              if (bytes[at + 1] !== QUOTE) {
                closed = true
                break
              }
              doubled = true
              at += 2
              continue
            }
            if (kind === enders.lf) {
              line++
              if (line - openLine > quoteLines) break
            } else if (kind === enders.cr) {
              if (at + 1 >= to && !final) {
                undecided = true
                break
              }
              if (at + 1 >= to || bytes[at + 1] !== LF) line++
            } else if (kind === enders.nul) flags |= flag.nul
            else flags |= flag.high
            at++
          }
          if (!closed) {
            incomplete = undecided || (!final && at === to && at < open + quoteReach)
            if (!incomplete) {
              flags |= flag.openQuote
              faultAt = open
              faultLine = openLine
            }
            break
          }
          cellTo[cells++] = doubled ? -1 - at : at
          at++
          if (at >= to) {
            if (final) recordTo = at
            else incomplete = true
            break
          }
          const after = plain[bytes[at] ?? 0]
          if (after === enders.delimiter) {
            at++
            continue
          }
          if (after === enders.lf) {
            recordTo = at++
            line++
            break
          }
          if (bytes[at] === CR) {
            if (at + 1 >= to && !final) {
              incomplete = true
              break
            }
            const paired = at + 1 < to && bytes[at + 1] === LF
            if (anyNewline || paired) {
              recordTo = at
              at += paired ? 2 : 1
              line++
              break
            }
          }
          flags |= flag.textAfterQuote
          faultAt = open
          faultLine = openLine
          break
        }

        cellFrom[cells] = at
        for (;;) {
          let kind = 0
          while (at < to) {
            kind = plain[bytes[at] ?? 0] ?? 0
            if (kind !== 0) break
            at++
          }
          if (at >= to) {
            if (final) {
              recordTo = at
              cellTo[cells++] = at
            } else incomplete = true
            break record
          }
          if (kind === enders.delimiter) {
            cellTo[cells++] = at
            at++
            continue record
          }
          if (kind === enders.lf) {
            recordTo = !anyNewline && at > recordFrom && bytes[at - 1] === CR ? at - 1 : at
            cellTo[cells++] = recordTo
            at++
            line++
            break record
          }
          if (kind === enders.cr) {
            if (at + 1 >= to && !final) {
              incomplete = true
              break record
            }
            recordTo = at
            cellTo[cells++] = at
            at += at + 1 < to && bytes[at + 1] === LF ? 2 : 1
            line++
            break record
          }
          if (kind === enders.nul) flags |= flag.nul
          else flags |= flag.high
          at++
        }
      }

      if (faultAt >= 0) {
        // The offending line may go on behind what is read; its end is where reading resumes.
        const end = this.#lineEnd(bytes, faultAt, to)
        if (end === to && !final) incomplete = true
        else {
          // The rest of the line was not looked at, so nothing is known of its bytes.
          flags |= flag.high
          recordTo = end
          at = end
          if (at < to) at += bytes[at] === CR && at + 1 < to && bytes[at + 1] === LF ? 2 : 1
          line = faultLine + 1
          cells = recordCell
        }
      }
      if (incomplete) {
        at = recordFrom
        cells = recordCell
        line = recordLine
        break
      }
      if ((flags & flag.high) !== 0) anyHigh = true
      const blank = recordTo === recordFrom
      if (blank) cells = recordCell
      else {
        this.from[count] = recordFrom
        this.to[count] = recordTo
        this.flags[count] = flags
        this.row[count] = row
        this.line[count] = recordLine
        this.cell[count] = recordCell
        count++
      }
      row++
    }
    this.count = count
    this.cell[count] = cells
    this.high = anyHigh
    this.nextRow = row
    this.nextLine = line
    return at
  }

  /** The line end at or after `at`, or `to`. A CR that is the last byte read is taken for one only if nothing follows it. */
  #lineEnd(bytes: Uint8Array, at: number, to: number): number {
    for (let i = at; i < to; i++) {
      const byte = bytes[i]
      if (byte === LF) return i
      if (byte === CR) {
        if (i + 1 === to) return to
        if (bytes[i + 1] === LF || this.#anyNewline) return i
      }
    }
    return to
  }

  #growCells(): void {
    const from = new Int32Array(this.cellFrom.length * 2)
    const to = new Int32Array(this.cellTo.length * 2)
    from.set(this.cellFrom)
    to.set(this.cellTo)
    this.cellFrom = from
    this.cellTo = to
  }
}
