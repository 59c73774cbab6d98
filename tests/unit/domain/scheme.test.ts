import { expect, test } from 'vitest'
import { tagDefSchema } from '../../../shared/contract/tagging.ts'
import { defaultScheme, navigationKeys, urgentCode } from '../../../shared/domain/scheme.ts'

test('the default scheme fits the contract', () => {
  const fits = tagDefSchema.omit({ id: true, position: true, retired: true, version: true })
  for (const def of defaultScheme) expect(fits.parse(def)).toEqual(def)
})

test('each tag has a code, a name and a key of its own, and none takes a key of navigation', () => {
  for (const field of ['code', 'name', 'key'] as const) {
    expect(new Set(defaultScheme.map((def) => def[field])).size).toBe(defaultScheme.length)
  }
  expect(defaultScheme.filter(({ key }) => navigationKeys.includes(key))).toEqual([])
})

test('no two tags look the same: colour and shape together are unique', () => {
  const looks = defaultScheme.map(({ colour, shape }) => `${colour} ${shape}`)
  expect(new Set(looks).size).toBe(looks.length)
})

test('the scheme holds the elements of an importation, the other offences and the four flags of disclosure', () => {
  const codes = (category: string) =>
    defaultScheme.filter((def) => def.category === category).map(({ code }) => code)
  expect(codes('importation')).toEqual(['IM', 'COM', 'QTY', 'PRC', 'RTE', 'TRN', 'CON', 'HND', 'PAY', 'ROL'])
  expect(codes('other')).toEqual(['FIR', 'MON', urgentCode, 'ATT'])
  expect(codes('disclosure')).toEqual(['REL', 'UND', 'AST', 'SEN'])
})
