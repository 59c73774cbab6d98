import { expect, test } from 'vitest'
import { citation } from '../../../shared/domain/citation.ts'
import { messageRow } from '../../support/message-row.ts'

const { address } = messageRow({})

test('a row is cited by exhibit, file, sheet, row and lasting address', () => {
  expect(citation({ ...address, exhibit: 'SMITH/1', sheet: 'Sheet2' })).toBe(
    'SMITH/1 (messages.csv), sheet Sheet2, row 2 (0123456789abcdef:2)',
  )
})

test('where no exhibit is said, the file stands alone', () => {
  expect(citation(address)).toBe('messages.csv, row 2 (0123456789abcdef:2)')
})
