import { type TimeFormat, timeFormatSchema } from './time-format.ts'
import { TimeText } from './time-text.ts'
import { Zone } from './zone.ts'

const dayMs = 86_400_000
const firstInstant = 0
const lastInstant = Date.UTC(2101, 0, 1)
/** Numbers that mean an instant outside these years are more likely of another unit, or counted from another day, than a message's time. */
const plausible = {
  epoch: { from: Date.UTC(1996, 0, 1), to: lastInstant },
  // There is no such phone before 2007; what would be later is a number of seconds since 1970.
  apple: { from: Date.UTC(2005, 0, 1), to: Date.UTC(2031, 0, 1) },
  excel: { from: Date.UTC(1990, 0, 1), to: lastInstant },
}
/** Where Apple counts from. */
const apple = Date.UTC(2001, 0, 1)

export type ParsedTime =
  /**
   * `utc`: UTC milliseconds. `zoned`: the text gave its own offset, which outranks the declared zone. `ambiguous`: the clock
   * showed this reading twice (summer time ended); `utc` is the first.
   */
  { ok: true; utc: number; zoned: boolean; ambiguous: boolean } | { ok: false; reason: string }

/** Reads a column of times in one format and zone; made once per import, then called for each row. */
export class TimeParser {
  /** What the last `parse` found beside its number. */
  zoned = false
  ambiguous = false
  reason = ''

  readonly #format: TimeFormat
  readonly #zone: Zone
  readonly #written = new TimeText()
  #lastText = ''
  #lastUtc = Number.NaN
  /** The date, and what stands behind it, of a time written with seconds; and the instant at which that day began. */
  #date = ''
  #midnight = 0

  constructor(format: TimeFormat, zone: string) {
    this.#format = format
    this.#zone = new Zone(zone)
    this.reason = 'is empty'
  }

  /** The date and the sign behind it (11 characters) of the day that is remembered, for whoever reads times from bytes; '': none. */
  get day(): string {
    return this.#date
  }

  /** The instant at which that day began. */
  get midnight(): number {
    return this.#midnight
  }

  /** UTC milliseconds, or NaN; then `reason` says why, to stand after the text and a colon. */
  parse(text: string): number {
    // Chats come in runs of the same minute; the flags of the last text still stand.
    if (text === this.#lastText) return this.#lastUtc
    this.#lastText = text
    this.zoned = false
    this.ambiguous = false
    this.reason = ''
    const sameDay = this.#onSameDay(text)
    this.#lastUtc = Number.isNaN(sameDay) ? this.#parse(text) : sameDay
    return this.#lastUtc
  }

  /** A time of the day that was read before, written in the same way (any date in ten signs, a sign, hh:mm:ss); else NaN. */
  #onSameDay(text: string): number {
    if (text.length !== 19 || this.#date === '' || !text.startsWith(this.#date)) return Number.NaN
    const two = (at: number) => {
      const tens = text.charCodeAt(at) - 48
      const ones = text.charCodeAt(at + 1) - 48
      return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN
    }
    const [hour, minute, second] = [two(11), two(14), two(17)]
    if (!(hour < 24 && minute < 60 && second < 60) || text[13] !== ':' || text[16] !== ':') return Number.NaN
    return this.#midnight + ((hour * 60 + minute) * 60 + second) * 1000
  }

  /** Remembers the day of a time that was read, where its whole day is one stretch of local time. */
  #rememberDay(text: string, local: number): void {
    const start = Math.floor(local / dayMs) * dayMs
    const midnight = this.#zone.instant(start)
    this.#date = this.#zone.instant(start + dayMs - 1) === midnight + dayMs - 1 ? text.slice(0, 11) : ''
    this.#midnight = midnight
  }

  #parse(text: string): number {
    switch (this.#format) {
      case 'epoch-s':
        return this.#epoch(text, 1000)
      case 'epoch-ms':
        return this.#epoch(text, 1)
      case 'epoch-us':
        return this.#epoch(text, 1e-3)
      case 'epoch-ns':
        return this.#epoch(text, 1e-6)
      case 'apple-s':
        return this.#epoch(text, 1000, apple)
      case 'apple-ns':
        return this.#epoch(text, 1e-6, apple)
      case 'excel-1900':
        return this.#serial(text, Date.UTC(1899, 11, 30))
      case 'excel-1904':
        return this.#serial(text, Date.UTC(1904, 0, 1))
      default:
        return this.#calendar(text, this.#format)
    }
  }

  #fail(reason: string): number {
    this.reason = reason
    return Number.NaN
  }

  #calendar(text: string, format: 'ymd' | 'dmy' | 'mdy' | 'named'): number {
    const written = this.#written
    if (!written.read(text, format)) return this.#fail(text.trim() === '' ? 'is empty' : written.reason)
    if (written.offset !== null) {
      this.zoned = true
      return written.local - written.offset * 60_000
    }
    if (text.length === 19) this.#rememberDay(text, written.local)
    return this.#local(written.local)
  }

  #local(local: number): number {
    const utc = this.#zone.instant(local)
    if (!Number.isNaN(utc)) return utc
    const reading = this.#zone.resolve(local)
    if (reading.utc === null) {
      return this.#fail(`never was: clocks in ${this.#zone.name} were put forward past it`)
    }
    this.ambiguous = reading.ambiguous
    return reading.utc
  }

  #epoch(text: string, unitMs: number, from = 0): number {
    const digits = text.trim()
    if (!/^\d{1,19}(\.\d+)?$/.test(digits)) return this.#fail('is not a plain number')
    const utc = from + Math.floor(Number(digits) * unitMs)
    this.zoned = true
    if (utc < firstInstant || utc >= lastInstant)
      return this.#fail('is outside the years 1970–2100 in this unit')
    return utc
  }

  #serial(text: string, epoch: number): number {
    const digits = text.trim()
    if (!/^\d{1,6}(\.\d+)?$/.test(digits)) return this.#fail('is not an Excel day number')
    const local = epoch + Math.round(Number(digits) * dayMs)
    if (local < firstInstant || local >= lastInstant) return this.#fail('is outside the years 1970–2100')
    return this.#local(local)
  }
}

/** One text on its own; an import keeps a `TimeParser` instead. */
export function parseTime(text: string, format: TimeFormat, zone: string): ParsedTime {
  const parser = new TimeParser(format, zone)
  const utc = parser.parse(text)
  return Number.isNaN(utc)
    ? { ok: false, reason: parser.reason }
    : { ok: true, utc, zoned: parser.zoned, ambiguous: parser.ambiguous }
}

export interface TimeCandidate {
  format: TimeFormat
  /** How many of the sampled texts this format reads, and how many it does not. */
  read: number
  failed: number
  /** The first text that it reads, with what it makes of it in UTC; and the first that it does not. */
  example: { text: string; utc: number }
  failure: { text: string; reason: string } | null
}

export interface TimeFinding {
  /** The format to take; null when there is none, or when only a person can decide. */
  format: TimeFormat | null
  /** Every format that reads at least half of the samples, the best first. */
  candidates: TimeCandidate[]
  /**
   * 'day-month': day first and month first both read every date (03/04/2020). 'mixed': some dates can only be day first,
   * others only month first. An import must not start before somebody has decided.
   */
  doubt: 'day-month' | 'mixed' | null
  /** How many texts carry their own offset, of how many that are not empty. */
  zoned: number
  sampled: number
  /** A sentence for the screen. */
  evidence: string
}

/** What a column's sampled texts can be as times. Empty texts are no evidence either way. */
export function detectTimeFormat(samples: readonly string[]): TimeFinding {
  const texts = samples.filter((text) => text.trim() !== '')
  const trials = timeFormatSchema.options.map((format) => tryFormat(texts, format))
  const candidates = trials
    .filter(
      (trial) => trial.candidate !== null && trial.read.length > 0 && trial.read.length * 2 >= texts.length,
    )
    .sort((a, b) => b.read.length - a.read.length)
  const best = candidates[0]
  const finding: TimeFinding = {
    format: null,
    candidates: candidates.flatMap(({ candidate }) => candidate ?? []),
    doubt: null,
    zoned: best?.zoned ?? 0,
    sampled: texts.length,
    evidence:
      texts.length === 0 ? 'no value to judge by' : 'no known way of writing times reads these values',
  }
  if (best === undefined) return finding
  const dmy = trials.find((trial) => trial.format === 'dmy')
  const mdy = trials.find((trial) => trial.format === 'mdy')
  if (dmy !== undefined && mdy !== undefined && (best === dmy || best === mdy)) {
    const onlyDay = new Set(dmy.read).difference(new Set(mdy.read)).size
    const onlyMonth = new Set(mdy.read).difference(new Set(dmy.read)).size
    if (onlyDay > 0 && onlyMonth > 0) {
      finding.doubt = 'mixed'
      finding.evidence = `${onlyDay} of ${texts.length} values can only be day first, ${onlyMonth} only month first: the column may have been damaged by a spreadsheet`
      return finding
    }
    if (onlyDay === 0 && onlyMonth === 0) {
      finding.doubt = 'day-month'
      finding.evidence = `all of ${texts.length} values can be read day first and month first`
      return finding
    }
    finding.evidence = `${onlyDay + onlyMonth} of ${texts.length} values can only be ${onlyDay > 0 ? 'day' : 'month'} first`
  } else {
    finding.evidence = `${best.read.length} of ${texts.length} values read so`
  }
  finding.format = best.format
  return finding
}

function plausibleIn(format: TimeFormat): { from: number; to: number } {
  const [unit] = format.split('-')
  return unit === 'epoch' || unit === 'apple' || unit === 'excel'
    ? plausible[unit]
    : { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY }
}

interface Trial {
  format: TimeFormat
  candidate: TimeCandidate | null
  /** Indexes of the texts read. */
  read: number[]
  zoned: number
}

function tryFormat(texts: readonly string[], format: TimeFormat): Trial {
  const parser = new TimeParser(format, 'UTC')
  const trial: Trial = { format, candidate: null, read: [], zoned: 0 }
  let example: TimeCandidate['example'] | null = null
  let failure: TimeCandidate['failure'] = null
  const { from, to } = plausibleIn(format)
  texts.forEach((text, index) => {
    const utc = parser.parse(text)
    if (Number.isNaN(utc) || utc < from || utc >= to) {
      failure ??= {
        text,
        reason: parser.reason === '' ? 'is long before any such message, or long after it' : parser.reason,
      }
      return
    }
    trial.read.push(index)
    if (parser.zoned) trial.zoned++
    example ??= { text, utc }
  })
  if (example !== null) {
    trial.candidate = {
      format,
      read: trial.read.length,
      failed: texts.length - trial.read.length,
      example,
      failure,
    }
  }
  return trial
}
