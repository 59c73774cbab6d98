import { Zone } from '../../../shared/domain/zone.ts'
import type { Filter } from '../../../shared/query/index.ts'
import type { Ground } from './ground.ts'
import type { Stretch } from './id-sets.ts'

const MINUTE = 60_000
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
  const passes = filter.field === 'time' ? inHours(filter.hours) : onDays(filter.days)
  return candidates.filter((_, i) => {
    const at = times[i] ?? Number.NaN
    return !Number.isNaN(at) && passes(clock.local(at))
  })
}

function inHours({ from, to }: { readonly from: number; readonly to: number }): (local: number) => boolean {
  return (local) => {
    const minute = Math.floor((local - Math.floor(local / DAY) * DAY) / MINUTE)
    return from < to ? minute >= from && minute < to : minute >= from || minute < to
  }
}

function onDays(days: readonly number[]): (local: number) => boolean {
  const wanted = new Set(days)
  // 1 January 1970 was a Thursday.
  return (local) => wanted.has((((Math.floor(local / DAY) + 4) % 7) + 7) % 7)
}

/** A zone's clock, its offset known day by day: only on the days of a change is it asked for each time anew. */
class Clock {
  readonly #zone: Zone
  readonly #offsets = new Map<number, number | null>()

  constructor(zone: string) {
    this.#zone = new Zone(zone)
  }

  /** What the clock shows at an instant, as milliseconds of a calendar without zones. */
  local(utc: number): number {
    const day = Math.floor(utc / DAY)
    let offset = this.#offsets.get(day)
    if (offset === undefined) {
      const first = this.#zone.offsetAt(day * DAY)
      offset = first === this.#zone.offsetAt((day + 1) * DAY) ? first : null
      this.#offsets.set(day, offset)
    }
    return utc + (offset ?? this.#zone.offsetAt(utc))
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
