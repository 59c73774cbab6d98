import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatUid, parseUid } from '../../../shared/domain/address.ts'

const sha256 = '0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef'

describe('a lasting name', () => {
  test('is the first 16 digits of the hash, the sheet if there is one, and the row', () => {
    expect(formatUid({ sha256, sheet: null, row: 17 })).toBe('0123456789abcdef:17')
    expect(formatUid({ sha256, sheet: 'Sheet 1', row: 2 })).toBe('0123456789abcdef:Sheet 1!2')
  })

  test('is read back to the place that it names, whatever the sheet is called', () => {
    const sheet = fc.option(fc.string({ minLength: 1 }).filter((name) => !/[\n\r\u2028\u2029]/.test(name)))
    fc.assert(
      fc.property(sheet, fc.integer({ min: 1, max: 100_000_000 }), (name, row) => {
        const uid = formatUid({ sha256, sheet: name, row })
        expect(parseUid(uid)).toEqual({ sha256: sha256.slice(0, 16), sheet: name, row })
      }),
    )
  })

  test.each([
    '',
    '17',
    ':17',
    '0123456789abcdef:',
    '0123456789abcdef:0',
    '0123456789abcdef:x',
    'zz23456789abcdef:1',
  ])('is not read out of "%s"', (text) => {
    expect(parseUid(text)).toBeNull()
  })

  test('is read with capitals and blanks around it, as people paste it', () => {
    expect(parseUid('  0123456789ABCDEF:17 ')).toEqual({ sha256: '0123456789abcdef', sheet: null, row: 17 })
  })
})
