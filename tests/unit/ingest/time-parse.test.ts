import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { detectTimeFormat, parseTime, TimeParser } from '../../../shared/domain/time-parse.ts'
import { Zone } from '../../../shared/domain/zone.ts'

const at = (text: string) => Date.parse(text)
const utc = (text: string, format: Parameters<typeof parseTime>[1], zone = 'UTC') => {
  const parsed = parseTime(text, format, zone)
  return parsed.ok ? new Date(parsed.utc).toISOString() : parsed.reason
}

describe('a written time', () => {
  it.each([
    ['2020-04-14', '2020-04-14T00:00:00.000Z'],
    ['2020-04-14T09:12', '2020-04-14T09:12:00.000Z'],
    ['2020-04-14 09:12:30', '2020-04-14T09:12:30.000Z'],
    ['2020-04-14T09:12:30.123456', '2020-04-14T09:12:30.123Z'],
    ['2020-04-14T09:12:30,5', '2020-04-14T09:12:30.500Z'],
    ['2020-04-14T09:12:30Z', '2020-04-14T09:12:30.000Z'],
    ['2020-04-14T09:12:30+01:00', '2020-04-14T08:12:30.000Z'],
    ['2020-04-14T09:12:30-0330', '2020-04-14T12:42:30.000Z'],
    ['2020-04-14 09:12:30 UTC', '2020-04-14T09:12:30.000Z'],
    ['2020-04-14 09:12:30 BST', '2020-04-14T08:12:30.000Z'],
    ['2020/4/5 9:12 PM', '2020-04-05T21:12:00.000Z'],
    ['20200414T091230', '2020-04-14T09:12:30.000Z'],
    ['20200414', '2020-04-14T00:00:00.000Z'],
    ['09:12 2020-04-14', '2020-04-14T09:12:00.000Z'],
  ])('with the year first reads %s', (text, expected) => expect(utc(text, 'ymd')).toBe(expected))

  it.each([
    ['14/04/2020 09:12', '2020-04-14T09:12:00.000Z'],
    ['14.4.20, 09:12:30', '2020-04-14T09:12:30.000Z'],
    ['[14/04/2020, 9:12:30\u202fpm]', '2020-04-14T21:12:30.000Z'],
    ['Tue 14/04/2020 12:00 am', '2020-04-14T00:00:00.000Z'],
    ['14-04-2020 12:30 p.m.', '2020-04-14T12:30:00.000Z'],
    ['14/04/2020 09:12:30(UTC+1)', '2020-04-14T08:12:30.000Z'],
    ['14/04/69 00:00', '2069-04-14T00:00:00.000Z'],
    ['14/04/99 00:00', '1999-04-14T00:00:00.000Z'],
  ])('with the day first reads %s', (text, expected) => expect(utc(text, 'dmy')).toBe(expected))

  it('with the month first reads 04/14/2020 9:12 PM', () => {
    expect(utc('04/14/2020 9:12 PM', 'mdy')).toBe('2020-04-14T21:12:00.000Z')
  })

  it.each([
    ['14 Apr 2020 09:12', '2020-04-14T09:12:00.000Z'],
    ['14-Apr-20 09:12:30', '2020-04-14T09:12:30.000Z'],
    ['Tuesday, 14th April 2020 at 9:12 pm', '2020-04-14T21:12:00.000Z'],
    ['April 14, 2020, 9:12 AM', '2020-04-14T09:12:00.000Z'],
    ['Sept 1 2020', '2020-09-01T00:00:00.000Z'],
  ])('with the month by name reads %s', (text, expected) => expect(utc(text, 'named')).toBe(expected))

  it.each([
    ['1586851920', 'epoch-s', '2020-04-14T08:12:00.000Z'],
    ['1586851920.25', 'epoch-s', '2020-04-14T08:12:00.250Z'],
    ['1586851920123', 'epoch-ms', '2020-04-14T08:12:00.123Z'],
    ['1586851920123456', 'epoch-us', '2020-04-14T08:12:00.123Z'],
    ['1586851920123456789', 'epoch-ns', '2020-04-14T08:12:00.123Z'],
    ['608544720.5', 'apple-s', '2020-04-14T08:12:00.500Z'],
    ['608544720123000000', 'apple-ns', '2020-04-14T08:12:00.123Z'],
    ['43935.5', 'excel-1900', '2020-04-14T12:00:00.000Z'],
    ['42473.5', 'excel-1904', '2020-04-14T12:00:00.000Z'],
  ] as const)('as the number %s in %s', (text, format, expected) => expect(utc(text, format)).toBe(expected))

  it.each([
    ['31/04/2020', 'dmy', 'there is no day 31 in month 4 of 2020'],
    ['29/02/2019', 'dmy', 'there is no day 29 in month 2 of 2019'],
    ['13/13/2020', 'dmy', 'there is no month 13'],
    ['14/04/2020 24:00', 'dmy', 'there is no hour 24'],
    ['14/04/2020 13:00 pm', 'dmy', '13 pm is not an hour'],
    ['14/04/2020 09:61', 'dmy', 'has no such minute'],
    ['14/04/1020', 'dmy', 'the year 1020 is outside 1970–2100'],
    ['14/04/2020 09:12 and more', 'dmy', 'cannot read "and more" after the time'],
    ['14/04-2020', 'dmy', 'the date has no third part'],
    ['', 'ymd', 'is empty'],
    ['yesterday', 'ymd', 'does not begin with a date'],
    ['1.58685E+12', 'epoch-ms', 'is not a plain number'],
    ['99999999999999999', 'epoch-ms', 'is outside the years 1970–2100 in this unit'],
    ['14 Avr 2020', 'named', 'has no month by name'],
  ] as const)('that cannot be is refused with its reason: %s as %s', (text, format, reason) => {
    expect(utc(text, format)).toBe(reason)
  })

  it('that cannot be is refused behind one that can', () => {
    const parser = new TimeParser('ymd', 'UTC')
    expect(parser.parse('2020-02-01')).toBe(at('2020-02-01T00:00:00Z'))
    expect(parser.parse('2020-01-32')).toBeNaN()
    expect(parser.parse('2020-02-01 10:00')).toBe(at('2020-02-01T10:00:00Z'))
    expect(parser.parse('2020-01-33')).toBeNaN()
  })

  it('never throws, whatever stands in the cell', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.constantFrom('ymd', 'dmy', 'mdy', 'named', 'epoch-s'),
        (text, format) => {
          expect(parseTime(text, format, 'Europe/London')).toHaveProperty('ok')
        },
      ),
    )
  })
})

describe('a zone', () => {
  it('turns London summer time into UTC', () => {
    expect(utc('2020-04-14 09:12', 'ymd', 'Europe/London')).toBe('2020-04-14T08:12:00.000Z')
    expect(utc('2020-01-14 09:12', 'ymd', 'Europe/London')).toBe('2020-01-14T09:12:00.000Z')
  })

  it('refuses a time that the clocks were put forward past', () => {
    expect(utc('2020-03-29 01:30', 'ymd', 'Europe/London')).toBe(
      'never was: clocks in Europe/London were put forward past it',
    )
    expect(utc('2020-03-29 00:59:59', 'ymd', 'Europe/London')).toBe('2020-03-29T00:59:59.000Z')
    expect(utc('2020-03-29 02:00', 'ymd', 'Europe/London')).toBe('2020-03-29T01:00:00.000Z')
  })

  it('takes the first of two when the clocks were put back, and says so', () => {
    expect(parseTime('2020-10-25 01:30', 'ymd', 'Europe/London')).toEqual({
      ok: true,
      utc: at('2020-10-25T00:30:00Z'),
      zoned: false,
      ambiguous: true,
    })
    expect(parseTime('2020-10-25 02:00', 'ymd', 'Europe/London')).toMatchObject({
      ambiguous: false,
      utc: at('2020-10-25T02:00:00Z'),
    })
  })

  it('is outranked by an offset in the text', () => {
    expect(parseTime('2020-03-29 01:30Z', 'ymd', 'Europe/London')).toMatchObject({
      ok: true,
      zoned: true,
      utc: at('2020-03-29T01:30:00Z'),
    })
  })

  it.each(['+05:30', '-0330', 'UTC'])('may be the fixed offset %s', (zone) => {
    expect(new Zone(zone).instant(at('2020-04-14T09:12:00Z'))).toBe(
      at(`2020-04-14T09:12:00${zone === 'UTC' ? 'Z' : zone.replace(/(\d\d)(\d\d)$/, '$1:$2')}`),
    )
  })

  it.each([
    'Europe/London',
    'America/New_York',
    'Australia/Lord_Howe',
    'Asia/Kathmandu',
    'Pacific/Apia',
    'Africa/Casablanca',
    'Europe/Dublin',
  ])('agrees with Intl for any instant in %s', (name) => {
    const format = new Intl.DateTimeFormat('sv-SE', {
      timeZone: name,
      dateStyle: 'short',
      timeStyle: 'medium',
    })
    const zone = new Zone(name)
    const parser = new TimeParser('ymd', name)
    fc.assert(
      fc.property(
        fc.integer({ min: at('1971-01-01T00:00:00Z') / 1000, max: at('2099-12-31T00:00:00Z') / 1000 }),
        (second) => {
          const instant = second * 1000
          const read = parser.parse(format.format(instant))
          const reading = zone.resolve(instant + zone.offsetAt(instant))
          // Of a reading that came twice, the first is taken; otherwise it is this very instant.
          if (read !== instant) {
            expect(parser.ambiguous).toBe(true)
            expect(format.format(read)).toBe(format.format(instant))
            expect(read).toBeLessThan(instant)
          }
          expect(reading.utc).toBe(read)
        },
      ),
      { numRuns: 500 },
    )
  })

  it('has the gaps and overlaps of a whole year minute by minute as Intl has them', () => {
    const zone = new Zone('Europe/London')
    const shown = new Map<number, number[]>()
    for (
      let instant = at('2019-12-31T00:00:00Z');
      instant < at('2021-01-02T00:00:00Z');
      instant += 1_800_000
    ) {
      const local = instant + zone.offsetAt(instant)
      shown.set(local, [...(shown.get(local) ?? []), instant])
    }
    for (let local = at('2020-01-01T00:00:00Z'); local < at('2021-01-01T00:00:00Z'); local += 1_800_000) {
      const instants = shown.get(local) ?? []
      const fast = zone.instant(local)
      if (instants.length === 1) expect(fast).toBe(instants[0])
      else {
        expect(fast).toBeNaN()
        expect(zone.resolve(local)).toEqual(
          instants.length === 0 ? { utc: null } : { utc: instants[0], ambiguous: true },
        )
      }
    }
  })
})

describe('the format of a column', () => {
  it('is day first when some first number is above twelve', () => {
    expect(detectTimeFormat(['03/04/2020 10:00', '14/04/2020 11:00'])).toMatchObject({
      format: 'dmy',
      doubt: null,
    })
  })

  it('is month first when some second number is above twelve', () => {
    expect(detectTimeFormat(['03/04/2020 10:00', '04/14/2020 11:00'])).toMatchObject({
      format: 'mdy',
      doubt: null,
    })
  })

  it('is undecided when every date reads both ways', () => {
    const found = detectTimeFormat(['03/04/2020', '05/06/2020', ''])
    expect(found).toMatchObject({ format: null, doubt: 'day-month', sampled: 2 })
    expect(found.candidates.map(({ format }) => format)).toEqual(['dmy', 'mdy'])
    expect(found.candidates.map(({ example }) => new Date(example.utc).toISOString().slice(0, 10))).toEqual([
      '2020-04-03',
      '2020-03-04',
    ])
  })

  it('is undecided when a spreadsheet has swapped a part of the dates', () => {
    expect(detectTimeFormat(['14/04/2020', '04/15/2020', '03/04/2020'])).toMatchObject({
      format: null,
      doubt: 'mixed',
    })
  })

  it('tells seconds, milliseconds, microseconds and Excel days apart', () => {
    expect(detectTimeFormat(['1586851920', '1586851921']).format).toBe('epoch-s')
    expect(detectTimeFormat(['1586851920123']).format).toBe('epoch-ms')
    expect(detectTimeFormat(['1586851920123456']).format).toBe('epoch-us')
    expect(detectTimeFormat(['1586851920123456789']).format).toBe('epoch-ns')
    // The databases of iPhones: WhatsApp's ZMESSAGEDATE, sms.db's date. As seconds since 1970 they would be of 1989 to 1995.
    expect(detectTimeFormat(['608544720', '785000000.25']).format).toBe('apple-s')
    expect(detectTimeFormat(['608544720123000000']).format).toBe('apple-ns')
    expect(detectTimeFormat(['43935.3833']).format).toBe('excel-1900')
  })

  it('counts the texts that carry their own offset', () => {
    expect(detectTimeFormat(['2020-04-14T09:12Z', '2020-04-14T09:12'])).toMatchObject({
      format: 'ymd',
      zoned: 1,
      sampled: 2,
    })
  })

  it('is none for texts that are no times', () => {
    expect(detectTimeFormat(['hello', 'you']).format).toBeNull()
    expect(detectTimeFormat([]).format).toBeNull()
  })
})
