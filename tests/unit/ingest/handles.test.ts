import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldHandle, lookalike } from '../../../shared/domain/handles.ts'

describe('a folded handle', () => {
  it('does not know case, width, or spaces around and doubled within', () => {
    expect(foldHandle('  Raven  Wolf ')).toBe('raven wolf')
    expect(foldHandle('ＲＡＶＥＮＷＯＬＦ')).toBe('ravenwolf')
    expect(foldHandle('Straße')).toBe(foldHandle('STRASSE'))
  })

  it('keeps names apart that only look alike', () => {
    expect(foldHandle('tal1ship')).not.toBe(foldHandle('tallship'))
    expect(foldHandle('José')).not.toBe(foldHandle('Jose'))
  })

  it('is the same when folded again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        expect(foldHandle(foldHandle(name))).toBe(foldHandle(name))
      }),
    )
  })
})

describe('the skeleton of a handle', () => {
  it.each([
    ['tallship', 'ta1lsh1p'],
    ['Illegal', '1llegal'],
    ['bosco', 'b0sc0'],
    ['snake5', 'snakes'],
    ['modern', 'modem'],
    ['raven-wolf', 'ravenwolf'],
    ['josé', 'jose'],
    ['ravеn', 'raven'],
    ['ra\u200bven', 'raven'],
  ])('is shared by %s and %s', (one, other) => expect(lookalike(one)).toBe(lookalike(other)))

  it.each([
    ['fox', 'foxy'],
    ['raven', 'heron'],
  ])('is not shared by %s and %s', (one, other) => expect(lookalike(one)).not.toBe(lookalike(other)))
})
