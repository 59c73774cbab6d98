import * as z from 'zod'

/** The ways in which a column of times can be written; separators, seconds, fractions, 12 or 24 hours are read from each text. */
export const timeFormatSchema = z.enum([
  'ymd', // 2020-04-14T09:12:30.5+01:00 (ISO 8601), 2020/04/14 09:12, 20200414T091230
  'dmy', // 14/04/2020 09:12, 14.4.20, 9:12 pm
  'mdy', // 04/14/2020 9:12 PM
  'named', // 14 Apr 2020 09:12, April 14, 2020 at 9:12 PM
  'epoch-s', // seconds since 1970-01-01 UTC
  'epoch-ms',
  'epoch-us',
  'epoch-ns',
  'apple-s', // seconds since 2001-01-01 UTC: Core Data in the databases of iPhones
  'apple-ns',
  'excel-1900', // days since 1899-12-30, local
  'excel-1904', // days since 1904-01-01, local
])
export type TimeFormat = z.infer<typeof timeFormatSchema>

/** Whether such times are numbers counted from an instant: they are UTC by themselves, whatever clock showed them. */
export const isCounted = (format: TimeFormat): boolean =>
  format.startsWith('epoch-') || format.startsWith('apple-')

/** For screens and reports. */
export const timeFormatNames: Record<TimeFormat, string> = {
  ymd: 'year, month, day (2020-04-14 09:12)',
  dmy: 'day first (14/04/2020 09:12)',
  mdy: 'month first (04/14/2020 09:12)',
  named: 'month by name (14 Apr 2020 09:12)',
  'epoch-s': 'seconds since 1970 (1586851920)',
  'epoch-ms': 'milliseconds since 1970 (1586851920000)',
  'epoch-us': 'microseconds since 1970 (1586851920000000)',
  'epoch-ns': 'nanoseconds since 1970 (1586851920000000000)',
  'apple-s': 'seconds since 2001, as iPhones keep them (608544720)',
  'apple-ns': 'nanoseconds since 2001, as iPhones keep them (608544720000000000)',
  'excel-1900': 'Excel day number (43935.3833)',
  'excel-1904': 'Excel day number, 1904 calendar (42473.3833)',
}
