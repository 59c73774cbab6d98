import { TextCursor } from './text-cursor.ts'
import type { TimeFormat } from './time-format.ts'
import { plainTime } from './time-words.ts'

/**
 * Reads one written date and time into calendar parts, without a regular expression: ten million rows pass through here.
 * Knows nothing of zones beyond an offset written in the text itself.
 */

const SPACE = 32
// biome-ignore format: two rows of six
const months = [
  'january', 'february', 'march', 'april', 'may', 'june',
  'july', 'august', 'september', 'october', 'november', 'december',
]
const weekdays = /^(mon|tue|wed|thu|fri|sat|sun)/

/** Offsets in minutes of the only zone letters that mean one thing in material served to a British force. */
const letterZones: Record<string, number> = { z: 0, utc: 0, gmt: 0, bst: 60 }

export class TimeText {
  /** Milliseconds of a calendar without zones: Date.UTC of the parts as written. */
  local = 0
  /** Minutes east of UTC written in the text, or null. */
  offset: number | null = null
  /** Why the last text could not be read. */
  reason = ''

  readonly #in = new TextCursor()
  #year = 0
  #month = 0
  #day = 0
  #clock = 0
  /** The last date that was found to exist, as YYYYMMDD, and its start. */
  #lastDate = -1
  #dayStart = 0

  /** @returns whether the text is one date (and time) in that order; `local` and `offset`, or `reason`, are set. */
  read(text: string, format: TimeFormat & ('ymd' | 'dmy' | 'mdy' | 'named')): boolean {
    if (this.#read(text, format)) return true
    // Only what is not in plain figures pays for a second look.
    const plain = format === 'named' ? null : plainTime(text)
    if (plain === null || plain === text) return false
    const { reason } = this
    return this.#read(plain, format) || this.#fail(reason)
  }

  #read(text: string, format: TimeFormat & ('ymd' | 'dmy' | 'mdy' | 'named')): boolean {
    this.#in.start(text)
    this.#clock = 0
    this.offset = null
    this.#in.skipSpace()
    if (this.#in.peek() === 0x5b) this.#in.at++ // a WhatsApp line's [
    this.#skipWeekday()
    const clockFirst = this.#clockAhead()
    if (clockFirst && !(this.#readClock() && this.#skipJoin())) return false
    const dated = format === 'named' ? this.#readNamed() : this.#readNumeric(format)
    if (!dated) return false
    if (!clockFirst && this.#skipJoin() && !this.#ended() && !this.#readClock()) return false
    if (!this.#ended())
      return this.#fail(`cannot read "${this.#in.text.slice(this.#in.at, this.#in.at + 20)}" after the time`)
    return this.#settle()
  }

  #settle(): boolean {
    const date = this.#year * 10_000 + this.#month * 100 + this.#day
    // Chats come in runs of the same day.
    if (date !== this.#lastDate && !this.#checkDate(date)) return false
    this.local = this.#dayStart + this.#clock
    return true
  }

  #checkDate(date: number): boolean {
    if (this.#month < 1 || this.#month > 12) return this.#fail(`there is no month ${this.#month}`)
    if (this.#year < 1970 || this.#year > 2100)
      return this.#fail(`the year ${this.#year} is outside 1970–2100`)
    const start = Date.UTC(this.#year, this.#month - 1, this.#day)
    if (this.#day < 1 || this.#day > 31 || new Date(start).getUTCDate() !== this.#day) {
      return this.#fail(`there is no day ${this.#day} in month ${this.#month} of ${this.#year}`)
    }
    this.#lastDate = date
    this.#dayStart = start
    return true
  }

  #fail(reason: string): false {
    this.reason = reason
    return false
  }

  #ended(): boolean {
    this.#in.skipSpace()
    if (this.#in.peek() === 0x5d) this.#in.at++
    this.#in.skipSpace()
    return this.#in.at >= this.#in.text.length
  }

  #skipWeekday(): void {
    const start = this.#in.at
    if (this.#in.digit()) return
    if (!weekdays.test(this.#in.letters())) {
      this.#in.at = start
      return
    }
    if (this.#in.peek() === 0x2e) this.#in.at++
    if (this.#in.peek() === 0x2c) this.#in.at++
    this.#in.skipSpace()
  }

  /** What may stand between a date and a time: T, a comma, an underscore, 'at', spaces. */
  #skipJoin(): boolean {
    this.#in.skipSpace()
    const c = this.#in.peek()
    if ((c === 0x54 || c === 0x74 || c === 0x5f) && this.#in.digit(1)) this.#in.at++
    else if (c === 0x2c) this.#in.at++
    this.#in.skipSpace()
    if ((this.#in.peek() | 32) === 0x61 && (this.#in.peek(1) | 32) === 0x74 && this.#in.peek(2) === SPACE)
      this.#in.at += 3
    this.#in.skipSpace()
    return true
  }

  /** One or two digits and a colon: the clock stands before the date. */
  #clockAhead(): boolean {
    return this.#in.digit() && (this.#in.peek(1) === 0x3a || (this.#in.digit(1) && this.#in.peek(2) === 0x3a))
  }

  #readNumeric(format: 'ymd' | 'dmy' | 'mdy'): boolean {
    const start = this.#in.at
    const first = this.#in.number(4)
    if (first < 0) return this.#fail('does not begin with a date')
    const digits = this.#in.at - start
    const mark = this.#in.peek()
    if (format === 'ymd') {
      if (digits !== 4) return this.#fail('does not begin with a year of four digits')
      this.#year = first
      if (this.#in.digit()) {
        // 20200414, with or without a time after it
        this.#month = this.#in.number(2)
        this.#day = this.#in.number(2)
        return this.#day >= 0 || this.#fail('the date is cut off')
      }
      return this.#separated(
        mark,
        (month, day) => {
          this.#month = month
          this.#day = day
        },
        2,
      )
    }
    if (digits > 2)
      return this.#fail(format === 'dmy' ? 'does not begin with a day' : 'does not begin with a month')
    return this.#separated(
      mark,
      (second, year) => {
        this.#day = format === 'dmy' ? first : second
        this.#month = format === 'dmy' ? second : first
        this.#year = year
      },
      4,
    )
  }

  /** The second and third number of a date, both after the same mark. */
  #separated(mark: number, set: (second: number, third: number) => void, thirdDigits: 2 | 4): boolean {
    if (mark !== 0x2f && mark !== 0x2d && mark !== 0x2e) return this.#fail('is not a date written in numbers')
    this.#in.at++
    this.#in.skipSpace()
    const second = this.#in.number(2)
    if (second < 0 || this.#in.peek() !== mark) return this.#fail('the date has no third part')
    this.#in.at++
    this.#in.skipSpace()
    const start = this.#in.at
    const third = this.#in.number(thirdDigits)
    const digits = this.#in.at - start
    if (third < 0 || (thirdDigits === 4 && digits !== 2 && digits !== 4))
      return this.#fail('the date has no third part')
    set(second, thirdDigits === 4 && digits === 2 ? century(third) : third)
    // 14.04.2020. as written in some languages
    if (mark === 0x2e && this.#in.peek() === 0x2e) this.#in.at++
    return true
  }

  /** 14 April 2020, 14-Apr-20, April 14, 2020, Apr 14 2020. */
  #readNamed(): boolean {
    const dayFirst = this.#in.digit()
    if (dayFirst) {
      this.#day = this.#in.number(2)
      this.#skipOrdinal()
      this.#skipDateMark()
    }
    const name = this.#in.letters()
    const wanted = name === 'sept' ? 'september' : name
    this.#month = name.length < 3 ? 0 : months.findIndex((month) => month.startsWith(wanted)) + 1
    if (this.#month === 0) return this.#fail('has no month by name')
    this.#skipDateMark()
    if (!dayFirst) {
      this.#day = this.#in.number(2)
      this.#skipOrdinal()
      this.#skipDateMark()
    }
    const start = this.#in.at
    const year = this.#in.number(4)
    const digits = this.#in.at - start
    if (digits !== 2 && digits !== 4) return this.#fail('has no year')
    this.#year = digits === 2 ? century(year) : year
    return true
  }

  #skipOrdinal(): void {
    const word = this.#in.text.slice(this.#in.at, this.#in.at + 2).toLowerCase()
    if (word === 'st' || word === 'nd' || word === 'rd' || word === 'th') this.#in.at += 2
  }

  #skipDateMark(): void {
    this.#in.skipSpace()
    const c = this.#in.peek()
    if (c === 0x2d || c === 0x2c || c === 0x2e || c === 0x2f) this.#in.at++
    this.#in.skipSpace()
  }

  /** 9:12, 09:12:30.123, 091230, 9:12 pm, and an offset or zone letters after it. */
  #readClock(): boolean {
    let hour = this.#in.number(2)
    if (hour < 0)
      return this.#fail(
        `cannot read "${this.#in.text.slice(this.#in.at, this.#in.at + 20)}" as a time of day`,
      )
    const mark = this.#in.peek()
    const compact = this.#in.digit()
    if (compact || mark === 0x3a || mark === 0x2e) {
      if (!compact) this.#in.at++
      const minute = this.#in.number(2)
      if (minute < 0 || minute > 59) return this.#fail('has no such minute')
      this.#clock = minute * 60_000
      if (compact ? this.#in.digit() : this.#in.peek() === mark && this.#in.digit(1)) {
        if (!compact) this.#in.at++
        const second = this.#in.number(2)
        if (second < 0 || second > 59) return this.#fail('has no such second')
        this.#clock += second * 1000 + this.#fraction()
      }
    } else this.#clock = 0
    this.#in.skipSpace()
    const half = this.#in.halfDay()
    if (half !== '') {
      // Some phones count the hours of a half day from 0.
      if (hour > 12) return this.#fail(`${hour} ${half} is not an hour`)
      hour = (hour % 12) + (half === 'pm' ? 12 : 0)
    }
    if (hour > 23) return this.#fail(`there is no hour ${hour}`)
    this.#clock += hour * 3_600_000
    return this.#readZone()
  }

  /** Digits after the seconds, as whole milliseconds; finer digits stay in the text as given. */
  #fraction(): number {
    const c = this.#in.peek()
    if ((c !== 0x2e && c !== 0x2c) || !this.#in.digit(1)) return 0
    this.#in.at++
    let value = 0
    for (let place = 100; this.#in.digit(); place = Math.floor(place / 10)) {
      value += (this.#in.peek() - 48) * place
      this.#in.at++
    }
    return value
  }

  /** Z, UTC, GMT, BST, +01:00, (UTC+1): where the text itself says its offset. */
  #readZone(): boolean {
    const bracket = this.#in.peek() === 0x28
    if (bracket) this.#in.at++
    const start = this.#in.at
    const letters = this.#in.letters()
    if (letters !== '') {
      const minutes = letterZones[letters]
      if (minutes === undefined) {
        this.#in.at = start
        return !bracket || this.#fail('has a zone that is not known')
      }
      this.offset = minutes
    }
    const sign = this.#in.peek()
    if ((sign === 0x2b || sign === 0x2d || sign === 0x2212) && this.#in.digit(1)) {
      this.#in.at++
      const hours = this.#in.number(2)
      if (this.#in.peek() === 0x3a) this.#in.at++
      const minutes = this.#in.digit() ? this.#in.number(2) : 0
      if (hours > 14 || minutes > 59) return this.#fail('has an offset that no zone has')
      this.offset = (sign === 0x2b ? 1 : -1) * (hours * 60 + minutes)
    }
    if (bracket) {
      if (this.#in.peek() !== 0x29) return this.#fail('has a zone that is not known')
      this.#in.at++
    }
    return true
  }
}

/** Two-digit years belong to 1970–2069 (POSIX strptime %y has the same pivot to within a year). */
function century(year: number): number {
  return year < 70 ? 2000 + year : 1900 + year
}
