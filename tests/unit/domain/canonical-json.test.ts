import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalJson } from '../../../shared/bundle/canonical-json.ts'

test('keys are sorted by UTF-16 code units at every depth (RFC 8785, 3.2.3)', () => {
  expect(canonicalJson({ b: 1, a: { z: null, '€': true, A: 'x' } })).toBe(
    '{"a":{"A":"x","z":null,"€":true},"b":1}',
  )
})

test('members without a value are left out and holes become null, as in JSON.stringify', () => {
  expect(canonicalJson({ a: undefined, b: [1, undefined] })).toBe('{"b":[1,null]}')
})

test('any JSON value reads back equal, whatever order its keys were in', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const plain = JSON.parse(JSON.stringify(value))
      expect(JSON.parse(canonicalJson(plain))).toEqual(plain)
    }),
  )
})

test('two objects with the same members in another order give the same text', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.integer()), (members) => {
      const reversed = Object.fromEntries(Object.entries(members).reverse())
      expect(canonicalJson(reversed)).toBe(canonicalJson(members))
    }),
  )
})
