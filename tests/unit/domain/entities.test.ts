import { describe, expect, it } from 'vitest'
import { entitiesIn, entityBits, entityKinds } from '../../../shared/domain/entities.ts'

const named = (text: string) => entitiesIn(text).map(({ kind, text: found }) => `${kind} ${found}`)

describe('what a text names', () => {
  it.each([
    ['ring me on 07700 900123 after 6', ['phone 07700 900123']],
    ['+31 6 12345678 is the dutch one', ['phone +31 6 12345678']],
    ['paper is 32.5k quid', ['money 32.5k quid']],
    ['£1,250.50 or $40', ['money £1,250.50', 'money $40']],
    ['2.5 kilos and ½ kg', ['weight 2.5 kilos', 'weight ½ kg']],
    ['½ kilo', ['weight ½ kilo']],
    ['meet at SW1A 1AA then', ['postcode SW1A 1AA']],
    ['GIR 0AA', ['postcode GIR 0AA']],
    ['van is AB12 CDE', ['vehicle AB12 CDE']],
    ['old one A123 BCD', ['vehicle A123 BCD']],
    ['www.example.org/x?y=1.', ['web www.example.org/x?y=1']],
    ['https://пример.рф/а', ['web https://пример.рф/а']],
    ['look on sub.bbc.co.uk/news', ['web sub.bbc.co.uk/news']],
    ['big.al+x@mail.example.com', ['email big.al+x@mail.example.com']],
    ['///filled.count.soap', ['coordinates ///filled.count.soap']],
    ['51.50735, -0.12776', ['coordinates 51.50735, -0.12776']],
    ['51°30\'26"N 0°07\'39"W', ['coordinates 51°30\'26"N 0°07\'39"W']],
    ['imei 49-015420-323751-8', ['imei 49-015420-323751-8']],
  ])('is found in %s', (text, found) => {
    expect(named(text)).toEqual(found)
  })

  it.each([
    'ok. see you',
    'call me @ work',
    'he said 2 of them',
    'imei 49-015420-323751-7',
    'half a box // maybe two',
    'm8 yes',
    '',
  ])('is nothing in "%s"', (text) => {
    expect(named(text)).toEqual([])
  })

  it('is told apart: what one kind has taken is not offered to the next', () => {
    expect(named('a@b.example.com and £20')).toEqual(['email a@b.example.com', 'money £20'])
  })

  it('is the same however often and after whatever it is asked', () => {
    const texts = ['£20', 'x', '£20 £30', '', '£20']
    const once = texts.map(named)
    expect(texts.map(named)).toEqual(once)
    expect([...texts].reverse().map(named)).toEqual([...once].reverse())
  })

  it('as bits says which kinds', () => {
    const bits = entityBits('£20 for 2kg')
    expect(entityKinds.filter((_, i) => (bits & (1 << i)) !== 0)).toEqual(['money', 'weight'])
  })
})
