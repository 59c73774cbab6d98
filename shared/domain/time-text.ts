import type { TimeFormat } from './time-format.ts'

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

  #text = ''
  #at = 0
  #year = 0
  #month = 0
  #day = 0
  #clock = 0

  /** @returns whether the text is one date (and time) in that order; `local` and `offset`, or `reason`, are set. */
  read(text: string, format: TimeFormat & ('ymd' | 'dmy' | 'mdy' | 'named')): boolean {
    this.#text = text
    this.#at = 0
    this.#clock = 0
    this.offset = null
    this.#skipSpace()
    if (this.#peek() === 0x5b) this.#at++ // a WhatsApp line's [
    this.#skipWeekday()
    const clockFirst = this.#clockAhead()
    if (clockFirst && !(this.#readClock() && this.#skipJoin())) return false
    const dated = format === 'named' ? this.#readNamed() : this.#readNumeric(format)
    if (!dated) return false
    if (!clockFirst && this.#skipJoin() && !this.#ended() && !this.#readClock()) return false
    if (!this.#ended())
      return this.#fail(`cannot read "${this.#text.slice(this.#at, this.#at + 20)}" after the time`)
    return this.#settle()
  }

  #settle(): boolean {
    if (this.#month < 1 || this.#month > 12) return this.#fail(`there is no month ${this.#month}`)
    if (this.#year < 1970 || this.#year > 2100)
      return this.#fail(`the year ${this.#year} is outside 1970–2100`)
    const day = Date.UTC(this.#year, this.#month - 1, this.#day)
    if (this.#day < 1 || this.#day > 31 || new Date(day).getUTCDate() !== this.#day) {
      return this.#fail(`there is no day ${this.#day} in month ${this.#month} of ${this.#year}`)
    }
    this.local = day + this.#clock
    return true
  }

  #fail(reason: string): false {
    this.reason = reason
    return false
  }

  #peek(ahead = 0): number {
    const at = this.#at + ahead
    return at < this.#text.length ? this.#text.charCodeAt(at) : 0
  }

  /** Spaces of every kind, and the direction marks that phones write around times. */
  #skipSpace(): void {
    for (;;) {
      const c = this.#peek()
      const blank =
        c === SPACE ||
        c === 9 ||
        c === 0xa0 ||
        c === 0x202f ||
        c === 0x200e ||
        c === 0x200f ||
        (c >= 0x202a && c <= 0x202e)
      if (!blank) return
      this.#at++
    }
  }

  #ended(): boolean {
    this.#skipSpace()
    if (this.#peek() === 0x5d) this.#at++
    this.#skipSpace()
    return this.#at >= this.#text.length
  }

  #digit(ahead = 0): boolean {
    const c = this.#peek(ahead)
    return c >= 48 && c <= 57
  }

  /** Up to `max` digits; -1 when there is none. */
  #number(max: number): number {
    let value = -1
    for (let n = 0; n < max && this.#digit(); n++) {
      value = (value < 0 ? 0 : value * 10) + this.#peek() - 48
      this.#at++
    }
    return value
  }

  #letters(): string {
    const from = this.#at
    for (;;) {
      const c = this.#peek() | 32
      if (c < 97 || c > 122) break
      this.#at++
    }
    return this.#text.slice(from, this.#at).toLowerCase()
  }

  #skipWeekday(): void {
    const start = this.#at
    if (this.#digit()) return
    if (!weekdays.test(this.#letters())) {
      this.#at = start
      return
    }
    if (this.#peek() === 0x2e) this.#at++
    if (this.#peek() === 0x2c) this.#at++
    this.#skipSpace()
  }

  /** What may stand between a date and a time: T, a comma, an underscore, 'at', spaces. */
  #skipJoin(): boolean {
    this.#skipSpace()
    const c = this.#peek()
    if ((c === 0x54 || c === 0x74 || c === 0x5f) && this.#digit(1)) this.#at++
    else if (c === 0x2c) this.#at++
    this.#skipSpace()
    if ((this.#peek() | 32) === 0x61 && (this.#peek(1) | 32) === 0x74 && this.#peek(2) === SPACE)
      this.#at += 3
    this.#skipSpace()
    return true
  }

  /** One or two digits and a colon: the clock stands before the date. */
  #clockAhead(): boolean {
    return this.#digit() && (this.#peek(1) === 0x3a || (this.#digit(1) && this.#peek(2) === 0x3a))
  }

  #readNumeric(format: 'ymd' | 'dmy' | 'mdy'): boolean {
    const start = this.#at
    const first = this.#number(4)
    if (first < 0) return this.#fail('does not begin with a date')
    const digits = this.#at - start
    const mark = this.#peek()
    if (format === 'ymd') {
      if (digits !== 4) return this.#fail('does not begin with a year of four digits')
      this.#year = first
      if (this.#digit()) {
        // 20200414, with or without a time after it
        this.#month = this.#number(2)
        this.#day = this.#number(2)
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
    this.#at++
    this.#skipSpace()
    const second = this.#number(2)
    if (second < 0 || this.#peek() !== mark) return this.#fail('the date has no third part')
    this.#at++
    this.#skipSpace()
    const start = this.#at
    const third = this.#number(thirdDigits)
    const digits = this.#at - start
    if (third < 0 || (thirdDigits === 4 && digits !== 2 && digits !== 4))
      return this.#fail('the date has no third part')
    set(second, thirdDigits === 4 && digits === 2 ? century(third) : third)
    // 14.04.2020. as written in some languages
    if (mark === 0x2e && this.#peek() === 0x2e) this.#at++
    return true
  }

  /** 14 April 2020, 14-Apr-20, April 14, 2020, Apr 14 2020. */
  #readNamed(): boolean {
    const dayFirst = this.#digit()
    if (dayFirst) {
      this.#day = this.#number(2)
      this.#skipOrdinal()
      this.#skipDateMark()
    }
    const name = this.#letters()
    const wanted = name === 'sept' ? 'september' : name
    this.#month = name.length < 3 ? 0 : months.findIndex((month) => month.startsWith(wanted)) + 1
    if (this.#month === 0) return this.#fail('has no month by name')
    this.#skipDateMark()
    if (!dayFirst) {
      this.#day = this.#number(2)
      this.#skipOrdinal()
      this.#skipDateMark()
    }
    const start = this.#at
    const year = this.#number(4)
    const digits = this.#at - start
    if (digits !== 2 && digits !== 4) return this.#fail('has no year')
    this.#year = digits === 2 ? century(year) : year
    return true
  }

  #skipOrdinal(): void {
    const word = this.#text.slice(this.#at, this.#at + 2).toLowerCase()
    if (word === 'st' || word === 'nd' || word === 'rd' || word === 'th') this.#at += 2
  }

  #skipDateMark(): void {
    this.#skipSpace()
    const c = this.#peek()
    if (c === 0x2d || c === 0x2c || c === 0x2e || c === 0x2f) this.#at++
    this.#skipSpace()
  }

  /** 9:12, 09:12:30.123, 091230, 9:12 pm, and an offset or zone letters after it. */
  #readClock(): boolean {
    let hour = this.#number(2)
    if (hour < 0)
      return this.#fail(`cannot read "${this.#text.slice(this.#at, this.#at + 20)}" as a time of day`)
    const mark = this.#peek()
    const compact = this.#digit()
    if (compact || mark === 0x3a || mark === 0x2e) {
      if (!compact) this.#at++
      const minute = this.#number(2)
      if (minute < 0 || minute > 59) return this.#fail('has no such minute')
      this.#clock = minute * 60_000
      if (compact ? this.#digit() : this.#peek() === mark && this.#digit(1)) {
        if (!compact) this.#at++
        const second = this.#number(2)
        if (second < 0 || second > 59) return this.#fail('has no such second')
        this.#clock += second * 1000 + this.#fraction()
      }
    } else this.#clock = 0
    this.#skipSpace()
    const half = this.#halfDay()
    if (half !== '') {
      if (hour < 1 || hour > 12) return this.#fail(`${hour} ${half} is not an hour`)
      hour = (hour % 12) + (half === 'pm' ? 12 : 0)
    }
    if (hour > 23) return this.#fail(`there is no hour ${hour}`)
    this.#clock += hour * 3_600_000
    return this.#readZone()
  }

  /** Digits after the seconds, as whole milliseconds; finer digits stay in the text as given. */
  #fraction(): number {
    const c = this.#peek()
    if ((c !== 0x2e && c !== 0x2c) || !this.#digit(1)) return 0
    this.#at++
    let value = 0
    for (let place = 100; this.#digit(); place = Math.floor(place / 10)) {
      value += (this.#peek() - 48) * place
      this.#at++
    }
    return value
  }

  #halfDay(): '' | 'am' | 'pm' {
    const c = this.#peek() | 32
    if (c !== 0x61 && c !== 0x70) return ''
    const dotted = this.#peek(1) === 0x2e
    if ((this.#peek(dotted ? 2 : 1) | 32) !== 0x6d) return ''
    this.#at += dotted ? (this.#peek(3) === 0x2e ? 4 : 3) : 2
    this.#skipSpace()
    return c === 0x61 ? 'am' : 'pm'
  }

  /** Z, UTC, GMT, BST, +01:00, (UTC+1): where the text itself says its offset. */
  #readZone(): boolean {
    const bracket = this.#peek() === 0x28
    if (bracket) this.#at++
    const start = this.#at
    const letters = this.#letters()
    if (letters !== '') {
      const minutes = letterZones[letters]
      if (minutes === undefined) {
        this.#at = start
        return !bracket || this.#fail('has a zone that is not known')
      }
      this.offset = minutes
    }
    const sign = this.#peek()
    if ((sign === 0x2b || sign === 0x2d || sign === 0x2212) && this.#digit(1)) {
      this.#at++
      const hours = this.#number(2)
      if (this.#peek() === 0x3a) this.#at++
      const minutes = this.#digit() ? this.#number(2) : 0
      if (hours > 14 || minutes > 59) return this.#fail('has an offset that no zone has')
      this.offset = (sign === 0x2b ? 1 : -1) * (hours * 60 + minutes)
    }
    if (bracket) {
      if (this.#peek() !== 0x29) return this.#fail('has a zone that is not known')
      this.#at++
    }
    return true
  }
}

/** Two-digit years belong to 1970–2069 (POSIX strptime %y has the same pivot to within a year). */
function century(year: number): number {
  return year < 70 ? 2000 + year : 1900 + year
}
