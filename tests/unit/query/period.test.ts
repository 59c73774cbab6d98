import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Filter, plan } from '../../../shared/query/index.ts'
import { refused, understood } from '../../support/query.ts'

/** The instants that a date filter lets through, as ISO text. */
function bounds(text: string, zone = 'Europe/London'): [since: string | null, until: string | null] {
  const node = plan(understood(text), undefined, zone)
  const filter: Filter | null = node.kind === 'filter' ? node.filter : null
  if (filter?.field !== 'sent') throw new Error(`${text} is no time filter`)
  const iso = (utc: number | null) =>
    utc === null ? null : new Date(utc).toISOString().replace('.000Z', 'Z')
  return [iso(filter.since), iso(filter.until)]
}

describe('dates in a search', () => {
  it.each([
    ['on:2020-04-14', '2020-04-13T23:00:00Z', '2020-04-14T23:00:00Z'],
    ['on:14/04/2020', '2020-04-13T23:00:00Z', '2020-04-14T23:00:00Z'],
    ['on:14-4-2020', '2020-04-13T23:00:00Z', '2020-04-14T23:00:00Z'],
    ['on:2020/4/14', '2020-04-13T23:00:00Z', '2020-04-14T23:00:00Z'],
    ['on:2020-04', '2020-03-31T23:00:00Z', '2020-04-30T23:00:00Z'],
    ['on:2020', '2020-01-01T00:00:00Z', '2021-01-01T00:00:00Z'],
    ['on:2020-12-31', '2020-12-31T00:00:00Z', '2021-01-01T00:00:00Z'],
    ['on:2020-02-29', '2020-02-29T00:00:00Z', '2020-03-01T00:00:00Z'],
    ['on:2020-04-14T09:05', '2020-04-14T08:05:00Z', '2020-04-14T08:06:00Z'],
    ['on:2020-04-14T09:05:30', '2020-04-14T08:05:30Z', '2020-04-14T08:05:31Z'],
    ['on:2020-04-14t09:05z', '2020-04-14T09:05:00Z', '2020-04-14T09:06:00Z'],
    ['on:"14/04/2020 9:05"', '2020-04-14T08:05:00Z', '2020-04-14T08:06:00Z'],
    ['before:2020-04-14', null, '2020-04-13T23:00:00Z'],
    ['before:2020-04-14T09:00', null, '2020-04-14T08:00:00Z'],
    ['after:2020-04-14', '2020-04-14T23:00:00Z', null],
    ['after:2020-04', '2020-04-30T23:00:00Z', null],
    ['after:2020-04-14T09:00', '2020-04-14T08:00:00Z', null],
  ])('%s means the right instants in London', (text, since, until) => {
    expect(bounds(text)).toEqual([since, until])
  })

  it('follows the zone that it is given', () => {
    expect(bounds('on:2020-04-14', 'UTC')).toEqual(['2020-04-14T00:00:00Z', '2020-04-15T00:00:00Z'])
    expect(bounds('on:2020-04-14', 'Asia/Dubai')).toEqual(['2020-04-13T20:00:00Z', '2020-04-14T20:00:00Z'])
  })

  it('gives the days on which the clocks change 23 and 25 hours', () => {
    expect(bounds('on:2020-03-29')).toEqual(['2020-03-29T00:00:00Z', '2020-03-29T23:00:00Z'])
    expect(bounds('on:2020-10-25')).toEqual(['2020-10-24T23:00:00Z', '2020-10-26T00:00:00Z'])
  })

  it('takes a time that was skipped for the moment of the change, and one that came twice for both', () => {
    expect(bounds('after:2020-03-29T01:30')).toEqual(['2020-03-29T01:00:00Z', null])
    expect(bounds('on:2020-03-29T01:30')).toEqual(['2020-03-29T01:00:00Z', '2020-03-29T01:00:00Z'])
    expect(bounds('on:2020-10-25T01:30')).toEqual(['2020-10-25T00:30:00Z', '2020-10-25T01:31:00Z'])
    expect(bounds('before:2020-10-25T01:30')).toEqual([null, '2020-10-25T00:30:00Z'])
  })

  it.each([
    ['31/04/2020', 'April 2020 has 30 days'],
    ['2019-02-29', 'February 2019 has 28 days'],
    ['2020-04-00', 'April 2020 has 30 days'],
    ['04/14/2020', 'day first'],
    ['2020-13', 'There is no month 13'],
    ['14/04/20', 'four digits'],
    ['1066', 'outside 1900 to 2199'],
    ['today', 'is not a date'],
    ['14th', 'is not a date'],
    ['2020-04-14T', 'is not a time'],
    ['2020-04-14T9', 'is not a time'],
    ['2020-04-14T24:00', 'no time 24:00'],
    ['2020-04-14T09:60', 'no time 09:60'],
    ['2020-04T09:00', 'whole date'],
    ['2020-04-14T09:00T10:00', 'is not a date'],
    ['2020*', 'is not a date'],
  ])('refuses %s', (date, message) => {
    const problem = refused(`kilo on:${date}`)
    expect(problem.message).toContain(message)
    expect(problem.from).toBe('kilo on:'.length)
  })

  it('cuts a year into its days without gap or overlap, in any zone', () => {
    const zones = fc.constantFrom(
      'Europe/London',
      'UTC',
      'America/New_York',
      'Australia/Lord_Howe',
      'Africa/Casablanca',
      'Asia/Kathmandu',
    )
    const twoDays = fc.date({ min: new Date('2001-01-01'), max: new Date('2037-12-30'), noInvalidDate: true })
    fc.assert(
      fc.property(zones, twoDays, (zone, date) => {
        const day = (offset: number) =>
          new Date(date.getTime() + offset * 86_400_000).toISOString().slice(0, 10)
        const [since, until] = bounds(`on:${day(0)}`, zone)
        expect(bounds(`on:${day(1)}`, zone)[0]).toBe(until)
        expect(bounds(`before:${day(0)}`, zone)).toEqual([null, since])
        expect(bounds(`after:${day(0)}`, zone)).toEqual([until, null])
      }),
    )
  })
})
