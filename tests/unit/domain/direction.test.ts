import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  contraryDirections,
  directionOf,
  directionsInWords,
  directionsUnder,
  unknownDirection,
  unknownDirectionIn,
  type Way,
  withWord,
} from '../../../shared/domain/direction.ts'

describe('a direction’s word', () => {
  it.each<[string, Way]>([
    ['Outgoing', 'out'],
    [' IN ', 'in'],
    ['→', 'out'],
    ['Ausgehend', 'out'],
    ['Eingehend', 'in'],
    ['Verzonden', 'out'],
    ['rec\u0327u', 'in'],
    ['Recibido', 'in'],
    ['In uscita', 'out'],
    ['Wychodzące', 'out'],
  ])('%j is known, whatever its case, width and accents', (word, way) => {
    expect(directionOf(word)).toBe(way)
  })

  it.each(['1', '0', 'an', 'ein', 'aus', 'sideways', ''])('%j is not known: it could be anything', (word) => {
    expect(directionOf(word)).toBeNull()
  })

  it('means what the mapping says before what is known, however it is spelt', () => {
    const wayOf = directionsUnder({ '1': 'out', From: 'out' })
    expect(['1', ' １', '0', 'FROM', 'to'].map(wayOf)).toEqual(['out', 'out', null, 'out', 'out'])
  })

  it('is found again in what is kept beside its rejected row, whatever it is', () => {
    fc.assert(fc.property(fc.string(), (word) => unknownDirectionIn(unknownDirection(word)) === word))
    expect(unknownDirectionIn('the direction is empty')).toBeNull()
  })
})

describe('the words of a mapping', () => {
  it('hold each word once, in the same order whichever was said first', () => {
    const one = withWord(withWord({}, 'b', 'in'), 'a', 'out')
    const other = withWord(withWord(withWord({}, 'A', 'in'), ' b ', 'in'), 'a', 'out')
    expect(JSON.stringify(one)).toBe('{"a":"out","b":"in"}')
    expect(JSON.stringify(other)).toBe(JSON.stringify(one))
    expect(withWord(one, 'B', null)).toEqual({ a: 'out' })
  })

  it('are told in words', () => {
    expect(directionsInWords({ '1': 'out', '0': 'in' })).toEqual(['"0" means in', '"1" means out'])
  })

  it('are contrary where two spellings of one are said to mean both', () => {
    expect(contraryDirections({ Up: 'out', 'UP ': 'in', down: 'in', Down: 'in' })).toEqual(['"Up" and "UP "'])
  })
})
