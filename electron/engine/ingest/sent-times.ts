import type { Mapping } from '../../../shared/domain/mapping.ts'
import { TimeParser } from '../../../shared/domain/time-parse.ts'
import type { PackedCells } from './packed-cells.ts'
import type { PackedRows } from './readers/index.ts'
import type { RecordCells } from './record-cells.ts'

/** Bytes of a time with seconds, and of the date in it with the sign behind it. */
const timeBytes = 19
const dateBytes = 11
const colon = 0x3a

/** Reads when messages were sent: row by row, or of a whole batch, where a time of the day before it is read from its bytes. */
export class SentTimes {
  /** By row of the batch: UTC milliseconds; Infinity: unknown; NaN: cannot be read. */
  of: Float64Array = new Float64Array(0)
  /** By row of the batch: 1 where the clock showed the reading twice; the first was taken. */
  twice: Uint8Array = new Uint8Array(0)
  readonly #time: number
  readonly #date: number
  readonly #parser: TimeParser | null
  /** The day that the parser remembered last in a batch, its bytes, and the instant at which it began. */
  #day = ''
  #dayBytes = Buffer.alloc(0)
  #midnight = 0

  constructor(
    { timeFormat, zone }: Pick<Mapping, 'timeFormat' | 'zone'>,
    at: { readonly time: number; readonly date: number },
  ) {
    this.#time = at.time
    this.#date = at.date
    this.#parser = timeFormat === null ? null : new TimeParser(timeFormat, zone ?? 'UTC')
  }

  /** Why the last time that cannot be read cannot. */
  get reason(): string {
    return this.#parser?.reason ?? ''
  }

  /** Of the time that was read last. */
  get ambiguous(): boolean {
    return this.#parser?.ambiguous ?? false
  }

  /** As given; a date and a time of day in two columns are joined by a space. */
  text(cells: RecordCells): string | null {
    const time = cells.once(this.#time)
    if (this.#date < 0) return time
    const date = cells.text(this.#date)
    if (date === null || time === null) return date ?? time
    return `${date} ${time}`
  }

  /** UTC milliseconds; Infinity: not known; NaN: cannot be read. */
  instant(text: string | null): number {
    if (text === null || this.#parser === null) return Number.POSITIVE_INFINITY
    const utc = this.#parser.parse(text)
    return Number.isNaN(utc) && text.trim() === '' ? Number.POSITIVE_INFINITY : utc
  }

  /** @param cells moved about the batch */
  fill(rows: PackedRows, cells: PackedCells): void {
    const { count, bytes, first, from, to } = rows
    if (this.of.length < count) {
      this.of = new Float64Array(count)
      this.twice = new Uint8Array(count)
    }
    const column = this.#date < 0 ? this.#time : -1
    for (let i = 0; i < count; i++) {
      const cell = (first[i] ?? 0) + column
      const start = from[cell] ?? 0
      const here = column >= 0 && column < (rows.cells[i] ?? 0)
      const utc = here && (to[cell] ?? 0) - start === timeBytes ? this.#onSameDay(bytes, start) : Number.NaN
      if (Number.isNaN(utc)) this.#read(i, cells.moveTo(rows, i))
      else {
        this.of[i] = utc
        this.twice[i] = 0
      }
    }
  }

  #read(i: number, cells: PackedCells): void {
    const text = this.text(cells)
    this.of[i] = this.instant(text)
    this.twice[i] = text !== null && this.ambiguous ? 1 : 0
    const day = this.#parser?.day ?? ''
    if (day === this.#day) return
    this.#day = day
    this.#dayBytes = Buffer.from(day)
    this.#midnight = this.#parser?.midnight ?? 0
  }

  /** A time of the remembered day, written in the same way: its hour, minute and second are all that is read; else NaN. */
  #onSameDay(bytes: Buffer, from: number): number {
    const day = this.#dayBytes
    // Not 11 bytes: no day, or one written with other than ASCII.
    if (day.length !== dateBytes) return Number.NaN
    for (let k = dateBytes - 1; k >= 0; k--) if (day[k] !== bytes[from + k]) return Number.NaN
    const hour = two(bytes, from + 11)
    const minute = two(bytes, from + 14)
    const second = two(bytes, from + 17)
    if (hour > 23 || minute > 59 || second > 59) return Number.NaN
    if (bytes[from + 13] !== colon || bytes[from + 16] !== colon) return Number.NaN
    return this.#midnight + ((hour * 60 + minute) * 60 + second) * 1000
  }
}

/** The number that two digits say; 100 where they are none. */
function two(bytes: Buffer, at: number): number {
  const tens = (bytes[at] ?? 0) - 0x30
  const ones = (bytes[at + 1] ?? 0) - 0x30
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : 100
}
