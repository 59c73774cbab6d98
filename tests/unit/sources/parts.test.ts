import { expect, test } from 'vitest'
import {
  chosenAtFirst,
  onlyPart,
  partsOf,
  selected,
} from '../../../renderer/features/sources/looking/parts.ts'
import { fits } from '../../../renderer/features/sources/source-filter.ts'
import { type Look, lookSchema } from '../../../shared/contract/import.ts'
import type { Source } from '../../../shared/contract/source.ts'

const look = (kind: Look['kind'], members: readonly Partial<Look['members'][number]>[]): Look =>
  lookSchema.parse({
    path: '/cases/x',
    name: 'x',
    kind,
    members: members.map((member) => ({
      member: null,
      name: 'x',
      bytes: 1,
      format: 'delimited',
      sheets: [],
      problem: null,
      ...member,
    })),
    images: 0,
    others: 0,
    refused: [],
  })
const sheet = (name: string, hidden = false) => ({ name, rows: 3, hidden })

test('a plain file with one table goes straight to its form', () => {
  expect(onlyPart(look('file', [{}]))).toMatchObject({ member: null, sheet: null, format: 'delimited' })
  const book = look('file', [{ format: 'xlsx', sheets: [sheet('Messages')] }])
  expect(onlyPart(book)).toMatchObject({ sheet: 'Messages', rows: 3 })
})

test('several sheets, a database, an archive and what cannot be read are something to choose from', () => {
  expect(onlyPart(look('file', [{ format: 'xlsx', sheets: [sheet('a'), sheet('b')] }]))).toBeNull()
  expect(onlyPart(look('file', [{ format: 'sqlite', sheets: [sheet('message')] }]))).toBeNull()
  expect(onlyPart(look('archive', [{ member: 'a.csv' }]))).toBeNull()
  expect(onlyPart(look('file', [{ format: null, problem: 'it is empty' }]))).toBeNull()
})

test('chosen to begin with is what can be imported, but no note, no hidden sheet and no table of a database', () => {
  const parts = partsOf(
    look('archive', [
      { member: 'a.csv' },
      { member: 'docs/README.txt' },
      { member: 'b.7z', format: null, problem: 'It is a 7z archive: unpack it first.' },
      { member: 'c.xlsx', format: 'xlsx', sheets: [sheet('shown'), sheet('hidden', true)] },
      { member: 'd.db', format: 'sqlite', sheets: [sheet('message')] },
    ]),
  )
  expect(parts.filter(chosenAtFirst).map(({ name, sheet: of }) => [name, of])).toEqual([
    ['a.csv', null],
    ['c.xlsx', 'shown'],
  ])
})

test('a SELECT is a table of its database, without the semicolon at its end', () => {
  const [table] = partsOf(look('file', [{ format: 'sqlite', sheets: [sheet('message')] }]))
  if (table === undefined) throw new Error('There is a table.')
  expect(selected(table, ' SELECT 1; ')).toMatchObject({ sheet: 'SELECT 1', rows: null, format: 'sqlite' })
})

test('sources are found by every word of what is said of them, withdrawn ones by that word', () => {
  const source = { name: 'raven.csv', archive: 'packs.zip', tranche: 'T2', withdrawn: null } as Source
  expect(fits(source, 'PACKS t2')).toBe(true)
  expect(fits(source, 'packs t3')).toBe(false)
  expect(fits(source, 'withdrawn')).toBe(false)
  expect(fits({ ...source, withdrawn: { reason: 'r', account: 'a', at: 1 } }, 'withdrawn')).toBe(true)
})
