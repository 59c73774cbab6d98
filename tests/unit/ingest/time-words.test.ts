import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseTime } from '../../../shared/domain/time-parse.ts'

const utc = (text: string, format: Parameters<typeof parseTime>[1]) => {
  const parsed = parseTime(text, format, 'UTC')
  return parsed.ok ? new Date(parsed.utc).toISOString() : parsed.reason
}

describe('a time as a phone writes it', () => {
  it.each([
    ['14/04/20, 09:12', 'dmy', '2020-04-14T09:12:00.000Z'],
    ['[14/04/2020, 21:12:30]', 'dmy', '2020-04-14T21:12:30.000Z'],
    ['01/20/2019, 11:23 a. m.', 'mdy', '2019-01-20T11:23:00.000Z'],
    ['06/20/2020, 00:08 a. m.', 'mdy', '2020-06-20T00:08:00.000Z'],
    ['14/4/20, 9:12\u202fp.\u00a0m.', 'dmy', '2020-04-14T21:12:00.000Z'],
    ['4/14/20, 9:12\u202fPM', 'mdy', '2020-04-14T21:12:00.000Z'],
    ['14.04.20, 0:05 pm', 'dmy', '2020-04-14T12:05:00.000Z'],
    ['14.4.2020 klo 9.12', 'dmy', '2020-04-14T09:12:00.000Z'],
    ['14/04/20 09.12', 'dmy', '2020-04-14T09:12:00.000Z'],
    ['14/04/2020 à 09:12', 'dmy', '2020-04-14T09:12:00.000Z'],
    ['14.04.20 um 09:12', 'dmy', '2020-04-14T09:12:00.000Z'],
    ['14.04.20 г., 09:12', 'dmy', '2020-04-14T09:12:00.000Z'],
    ['14\u200f/4\u200f/2020, 9:12 م', 'dmy', '2020-04-14T21:12:00.000Z'],
    ['٢٧\u200f/٣\u200f/٢٠٢٢، ٩:٥٣:٥٦ م', 'dmy', '2022-03-27T21:53:56.000Z'],
    ['2020/4/14 下午9:12', 'ymd', '2020-04-14T21:12:00.000Z'],
    ['2020. 4. 14. 오전 9:12', 'ymd', '2020-04-14T09:12:00.000Z'],
    ['2020. 04. 14. 9:12', 'ymd', '2020-04-14T09:12:00.000Z'],
    ['14/4/20 9:12 μ.μ.', 'dmy', '2020-04-14T21:12:00.000Z'],
    ['14.04.2020 ÖS 9:12', 'dmy', '2020-04-14T21:12:00.000Z'],
    ['14.4.2020 г., 09:12 ч.', 'dmy', '2020-04-14T09:12:00.000Z'],
    ['14.4.20, 9:12 m.d.', 'dmy', '2020-04-14T21:12:00.000Z'],
    ['14.4.2020 9:12 попл.', 'dmy', '2020-04-14T21:12:00.000Z'],
    ['14.04.20, 9:12 e.h.', 'dmy', '2020-04-14T21:12:00.000Z'],
    ['14.04.20 9:12 дп', 'dmy', '2020-04-14T09:12:00.000Z'],
    ['۲۰۲۰/۴/۱۴،\u200f ۹:۱۲', 'ymd', '2020-04-14T09:12:00.000Z'],
    ['3/18/2565 BE, 14:56:01', 'mdy', '2022-03-18T14:56:01.000Z'],
    ['14:56:01, 3/18/22', 'mdy', '2022-03-18T14:56:01.000Z'],
    ['9:12 PM, 4/14/2020', 'mdy', '2020-04-14T21:12:00.000Z'],
    ['2020-04-14, 09:12', 'ymd', '2020-04-14T09:12:00.000Z'],
  ] as const)('reads %s as %s', (text, format, expected) => expect(utc(text, format)).toBe(expected))

  it.each([
    ['14/04/2020 perhaps 9:12', 'cannot read "perhaps 9:12" as a time of day'],
    ['14/04/2020 am 9:12 pm', 'cannot read "am 9:12 pm" as a time of day'],
    ['14/04/2020 13:00 م', 'cannot read "م" after the time'],
  ])('refuses %s and says why', (text, reason) => {
    expect(utc(text, 'dmy')).toBe(reason)
  })

  it('reads the same instant whatever the script of its digits', () => {
    const digits = fc.constantFrom('٠١٢٣٤٥٦٧٨٩', '۰۱۲۳۴۵۶۷۸۹', '०१२३४५६७८९')
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2000-01-01'), max: new Date('2060-01-01'), noInvalidDate: true }),
        digits,
        (when, script) => {
          const text = when.toISOString().slice(0, 19).replace('T', ' ')
          const written = text.replace(/\d/g, (digit) => script[Number(digit)] ?? digit)
          expect(utc(written, 'ymd')).toBe(utc(text, 'ymd'))
        },
      ),
    )
  })
})
