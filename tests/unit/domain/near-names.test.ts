import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { areAlike, comparedName } from '../../../shared/domain/near-names.ts'

const alike = (a: string, b: string) => areAlike(comparedName(a), comparedName(b))

describe('names that courts have seen confused', () => {
  test.each([
    ['fox', 'foxy'],
    ['foxglove', 'foxglov3'],
    ['tallship', 'taIlship'],
    ['bigal', 'big-al'],
    ['ravenwolf', 'ravenwlof'],
    ['cornerman', 'comerman'],
    ['O-zone', '0zone'],
  ])('%s is like %s, both ways round', (a, b) => {
    expect(alike(a, b)).toBe(true)
    expect(alike(b, a)).toBe(true)
  })

  test.each([
    ['ravenwolf', 'tallship'],
    ['fox', 'box hill'],
    ['al', 'ed'],
    ['ironmoon', 'ironriver'],
  ])('%s is not like %s', (a, b) => {
    expect(alike(a, b)).toBe(false)
  })
})

test('a name is never like itself, however it is spelled in case and width', () => {
  expect(alike('RavenWolf', 'ravenwolf ')).toBe(false)
  fc.assert(fc.property(fc.string(), (name) => !alike(name, name)))
})

test('a handle with one letter more, less or other is alike from three letters on', () => {
  const name = fc.stringMatching(/^[b-df-h]{4,12}$/)
  fc.assert(
    fc.property(name, fc.nat(), (text, seed) => {
      const at = seed % text.length
      const without = text.slice(0, at) + text.slice(at + 1)
      expect(alike(text, without)).toBe(true)
      expect(alike(text, `${text.slice(0, at)}q${text.slice(at)}`)).toBe(true)
      expect(alike(text, `${text.slice(0, at)}q${text.slice(at + 1)}`)).toBe(true)
    }),
  )
})
