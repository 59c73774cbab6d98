import { describe, expect, it } from 'vitest'
import { sourceId } from '../../../shared/domain/ids.ts'
import { fileWith, importFile, look, newCase, query } from '../../support/import.ts'

const head = 'From,To,Sent,Message,Row ID\n'
const row = (n: number, text = `message ${n}`) =>
  `raven,fox,2020-04-14 09:${String(n).padStart(2, '0')}:00,${text},${n}\n`
const first = sourceId.parse(1)

describe('a longer version of a file', () => {
  it('brings in its new rows only, and every other row points to the one that is there', async () => {
    const access = newCase()
    await importFile(access, fileWith(head + row(1) + row(2), 'pack.csv'))
    const longer = fileWith(head + row(1) + row(2) + row(3) + row(4), 'PACK.csv')
    expect((await look(access, longer)).earlier).toMatchObject({ source: 1, name: 'pack.csv', rows: 2 })
    expect(await importFile(access, longer, { supersedes: first })).toMatchObject({
      read: 4,
      stored: 2,
      rejected: 0,
      known: 2,
      different: 0,
    })
    expect(query(access, 'SELECT row, message FROM known_row ORDER BY row')).toEqual([
      { row: 2, message: 1 },
      { row: 3, message: 2 },
    ])
    expect(query(access, 'SELECT source, row FROM message ORDER BY id')).toEqual([
      { source: 1, row: 2 },
      { source: 1, row: 3 },
      { source: 2, row: 4 },
      { source: 2, row: 5 },
    ])
    expect(query(access, 'SELECT supersedes FROM source ORDER BY id')).toEqual([
      { supersedes: null },
      { supersedes: 1 },
    ])
  })

  it('keeps a row that differs beside the one that was there, and says which it is', async () => {
    const access = newCase()
    await importFile(access, fileWith(head + row(1) + row(2), 'pack.csv'))
    const changed = fileWith(head + row(1) + row(2, 'another text') + row(3), 'pack.csv')
    expect(await importFile(access, changed, { supersedes: first })).toMatchObject({
      read: 3,
      stored: 2,
      known: 1,
      different: 1,
    })
    expect(query(access, 'SELECT message, earlier FROM difference')).toEqual([{ message: 3, earlier: 2 }])
  })

  it('of a longer version knows the rows of both', async () => {
    const access = newCase()
    await importFile(access, fileWith(head + row(1), 'pack.csv'))
    await importFile(access, fileWith(head + row(1) + row(2), 'pack.csv'), { supersedes: first })
    const third = fileWith(head + row(1) + row(2) + row(3), 'pack.csv')
    expect(await importFile(access, third, { supersedes: sourceId.parse(2) })).toMatchObject({
      read: 3,
      stored: 1,
      known: 2,
    })
  })

  it('lets each earlier row stand for one: a row that comes twice now is new once', async () => {
    const access = newCase()
    await importFile(access, fileWith('From,Message\nraven,hello there\n', 'pack.csv'))
    const twice = fileWith('From,Message\nraven,hello there\nraven,hello there\n', 'pack.csv')
    expect(await importFile(access, twice, { supersedes: first })).toMatchObject({ known: 1, stored: 1 })
  })

  it('that nobody called one is a source of its own, with all its rows', async () => {
    const access = newCase()
    await importFile(access, fileWith(head + row(1), 'pack.csv'))
    expect(await importFile(access, fileWith(head + row(1) + row(2), 'pack.csv'))).toMatchObject({
      read: 2,
      stored: 2,
      known: 0,
    })
  })
})
