import { Zone } from '../../../shared/domain/zone.ts'
import type { Filter } from '../../../shared/query/index.ts'
import type { Ground } from './ground.ts'
import type { Stretch } from './id-sets.ts'

const MINUTE = 60_000
const QUARTER = 900_000
const DAY = 86_400_000

/** Rows sent between two times of day, or on days of the week, by the clock of a zone. A row without a time never passes. */
export function clockIds(
  ground: Ground,
  filter: Extract<Filter, { field: 'time' | 'day' }>,
  window: Stretch,
  among: Uint32Array | null,
): Uint32Array {
  const candidates = ground.candidates(window, among)
  const times = ground.columns.times(candidates)
  const clock = clockOf(filter.zone)
  const wanted = filter.field === 'time' ? minutesIn(filter.hours) : daysIn(filter.days)
  const isTime = filter.field === 'time'
  const ids = new Uint32Array(candidates.length)
  let length = 0
  // Rows come in the order of time, so most are of the span of the row before.
  let from = Number.POSITIVE_INFINITY
  let to = 0
  let midnight = 0
  let offset = 0
  let weekday = 0
  for (let i = 0; i < candidates.length; i++) {
    const at = times[i] ?? Number.NaN
    if (Number.isNaN(at)) continue
    if (at < from || at >= to) {
      ;({ from, to, offset } = clock.spanOf(at))
      const day = Math.floor(at / DAY)
      midnight = day * DAY
      // 1 January 1970 was a Thursday.
      weekday = (((day + 4) % 7) + 7) % 7
    }
    let passed = (at - midnight + offset) | 0
    let turned = 0
    if (passed < 0) {
      passed += DAY
      turned = 6
    } else if (passed >= DAY) {
      passed -= DAY
      turned = 1
    }
    const place = isTime ? (passed / MINUTE) | 0 : (weekday + turned) % 7
    if (wanted[place] === 1) ids[length++] = candidates[i] ?? 0
  }
  return ids.subarray(0, length)
}

/** By minute of the day. */
function minutesIn({ from, to }: { readonly from: number; readonly to: number }): Uint8Array {
  const wanted = new Uint8Array(24 * 60)
  if (from < to) return wanted.fill(1, from, to)
  return wanted.fill(1, from).fill(1, 0, to)
}

/** By day of the week, 0 for Sunday. */
function daysIn(days: readonly number[]): Uint8Array {
  const wanted = new Uint8Array(7)
  for (const day of days) wanted[day] = 1
  return wanted
}

/** A time over which a clock keeps its offset, UTC milliseconds: a UTC day, or a part of one. */
interface Span {
  readonly from: number
  readonly to: number
  /** What the clock is ahead of UTC, milliseconds. */
  readonly offset: number
}

class Clock {
  readonly #zone: Zone
  /** By day or quarter of an hour since 1970; null: the offset changes on that day. */
  readonly #days = new Map<number, Span | null>()
  readonly #quarters = new Map<number, Span>()

  constructor(zone: string) {
    this.#zone = new Zone(zone)
  }

  spanOf(utc: number): Span {
    const day = Math.floor(utc / DAY)
    let span = this.#days.get(day)
    if (span === undefined) {
      const [from, to] = [day * DAY, (day + 1) * DAY]
      const offset = this.#zone.offsetAt(from)
      span = offset === this.#zone.offsetAt(to) ? { from, to, offset } : null
      this.#days.set(day, span)
    }
    return span ?? this.#quarterOf(utc)
  }

  /** No zone changes its offset within a quarter of an hour of UTC. */
  #quarterOf(utc: number): Span {
    const quarter = Math.floor(utc / QUARTER)
    const known = this.#quarters.get(quarter)
    if (known !== undefined) return known
    const from = quarter * QUARTER
    const span = { from, to: from + QUARTER, offset: this.#zone.offsetAt(from) }
    this.#quarters.set(quarter, span)
    return span
  }
}

const clocks = new Map<string, Clock>()

function clockOf(zone: string): Clock {
  const known = clocks.get(zone)
  if (known !== undefined) return known
  const made = new Clock(zone)
  clocks.set(zone, made)
  return made
}
