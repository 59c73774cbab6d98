import * as z from 'zod'

/**
 * Time zones: from a clock's reading to the instant, with summer time's gaps and overlaps told. Rules come from Intl
 * (the IANA database inside the JavaScript engine), read once per zone and year: ten million rows ask Intl a few hundred times.
 */

const dayMs = 86_400_000

/** Minutes east of UTC for '+01:00', '-0330', '+1'; null for anything else. */
function fixedOffsetMinutes(text: string): number | null {
  const match = /^([+-])(\d{1,2})(?::?(\d{2}))?$/.exec(text)
  if (match === null) return null
  const minutes = Number(match[2]) * 60 + Number(match[3] ?? 0)
  if (minutes > 14 * 60 || Number(match[3] ?? 0) > 59) return null
  return match[1] === '-' ? -minutes : minutes
}

/** Names found to be zones: asking Intl takes as long as reading a page of rows, and each stored mapping is asked about. */
const knownZones = new Set(['UTC'])

export function isZone(text: string): boolean {
  if (knownZones.has(text) || fixedOffsetMinutes(text) !== null) return true
  try {
    new Intl.DateTimeFormat('en-GB', { timeZone: text })
    knownZones.add(text)
    return true
  } catch {
    return false
  }
}

/** 'UTC', a fixed offset such as '+01:00', or an IANA name such as 'Europe/London'. */
export const zoneSchema = z
  .string()
  .refine(isZone, 'not a time zone: give UTC, an offset such as +01:00, or a name such as Europe/London')

/** A stretch of local time, [from, to), in which every clock reading means one instant. */
interface Stretch {
  from: number
  to: number
  offset: number
}

export type LocalReading =
  /** `ambiguous`: the clock showed this reading twice; `utc` is the first. */
  | { utc: number; ambiguous: boolean }
  /** The clock was put forward past this reading. */
  | { utc: null }

export class Zone {
  readonly name: string
  readonly #offsetByIntl: ((utc: number) => number) | null
  readonly #fixed: number
  /** Instants at which the offset changes, by UTC year. */
  readonly #changes = new Map<number, number[]>()
  #stretch: Stretch = { from: 1, to: 0, offset: 0 }

  /** @throws RangeError when `name` is not a zone (see `isZone`). */
  constructor(name: string) {
    this.name = name
    const minutes = name === 'UTC' ? 0 : fixedOffsetMinutes(name)
    this.#fixed = (minutes ?? 0) * 60_000
    this.#offsetByIntl = minutes === null ? intlOffset(name) : null
  }

  /** Milliseconds to add to UTC to get the local clock at this instant. */
  offsetAt(utc: number): number {
    return this.#offsetByIntl === null ? this.#fixed : this.#offsetByIntl(utc)
  }

  /**
   * The instant at which the local clock shows `local` (milliseconds of a UTC-like calendar), or NaN where no clock showed
   * it or showed it twice: `resolve` then says which.
   */
  instant(local: number): number {
    if (this.#offsetByIntl === null) return local - this.#fixed
    const known = this.#stretch
    if (local >= known.from && local < known.to) return local - known.offset
    this.#stretch = this.#stretchAround(local)
    return local >= this.#stretch.from && local < this.#stretch.to ? local - this.#stretch.offset : Number.NaN
  }

  resolve(local: number): LocalReading {
    const offsets = new Set([this.offsetAt(local - dayMs), this.offsetAt(local + dayMs)])
    const instants = [...offsets]
      .map((offset) => local - offset)
      .filter((utc) => utc + this.offsetAt(utc) === local)
    const first = Math.min(...instants)
    return instants.length === 0 ? { utc: null } : { utc: first, ambiguous: instants.length > 1 }
  }

  /** The stretch that holds `local`, shrunk by what the neighbouring stretches overlap; empty when `local` is in a gap or overlap. */
  #stretchAround(local: number): Stretch {
    const year = new Date(local).getUTCFullYear()
    const changes = [...this.#changesOf(year - 1), ...this.#changesOf(year), ...this.#changesOf(year + 1)]
    const bounds = [Date.UTC(year - 1, 0, 1), ...changes, Date.UTC(year + 2, 0, 1)]
    for (let i = 0; i + 1 < bounds.length; i++) {
      const start = bounds[i] ?? 0
      const end = bounds[i + 1] ?? 0
      const offset = this.offsetAt(start)
      const from = i === 0 ? start + offset : start + Math.max(offset, this.offsetAt(start - 1))
      const to = i + 2 === bounds.length ? end + offset : end + Math.min(offset, this.offsetAt(end))
      if (local >= from && local < to) return { from, to, offset }
    }
    return { from: 1, to: 0, offset: 0 }
  }

  #changesOf(year: number): number[] {
    const known = this.#changes.get(year)
    if (known !== undefined) return known
    const changes: number[] = []
    const end = Date.UTC(year + 1, 0, 1)
    for (let day = Date.UTC(year, 0, 1); day < end; day += dayMs) {
      if (this.offsetAt(day) !== this.offsetAt(day + dayMs))
        changes.push(this.#changeBetween(day, day + dayMs))
    }
    this.#changes.set(year, changes)
    return changes
  }

  #changeBetween(before: number, after: number): number {
    const offset = this.offsetAt(before)
    let low = before
    let high = after
    while (high - low > 1000) {
      const middle = Math.floor((low + high) / 2000) * 1000
      if (this.offsetAt(middle) === offset) low = middle
      else high = middle
    }
    return high
  }
}

/** Offset by formatting the instant in the zone and reading the digits back as if they were UTC. */
function intlOffset(name: string): (utc: number) => number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: name,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  return (utc) => {
    const seconds = Math.floor(utc / 1000) * 1000
    const [month = 0, day = 0, year = 0, hour = 0, minute = 0, second = 0] = (
      format.format(seconds).match(/\d+/g) ?? []
    ).map(Number)
    return Date.UTC(year, month - 1, day, hour, minute, second) - seconds
  }
}
