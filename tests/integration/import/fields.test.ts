import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ServedReader } from '../../../electron/engine/cells/index.ts'
import { matchOf } from '../../../electron/engine/columns/index.ts'
import { exportMapping, readMappingFile } from '../../../electron/engine/ingest/saved-mappings.ts'
import { fileWith, importFile, look, newCase, query, withDb } from '../../support/import.ts'
import { tempFolder } from '../../support/temp.ts'

const names = `SELECT m.row, o.name AS owner, s.name AS sender, r.name AS recipient, c.name AS conversation
  FROM message AS m JOIN conversation AS c ON c.id = m.conversation LEFT JOIN handle AS o ON o.id = m.owner
  LEFT JOIN handle AS s ON s.id = m.sender LEFT JOIN handle AS r ON r.id = m.recipient ORDER BY m.row`

describe('fields of a mapping', () => {
  it('tell who wrote from a direction and the pack’s owner; a word for neither is rejected', async () => {
    const access = newCase()
    const path = fileWith(
      'Direction,Counterpart,Sent,Message\nIncoming,tallship,2020-04-14 09:12:00,hi there\nOut,tallship,2020-04-14 09:13:00,hello\nsideways,tallship,2020-04-14 09:14:00,what\n',
    )
    const result = await importFile(access, path, {
      owner: 'raven',
      mapping: {
        columns: { direction: 'Direction', counterpart: 'Counterpart', time: 'Sent', text: 'Message' },
      },
    })
    expect(result).toMatchObject({ read: 3, stored: 2, rejected: 1 })
    expect(query(access, names)).toEqual([
      { row: 2, owner: 'raven', sender: 'tallship', recipient: 'raven', conversation: 'raven ⇄ tallship' },
      { row: 3, owner: 'raven', sender: 'raven', recipient: 'tallship', conversation: 'raven ⇄ tallship' },
    ])
    expect(query(access, 'SELECT reason, detail FROM reject')).toEqual([
      { reason: 'direction cannot be read', detail: '"sideways" says neither in nor out' },
    ])
  })

  it('need no zone for times that are counted, which are UTC by themselves', async () => {
    const access = newCase()
    const path = fileWith('From,Sent,Message\nraven,1586851920,hi\nraven,1586851980,there\n')
    await importFile(access, path, { mapping: { zone: null } })
    expect(query(access, 'SELECT sent_at AS at FROM message ORDER BY row')).toEqual([
      { at: 1586851920000 },
      { at: 1586851980000 },
    ])
    expect(query(access, 'SELECT zone FROM source')).toEqual([{ zone: '' }])
  })

  it('tell who wrote by the importer’s own words for directions, which the mapping keeps wherever it goes', async () => {
    const access = newCase()
    const pack = (text: string) =>
      `Direction,Counterpart,Message\n1,tallship,${text}\n0,tallship,hello\n2,tallship,what\nout,tallship,there\n`
    const mapping = {
      columns: { direction: 'Direction', counterpart: 'Counterpart', text: 'Message' },
      directionWords: { '0': 'in', '1': 'out', OUT: 'in' },
    } as const
    const result = await importFile(access, fileWith(pack('hi')), {
      owner: 'raven',
      mapping,
      mappingName: 'numbers',
    })
    expect(result).toMatchObject({ read: 4, stored: 3, rejected: 1 })
    expect(query<{ sender: string }>(access, names).map(({ sender }) => sender)).toEqual([
      'raven',
      'tallship',
      'tallship',
    ])
    const next = await look(access, fileWith(pack('a longer one')))
    expect(next.recognised).toMatchObject({ name: 'numbers', version: 1 })
    expect(next.mapping.directionWords).toEqual(mapping.directionWords)
    const file = join(tempFolder(), 'numbers.json')
    withDb(access, (db) => exportMapping(db, 'numbers', file))
    expect(readMappingFile(file).mapping.directionWords).toEqual(mapping.directionWords)
  })

  it('refuse a direction without an owner', async () => {
    const access = newCase()
    const path = fileWith('Direction,Counterpart,Message\nin,tallship,hi there\n')
    await expect(
      importFile(access, path, {
        mapping: { columns: { direction: 'Direction', counterpart: 'Counterpart', text: 'Message' } },
      }),
    ).rejects.toMatchObject({ code: 'import.mapping' })
  })

  it('take names that end in half a character for those that end in what the database has for it', async () => {
    const access = newCase()
    const path = fileWith(
      '{"From":"fox\\ud83d","To":"raven","Body":"one"}\n{"From":"fox\\ud83e","To":"raven","Body":"two"}\n{"From":"fox\\ufffd","To":"raven","Body":"three"}\n',
      'a.jsonl',
    )
    await importFile(access, path, {
      mapping: {
        dialect: { format: 'json-lines', encoding: 'utf-8' },
        columns: { sender: 'From', recipient: 'To', text: 'Body' },
      },
    })
    expect(query(access, 'SELECT name FROM handle ORDER BY name')).toEqual([
      { name: 'fox\ufffd' },
      { name: 'raven' },
    ])
  })

  it('make a group of several recipients, the same whoever of them writes', async () => {
    const access = newCase()
    const path = fileWith(
      'From,To,Body\nraven,tallship; fox,one for you all\nfox,"[""raven"",""tallship""]",and back again\nraven,tallship,to you alone\n',
    )
    await importFile(access, path)
    const rows = query<{ recipient: string | null; conversation: string }>(access, names)
    expect(rows[0]?.conversation).toBe(rows[1]?.conversation)
    expect(rows.map(({ recipient }) => recipient)).toEqual([null, null, 'tallship'])
    expect(
      query(
        access,
        `SELECT h.name FROM participant AS p JOIN handle AS h ON h.id = p.handle JOIN message AS m ON m.conversation = p.conversation
         WHERE m.row = 2 ORDER BY h.name`,
      ),
    ).toEqual([{ name: 'fox' }, { name: 'raven' }, { name: 'tallship' }])
  })

  it('keep received and read times, burn time and position, and their own words beside them', async () => {
    const access = newCase()
    const path = fileWith(
      'Pack,From,To,Sent,Received,Read,Burn,Position,IMEI,Contact Name,Body\nraven,raven,fox,2020-04-14 09:12:00,2020-04-14 09:12:05,never,7 days,"51.5, -0.12",490154203237518,Foxy,hi there\n',
    )
    await importFile(access, path, {
      mapping: {
        columns: {
          owner: 'Pack',
          sender: 'From',
          recipient: 'To',
          time: 'Sent',
          received: 'Received',
          read: 'Read',
          burn: 'Burn',
          position: 'Position',
          imei: 'IMEI',
          contact: 'Contact Name',
          text: 'Body',
        },
        zone: 'UTC',
      },
    })
    const served = withDb(access, (db) => new ServedReader(db).of(1))
    expect(served).toMatchObject({
      timeText: '2020-04-14 09:12:00',
      detail: {
        received: Date.UTC(2020, 3, 14, 9, 12, 5),
        read: null,
        burn: 604_800,
        latitude: 51.5,
        longitude: -0.12,
      },
    })
    expect(JSON.parse(served.extra ?? '[]')).toEqual(
      expect.arrayContaining(['never', '7 days', '51.5, -0.12', '490154203237518', 'Foxy']),
    )
    expect(
      query(
        access,
        'SELECT h.name, d.kind, d.value, d.rows FROM device_use AS d JOIN handle AS h ON h.id = d.handle',
      ),
    ).toEqual([{ name: 'raven', kind: 'imei', value: '490154203237518', rows: 1 }])
    expect(
      query(
        access,
        `SELECT o.name AS owner, h.name AS handle, c.name FROM contact_name AS c JOIN handle AS o ON o.id = c.owner JOIN handle AS h ON h.id = c.handle`,
      ),
    ).toEqual([{ owner: 'raven', handle: 'fox', name: 'Foxy' }])
  })

  it('fold one handle from its spellings and match rows that differ only in case and spacing', async () => {
    const access = newCase()
    await importFile(
      access,
      fileWith('From,To,Body\nraven,fox,Two boxes\nRAVEN,fox ,two  BOXES\nfox,raven,Two boxes\n'),
    )
    const rows = query<{ id: number }>(access, 'SELECT id FROM message ORDER BY row')
    const keys = withDb(access, (db) => rows.map(({ id }) => matchOf(db, { first: 1, last: 3 }, id)))
    expect(keys[0]).toEqual(keys[1])
    expect(keys[0]).not.toBeNull()
    expect(keys[2]).not.toEqual(keys[0])
  })
})
