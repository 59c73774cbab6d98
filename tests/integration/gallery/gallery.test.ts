import { describe, expect, it } from 'vitest'
import { WinnowError } from '../../../shared/contract/error.ts'
import { defId } from '../../support/desk.ts'
import { april } from '../../support/lists.ts'
import { addRows, type TestRow } from '../../support/rows.ts'
import { galleryDesk, image, mediaId, names, opened } from './world.ts'

const row = (hour: number | null, from: string, to: string, ...images: string[]): TestRow => ({
  at: hour === null ? null : april(1, hour),
  from,
  to,
  images,
})

describe('the gallery', () => {
  it('shows the same bytes once, however many rows carry them, with the earliest row for them', async () => {
    const desk = galleryDesk()
    const [late] = addRows(
      desk.db,
      'a.csv',
      [row(9, 'ravenwolf', 'tallship', 'car')],
      [image('car'), image('dog')],
    )
    const [early, other] = addRows(
      desk.db,
      'b.csv',
      [row(8, 'kestrel', 'tallship', 'car'), row(10, 'kestrel', 'tallship', 'dog')],
      [image('car'), image('dog')],
    )
    const { list, positions, rows } = await opened(desk)
    expect([positions, rows]).toEqual([2, 3])
    expect(list.map(({ row, rows, allRows }) => [row.id, rows, allRows])).toEqual([
      [early, 2, 2],
      [other, 1, 1],
    ])
    const carried = await desk.as('reviewer')('gallery.messages', {
      media: mediaId(desk, 'car'),
      from: 0,
      count: 10,
    })
    expect(carried.page.map(({ id }) => id)).toEqual([early, late])
    expect([carried.rows, carried.messages]).toEqual([2, 2])
  })

  it('counts rows that are twins of one another as one message', async () => {
    const desk = galleryDesk()
    const [one, other] = addRows(
      desk.db,
      'a.csv',
      [row(8, 'ravenwolf', 'tallship', 'car'), row(9, 'ravenwolf', 'tallship', 'car')],
      [image('car')],
    )
    await desk.as('reviewer')('twin.join', { messages: [one ?? 0, other ?? 0], note: 'one message' })
    const { list } = await opened(desk)
    expect(list).toMatchObject([{ rows: 2, messages: 1 }])
    const { messages } = await desk.as('reviewer')('gallery.messages', {
      media: mediaId(desk, 'car'),
      from: 0,
      count: 1,
    })
    expect(messages).toBe(1)
  })

  it('shows an image that a row attaches twice as carried by that row once', async () => {
    const desk = galleryDesk()
    addRows(desk.db, 'a.csv', [row(8, 'ravenwolf', 'tallship', 'car', 'car')], [image('car')])
    expect((await opened(desk)).list).toMatchObject([{ rows: 1, allRows: 1 }])
  })

  it('shows what was named and not served, and what could not be decoded, each with its reason', async () => {
    const desk = galleryDesk()
    addRows(
      desk.db,
      'a.csv',
      [row(8, 'ravenwolf', 'tallship', 'cut', 'gone')],
      [image('cut', { problem: 'premature end of JPEG', width: null, height: null, dhash: null })],
    )
    const { list } = await opened(desk)
    expect(list.map(({ media }) => [media.name, media.id === null, media.problem])).toEqual([
      ['cut', false, 'premature end of JPEG'],
      ['gone', true, null],
    ])
    expect(await names(desk, { filters: { state: ['missing'] } })).toEqual(['gone'])
    expect(await names(desk, { filters: { state: ['undecodable'] } })).toEqual(['cut'])
  })

  it('leaves out what only rows of a withdrawn source carry, and brings it back with the source', async () => {
    const desk = galleryDesk()
    addRows(desk.db, 'a.csv', [row(8, 'ravenwolf', 'tallship', 'car', 'dog')], [image('car'), image('dog')])
    addRows(desk.db, 'b.csv', [row(9, 'kestrel', 'tallship', 'dog')], [image('dog')])
    expect(await names(desk)).toEqual(['car', 'dog'])
    await desk.as('supervisor')('source.withdraw', { source: 1, reason: 'served in error' })
    const { list } = await opened(desk)
    expect(list.map(({ media, allRows }) => [media.name, allRows])).toEqual([['dog', 1]])
    const { page } = await desk.as('reviewer')('gallery.messages', {
      media: mediaId(desk, 'dog'),
      from: 0,
      count: 10,
    })
    expect(page.map(({ address }) => address.file)).toEqual(['b.csv'])
    await desk.as('supervisor')('source.reinstate', { source: 1, reason: 'served rightly' })
    expect(await names(desk)).toEqual(['car', 'dog'])
  })

  it('orders by time sent, time taken, size, rows and likeness, both ways, the unknown last', async () => {
    const desk = galleryDesk()
    addRows(
      desk.db,
      'a.csv',
      [
        row(1, 'a', 'b', 'one'),
        row(2, 'a', 'b', 'two'),
        row(3, 'a', 'b', 'three', 'gone'),
        row(4, 'a', 'b', 'two'),
        row(null, 'a', 'b', 'undated'),
      ],
      [
        image('one', { takenText: '2020:04:03 10:00:00', dhash: '0000000000000001' }, 'image/jpeg', 300),
        image('two', { takenText: '2020:04:01 10:00:00', dhash: 'ffffffffffffffff' }, 'image/jpeg', 100),
        image('three', { dhash: '0000000000000000' }, 'image/jpeg', 200),
        image('undated', { dhash: '0000000000000007' }, 'image/jpeg', 50),
      ],
    )
    const by = (order: 'sent' | 'taken' | 'size' | 'rows', reverse = false) =>
      names(desk, { order: { by: order, reverse } })
    expect(await by('sent')).toEqual(['one', 'two', 'three', 'gone', 'undated'])
    expect(await by('sent', true)).toEqual(['three', 'gone', 'two', 'one', 'undated'])
    expect((await by('taken')).slice(0, 2)).toEqual(['two', 'one'])
    expect((await by('taken', true)).slice(0, 2)).toEqual(['one', 'two'])
    expect(await by('size')).toEqual(['one', 'three', 'two', 'undated', 'gone'])
    expect(await by('size', true)).toEqual(['undated', 'two', 'three', 'one', 'gone'])
    expect((await by('rows'))[0]).toBe('two')
    const alike = { media: mediaId(desk, 'three'), within: 64 }
    const near = { alike, order: { by: 'similarity', reverse: false } } as const
    expect(await names(desk, near)).toEqual(['three', 'one', 'undated', 'two'])
    expect(await names(desk, { ...near, alike: { ...alike, within: 2 } })).toEqual(['three', 'one'])
  })

  it('finds the place of an image, of one never served, of one inside a group, and of a moment', async () => {
    const desk = galleryDesk()
    const [first, second] = addRows(
      desk.db,
      'a.csv',
      [row(1, 'a', 'b', 'one'), row(2, 'a', 'b', 'gone', 'one'), row(3, 'a', 'b', 'two')],
      [image('one', { dhash: '0000000000000000' }), image('two', { dhash: '0000000000000001' })],
    )
    const call = desk.as('reviewer')
    const { set } = await opened(desk)
    const seek = async (image: { media: number } | { message: number; name: string }, of = set) =>
      (await call('gallery.seek', { set: of, image })).position
    expect(await seek({ media: mediaId(desk, 'two') })).toBe(2)
    expect(await seek({ message: second ?? 0, name: 'gone' })).toBe(1)
    expect(await seek({ message: first ?? 0, name: 'gone' })).toBeNull()
    expect(await seek({ media: 99 })).toBeNull()
    const grouped = await opened(desk, { group: 1 })
    expect(grouped.list.map(({ media, alike }) => [media.name, alike])).toEqual([
      ['one', 1],
      ['gone', 0],
    ])
    expect(await seek({ media: mediaId(desk, 'two') }, grouped.set)).toBe(0)
    const at = async (hour: number) => (await call('gallery.seekTime', { set, at: april(1, hour) })).position
    expect([await at(0), await at(2), await at(3), await at(4)]).toEqual([0, 1, 2, null])
    const { ids } = await call('gallery.ids', { set, from: 0, count: 2 })
    expect(ids).toEqual([first, second])
  })

  it('tells which tags a facet can be narrowed by, and follows them as they change', async () => {
    const desk = galleryDesk()
    const [first] = addRows(
      desk.db,
      'a.csv',
      [row(1, 'a', 'b', 'one'), row(2, 'a', 'b', 'two')],
      [image('one'), image('two')],
    )
    const call = desk.as('reviewer')
    const tags = async () => {
      const { facets } = await call('gallery.facets', { filters: {}, alike: null, count: 10 })
      return facets.find(({ of }) => of === 'tag')?.values.map(({ name, images }) => [name, images])
    }
    expect(await tags()).toEqual([['', 2]])
    const { added } = await call('tag.add', {
      def: defId(desk, 'IM'),
      messages: [first ?? 0],
      note: '',
      range: null,
    })
    expect((await tags())?.map(([name]) => String(name).slice(0, 2))).toEqual(['', 'IM'])
    expect(await names(desk, { filters: { tag: [defId(desk, 'IM')] } })).toEqual(['one'])
    await call('tag.withdraw', { ids: added })
    expect(await names(desk, { filters: { tag: [defId(desk, 'IM')] } })).toEqual([])
  })

  it('looks the values of a facet through by a part of their names', async () => {
    const desk = galleryDesk()
    addRows(
      desk.db,
      'a.csv',
      [row(1, 'ravenwolf', 'b', 'one'), row(2, 'tallship', 'b', 'two'), row(3, 'RAVEN', 'b', 'one')],
      [image('one'), image('two')],
    )
    const { total, values } = await desk.as('reviewer')('gallery.facet', {
      filters: {},
      alike: null,
      of: 'sender',
      text: 'raven',
      from: 0,
      count: 1,
    })
    expect(total).toBe(2)
    expect(values).toMatchObject([{ name: 'ravenwolf', images: 1 }])
  })

  it('tells everything that an image says of itself, and how many others are like it', async () => {
    const desk = galleryDesk()
    addRows(
      desk.db,
      'a.csv',
      [row(1, 'a', 'b', 'one', 'two', 'three')],
      [
        image('one', { device: 'BQ', latitude: 51.5, longitude: -0.1, takenText: '2020:04:03 10:00:00' }),
        image('two', { dhash: '00000000000000fe' }),
        image('three', { dhash: null, problem: 'cut off' }),
      ],
    )
    const call = desk.as('reviewer')
    const one = await call('gallery.image', { media: mediaId(desk, 'one') })
    expect(one).toMatchObject({
      media: { name: 'one', type: 'image/jpeg', problem: null },
      device: 'BQ',
      latitude: 51.5,
      takenText: '2020:04:03 10:00:00',
    })
    expect(one.alike.slice(0, 3)).toEqual([0, 1, 1])
    expect((await call('gallery.image', { media: mediaId(desk, 'three') })).alike).toEqual([])
  })

  it('refuses a comparison with an image that could not be decoded or is not there, and a closed set', async () => {
    const desk = galleryDesk()
    addRows(desk.db, 'a.csv', [row(1, 'a', 'b', 'cut')], [image('cut', { dhash: null, problem: 'cut off' })])
    const like = (media: number) => opened(desk, { alike: { media, within: 5 } })
    await expect(like(mediaId(desk, 'cut'))).rejects.toMatchObject({ code: 'state.conflict' })
    await expect(like(99)).rejects.toMatchObject({ code: 'not.found' })
    const call = desk.as('reviewer')
    await expect(call('gallery.image', { media: 99 })).rejects.toMatchObject({ code: 'not.found' })
    const { set } = await opened(desk)
    await call('gallery.close', { set })
    await expect(call('gallery.page', { set, from: 0, count: 1 })).rejects.toBeInstanceOf(WinnowError)
  })

  it('stops when nobody waits for it any more', async () => {
    const desk = galleryDesk()
    addRows(desk.db, 'a.csv', [row(1, 'a', 'b', 'one')], [image('one')])
    desk.cancelled = true
    await expect(opened(desk)).rejects.toMatchObject({ code: 'call.cancelled' })
  })

  it('is the same for twenty thousand images: each position leads to its image, and every facet adds up', async () => {
    const desk = galleryDesk()
    const count = 20_000
    const images = Array.from({ length: count }, (_, k) =>
      image(
        `i${k}`,
        { dhash: k.toString(16).padStart(16, '0'), device: `device ${k % 300}` },
        'image/jpeg',
        24,
      ),
    )
    const rows = Array.from(
      { length: count },
      (_, k): TestRow => ({
        at: april(1) + k * 1000,
        from: `handle ${k % 40}`,
        to: 'x',
        images: [`i${k}`, `i${(k * 7) % count}`],
        body: '',
      }),
    )
    addRows(desk.db, 'a.csv', rows, images)
    const call = desk.as('reviewer')
    const { set, positions, all } = await call('gallery.open', {
      filters: {},
      alike: null,
      order: { by: 'sent', reverse: false },
      group: null,
    })
    expect([positions, all]).toEqual([count, count])
    for (const from of [0, 9_999, count - 3]) {
      const { images: page } = await call('gallery.page', { set, from, count: 3 })
      const { ids } = await call('gallery.ids', { set, from, count: 3 })
      expect(page.map(({ row }) => row.id)).toEqual(ids)
      const sent = page.map(({ row }) => row.sentAt ?? 0)
      expect(sent).toEqual(sent.toSorted((a, b) => a - b))
      const [middle] = page
      const media = middle?.media.id ?? 0
      expect((await call('gallery.seek', { set, image: { media } })).position).toBe(from)
    }
    const { facets } = await call('gallery.facets', { filters: {}, alike: null, count: 5 })
    for (const of of ['state', 'spread', 'type', 'size'] as const) {
      const facet = facets.find((one) => one.of === of)
      expect([of, facet?.values.reduce((sum, { images }) => sum + images, 0)]).toEqual([of, count])
    }
    expect(facets.find(({ of }) => of === 'device')).toMatchObject({ total: 300, values: { length: 5 } })
  })
})
