import { describe, expect, it } from 'vitest'
import { rowsByIds } from '../../../electron/engine/browse/index.ts'
import { fileWith, importFile, newCase, withDb } from '../../support/import.ts'

const head = 'From,To,Sent,Text'

describe('what a file says became of a message', () => {
  it('is read from its unmapped columns, in each of several files by their own', async () => {
    const access = newCase()
    await importFile(
      access,
      fileWith(
        `${head},Edited at,Is deleted\nann,ben,2020-04-14 09:00:00,as it was,,no\nann,ben,2020-04-14 09:02:00,changed,2020-04-14 09:05,false\nann,ben,2020-04-14 09:04:00,taken back,2020-04-14 09:06,TRUE\n`,
        'a.csv',
      ),
    )
    await importFile(
      access,
      fileWith(
        `Deleted,${head}\nyes,ben,ann,2020-04-14 09:01:00,gone\n0,ben,ann,2020-04-14 09:03:00,there\n`,
        'b.csv',
      ),
    )
    await importFile(
      access,
      fileWith(`${head},Deletedness\nben,ann,2020-04-14 09:09:00,no such column,yes\n`, 'c.csv'),
    )
    const rows = withDb(access, (db) =>
      rowsByIds(db, db.prepare<[], number>('SELECT id FROM message ORDER BY sent_at').pluck().all()),
    )
    expect(rows.map(({ body, altered }) => [body, altered])).toEqual([
      ['as it was', null],
      ['gone', 'deleted'],
      ['changed', 'edited'],
      ['there', null],
      ['taken back', 'deleted'],
      ['no such column', null],
    ])
  })

  it('is read from the cells of records that have columns of their own', async () => {
    const access = newCase()
    const record = (text: string, more: object) =>
      JSON.stringify({ from: 'ann', to: 'ben', time: '2020-04-14T09:00:00Z', text, ...more })
    await importFile(
      access,
      fileWith(
        [
          record('a', {}),
          record('b', { edited: true }),
          record('c', { lastEdited: null, note: 'x' }),
          record('d', { deleted_at: 'today' }),
        ].join('\n'),
        'd.jsonl',
      ),
    )
    const rows = withDb(access, (db) =>
      rowsByIds(db, db.prepare<[], number>('SELECT id FROM message ORDER BY row').pluck().all()),
    )
    expect(rows.map(({ body, altered }) => [body, altered])).toEqual([
      ['a', null],
      ['b', 'edited'],
      ['c', null],
      ['d', 'deleted'],
    ])
  })
})
