import { expect, test } from 'vitest'
import { pageDifferences } from '../../../electron/engine/sources/differences.ts'
import { listSources } from '../../../electron/engine/sources/list.ts'
import { sourceId } from '../../../shared/domain/ids.ts'
import { fileWith, importFile, newCase, withDb } from '../../support/import.ts'

const header = 'From,To,Sent,Text,Note'

test('rows that differ from the earlier version of a file are told column by column, then and now', async () => {
  const access = newCase()
  const first = await importFile(
    access,
    fileWith(
      [
        header,
        'raven,tall,2020-04-14 09:12:00,two boxes,a',
        'tall,raven,2020-04-14 09:13:00,on its way,b',
        'raven,tall,2020-04-14 09:14:00,ok,',
        '',
      ].join('\n'),
      'first.csv',
    ),
  )
  const second = await importFile(
    access,
    fileWith(
      [
        header,
        'raven,tall,2020-04-14 09:12:00,two boxes,a',
        'tall,iron,2020-04-14 09:13:00,on its way,c',
        'raven,tall,2020-04-14 09:14:00,OK then,',
        'raven,tall,2020-04-15 09:14:00,new,',
        '',
      ].join('\n'),
      'second.csv',
    ),
    { supersedes: first.source },
  )
  expect(second).toMatchObject({ read: 4, stored: 3, known: 1, different: 2 })
  const page = withDb(access, (db) => pageDifferences(db, { source: second.source, from: 0, count: 10 }))
  expect(page.total).toBe(2)
  expect(page.differences.map(({ row, earlierRow, fields }) => ({ row, earlierRow, fields }))).toEqual([
    {
      row: 3,
      earlierRow: 3,
      fields: [
        { column: 'To', before: 'raven', after: 'iron' },
        { column: 'Note', before: 'b', after: 'c' },
      ],
    },
    { row: 4, earlierRow: 4, fields: [{ column: 'Text', before: 'ok', after: 'OK then' }] },
  ])
  const later = withDb(access, (db) => pageDifferences(db, { source: second.source, from: 1, count: 10 }))
  expect(later.differences.map(({ row }) => row)).toEqual([4])
  const [earlier, own] = withDb(access, listSources)
  expect(earlier).toMatchObject({ supersededBy: second.source, different: 0 })
  expect(own).toMatchObject({
    supersedes: first.source,
    different: 2,
    known: 1,
    read: 4,
    stored: 3,
    rejected: 0,
  })
  expect(() =>
    withDb(access, (db) => pageDifferences(db, { source: sourceId.parse(9), from: 0, count: 1 })),
  ).toThrow('no source 9')
})
