import { Zone } from '../../../shared/domain/zone.ts'

const dayMs = 86_400_000
const hourMs = 3_600_000
/** No zone changes its offset within a quarter of an hour of UTC. */
const quarterMs = 900_000

/** The clock of a zone, asked about millions of instants: what it says of a day or a quarter of an hour is kept. */
export class LocalClock {
  readonly #zone: Zone
  /** By UTC day its one offset; NaN: it changes on that day. */
  readonly #days = new Map<number, number>()
  readonly #quarters = new Map<number, number>()
  #lastDay = Number.NaN
  #lastOffset = Number.NaN

  constructor(zone: string) {
    this.#zone = new Zone(zone)
  }

  /** Days since 1970-01-01 by the local calendar. */
  day(utc: number): number {
    return Math.floor((utc + this.#offset(utc)) / dayMs)
  }

  /** 0 for Sunday to 6. */
  weekday(utc: number): number {
    // 1 January 1970 was a Thursday.
    return (((this.day(utc) + 4) % 7) + 7) % 7
  }

  /** 0 to 23. */
  hour(utc: number): number {
    const local = utc + this.#offset(utc)
    return Math.floor((local - Math.floor(local / dayMs) * dayMs) / hourMs)
  }

  #offset(utc: number): number {
    const day = Math.floor(utc / dayMs)
    if (day !== this.#lastDay) {
      this.#lastDay = day
      this.#lastOffset = this.#offsetOfDay(day)
    }
    return Number.isNaN(this.#lastOffset) ? this.#offsetOfQuarter(utc) : this.#lastOffset
  }

  #offsetOfDay(day: number): number {
    const known = this.#days.get(day)
    if (known !== undefined) return known
    const begin = this.#zone.offsetAt(day * dayMs)
    const offset = begin === this.#zone.offsetAt((day + 1) * dayMs) ? begin : Number.NaN
    this.#days.set(day, offset)
    return offset
  }

  #offsetOfQuarter(utc: number): number {
    const quarter = Math.floor(utc / quarterMs)
    const offset = this.#quarters.get(quarter) ?? this.#zone.offsetAt(quarter * quarterMs)
    this.#quarters.set(quarter, offset)
    return offset
  }
}
