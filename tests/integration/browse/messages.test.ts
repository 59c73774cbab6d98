import { describe, expect, test } from 'vitest'
import { browseReads, browseWrites, rowsByIds } from '../../../electron/engine/browse/index.ts'
import { seenWrites } from '../../../electron/engine/seen/index.ts'
import { Desk } from '../../support/desk.ts'
import { april } from '../../support/lists.ts'
import { longLooks } from '../../support/looks.ts'
import { addRows, fileHash } from '../../support/rows.ts'

const desk = () => new Desk(browseReads, browseWrites, seenWrites)

describe('one message', () => {
  const picture = { name: 'van.jpg', bytes: new Uint8Array([1, 2, 3]), type: 'image/jpeg' }

  test('comes with its address, its kept cells, its images and who looked at it', async () => {
    const at = desk()
    const [id = 0] = addRows(
      at.db,
      'pack.csv',
      [
        {
          at: april(14),
          from: 'ravenwolf',
          to: 'tallship',
          body: 'box is landing',
          images: ['van.jpg', 'gone.jpg'],
          burn: '604800',
        },
      ],
      [picture],
    )
    await at.as('reviewer')('message.seen', longLooks([id]))
    await at.as('colleague')('message.seen', longLooks([id]))
    await at.as('reviewer')('message.seen', longLooks([id]))
    const message = await at.as('reviewer')('message.get', { id })
    expect(message).toMatchObject({
      address: { uid: `${fileHash('pack.csv').slice(0, 16)}:2`, file: 'pack.csv', sheet: null, row: 2 },
      sha256: fileHash('pack.csv'),
      zone: 'Europe/London',
      sender: { name: 'ravenwolf' },
      recipient: { name: 'tallship' },
      body: 'box is landing',
      extra: [{ column: 'Burn', value: '604800' }],
      exif: [{ device: 'BQ Aquaris X2', takenAt: null }],
    })
    expect(message.media.map(({ name, type }) => [name, type])).toEqual([
      ['van.jpg', 'image/jpeg'],
      ['gone.jpg', null],
    ])
    expect(message.seenBy.map(({ account }) => account)).toEqual(['reviewer', 'colleague'])
  })

  test('that is not in the case is an error, and left out of a page', async () => {
    const at = desk()
    const ids = addRows(at.db, 'a.csv', [{ at: april(1) }, { at: april(2) }])
    await expect(at.as('reviewer')('message.get', { id: 99 })).rejects.toMatchObject({ code: 'not.found' })
    expect(rowsByIds(at.db, [ids[1] ?? 0, 99, ids[0] ?? 0]).map(({ id }) => id)).toEqual([ids[1], ids[0]])
  })

  test('is found by its lasting name, in a file in time order and in one without any order', async () => {
    const at = desk()
    const mixed = Array.from({ length: 60 }, (_, k) => ({ at: april(1) + ((k * 37) % 60) * 1000 }))
    const ids = [
      ...addRows(
        at.db,
        'sorted.csv',
        mixed.map((_, k) => ({ at: april(1, 0, k) })),
      ),
    ]
    const others = addRows(at.db, 'mixed.csv', mixed)
    const find = async (uid: string) => (await at.as('reviewer')('message.find', { uid })).id
    for (const k of [0, 1, 29, 58, 59]) {
      expect(await find(`${fileHash('sorted.csv').slice(0, 16)}:${k + 2}`)).toBe(ids[k])
      expect(await find(`${fileHash('mixed.csv').slice(0, 16)}:${k + 2}`)).toBe(others[k])
    }
    expect(await find(`${fileHash('mixed.csv').slice(0, 16)}:62`)).toBeNull()
    expect(await find(`${fileHash('sorted.csv').slice(0, 16)}:Sheet!2`)).toBeNull()
    expect(await find(`${'0'.repeat(16)}:2`)).toBeNull()
    expect(await find('nonsense')).toBeNull()
  })

  test('whose image is revealed leaves an entry that names the image', async () => {
    const at = desk()
    const [id = 0] = addRows(at.db, 'a.csv', [{ at: april(1), images: ['van.jpg'] }], [picture])
    await at.as('reviewer')('media.reveal', { message: id, media: 1 })
    expect(at.audit('media.reveal')).toMatchObject([
      { actor: 'reviewer', target: `${fileHash('a.csv').slice(0, 16)}:2`, detail: { name: 'van.jpg' } },
    ])
    await expect(at.as('reviewer')('media.reveal', { message: id, media: 7 })).rejects.toMatchObject({
      code: 'not.found',
    })
  })
})
