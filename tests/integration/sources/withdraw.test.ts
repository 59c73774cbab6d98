import { expect, test } from 'vitest'
import { attributionReads, attributionWrites } from '../../../electron/engine/attribution/index.ts'
import { browseReads } from '../../../electron/engine/browse/index.ts'
import { chooseIds } from '../../../electron/engine/bundle/choose.ts'
import { reviewReads } from '../../../electron/engine/review/index.ts'
import { searchReads } from '../../../electron/engine/search/index.ts'
import { sourceReads, sourceWrites } from '../../../electron/engine/sources/index.ts'
import { taggingWrites } from '../../../electron/engine/tagging/index.ts'
import { twinReads } from '../../../electron/engine/twins/index.ts'
import type { Selection } from '../../../shared/contract/bundle.ts'
import { messageId } from '../../../shared/domain/ids.ts'
import { Desk, defId } from '../../support/desk.ts'
import { april, idBy, idsOf, openList } from '../../support/lists.ts'
import { addRows } from '../../support/rows.ts'
import { matchTwins } from '../../support/twins.ts'

const reason = 'served by mistake'

/** Two packs of one conversation, the second of which is in question; a third handle is only in that one. */
async function twoPacks() {
  const at = new Desk(
    browseReads,
    reviewReads,
    searchReads,
    sourceReads,
    sourceWrites,
    taggingWrites,
    twinReads,
    attributionReads,
    attributionWrites,
  )
  const kept = addRows(at.db, 'raven.csv', [
    { at: april(2), from: 'raven', to: 'tall', owner: 'raven', body: 'two boxes' },
    { at: april(3), from: 'tall', to: 'raven', owner: 'raven', body: 'on its way' },
  ])
  const doubted = addRows(at.db, 'tall.csv', [
    { at: april(1), from: 'iron', to: 'tall', owner: 'tall', body: 'hello', images: ['van.jpg'] },
    { at: april(2), from: 'raven', to: 'tall', owner: 'tall', body: 'two boxes' },
    { at: april(9), from: 'tall', to: 'raven', owner: 'tall', body: 'gone' },
  ])
  await matchTwins(at)
  return { at, kept, doubted, boss: at.as('supervisor') }
}

test('the rows of a withdrawn source leave lists, counts, statistics and figures, and come back with it', async () => {
  const { at, kept, doubted, boss } = await twoPacks()
  const conversation = idBy(at, 'conversation', 'raven ⇄ tall')
  const figures = async () => {
    const { rows, messages, firstAt, lastAt, days, sources, conversations } = await boss('home.overview', {})
    return {
      home: { rows, messages, firstAt, lastAt, days, sources, conversations },
      all: await idsOf(at, { kind: 'all' }),
      conversation: await boss('conversation.get', { id: conversation }),
      listed: await idsOf(at, { kind: 'conversation', conversation }),
      handle: await idsOf(at, { kind: 'handle', handle: idBy(at, 'handle', 'tall') }),
      media: await idsOf(at, { kind: 'media' }),
      source: await idsOf(at, { kind: 'source', source: 2 }),
      handles: (await boss('handle.list', { text: '', sort: 'name', from: 0, count: 10 })).handles,
      found: (await boss('search.run', { text: 'from:raven' })).rows,
      pairs: await boss('report.pairs', { text: '', sort: 'rows', from: 0, count: 10 }),
    }
  }
  const before = await figures()
  expect(before.home).toMatchObject({ rows: 5, messages: 4, sources: 2 })
  await boss('source.withdraw', { source: 2, reason })
  expect(at.changed).toEqual(expect.arrayContaining(['messages', 'index', 'twins']))
  const after = await figures()
  expect(after.home).toMatchObject({ rows: 2, messages: 2, firstAt: april(2), lastAt: april(3), sources: 1 })
  expect(after.home.days).toEqual([
    { day: '2020-04-02', rows: 1 },
    { day: '2020-04-03', rows: 1 },
  ])
  expect(after.conversation).toMatchObject({ rows: 2, messages: 2, lastAt: april(3) })
  for (const ids of [after.all, after.listed, after.handle]) expect(ids).toEqual(kept)
  expect(after.media).toEqual([])
  expect(after.source).toEqual([])
  expect(after.handles.map(({ name }) => name)).toEqual(['raven', 'tall'])
  expect(after.found).toBe(1)
  expect(after.pairs.pairs).toMatchObject([{ rows: 2, messages: 2, matched: 0, packA: true, packB: false }])
  const [, twin = 0] = doubted
  expect(await boss('message.get', { id: twin })).toMatchObject({ withdrawn: true, body: 'two boxes' })
  expect((await boss('message.get', { id: kept[0] ?? 0 })).twins).toBeNull()
  await boss('source.reinstate', { source: 2, reason: 'it was right after all' })
  expect(await figures()).toEqual(before)
})

test('who withdrew a source, when and why stands in the list and in the audit', async () => {
  const { at, boss } = await twoPacks()
  await boss('source.withdraw', { source: 2, reason })
  const withdrawnAt = at.now
  const { sources } = await boss('source.list', {})
  expect(sources.map(({ withdrawn }) => withdrawn)).toEqual([
    null,
    { reason, account: 'supervisor', at: withdrawnAt },
  ])
  expect(at.audit('source.withdraw')).toMatchObject([
    { actor: 'supervisor', detail: { file: 'tall.csv', reason } },
  ])
  await expect(boss('source.withdraw', { source: 2, reason })).rejects.toMatchObject({
    code: 'state.conflict',
  })
  await boss('source.reinstate', { source: 2, reason })
  expect((await boss('source.list', {})).sources.map(({ withdrawn }) => withdrawn)).toEqual([null, null])
  await expect(boss('source.reinstate', { source: 2, reason })).rejects.toMatchObject({
    code: 'state.conflict',
  })
  await expect(boss('source.withdraw', { source: 9, reason })).rejects.toMatchObject({ code: 'not.found' })
})

test('what rests on a source is told before it is withdrawn, and leaves the queue with it', async () => {
  const { at, kept, doubted, boss } = await twoPacks()
  const reviewer = at.as('reviewer')
  await reviewer('tag.add', { def: defId(at, 'COM'), messages: doubted.slice(1), note: 'why', range: null })
  await reviewer('tag.add', { def: defId(at, 'COM'), messages: kept.slice(0, 1), note: '', range: null })
  await reviewer('attribution.propose', {
    handle: idBy(at, 'handle', 'tall'),
    person: { name: 'Alex Invented' },
    fromDay: null,
    toDay: null,
    use: 'sole',
    conclusion: 'He says so.',
    items: [
      {
        stance: 'supports',
        basis: 'fact',
        message: doubted[0] ?? 0,
        media: null,
        outside: null,
        note: '',
      },
    ],
  })
  expect(await boss('source.rests', { source: 2, from: 0, count: 1 })).toMatchObject({
    total: 2,
    citations: 1,
    tags: [{ message: doubted[1], tag: 'COM', state: 'proposed', account: 'reviewer', note: 'why' }],
  })
  expect((await boss('source.rests', { source: 1, from: 0, count: 10 })).total).toBe(1)
  expect((await boss('review.queue', { kind: 'tag', from: 0, count: 10 })).total).toBe(3)
  await boss('source.withdraw', { source: 2, reason })
  const queue = await boss('review.queue', { kind: 'tag', from: 0, count: 10 })
  expect(queue.total).toBe(1)
  expect(queue.items).toHaveLength(1)
  expect((await boss('home.overview', {})).tags.proposed).toBe(1)
  expect((await openList(at, { kind: 'tag', def: defId(at, 'COM') })).rows).toBe(1)
})

test('a bundle leaves approved work on a withdrawn source out, and refuses its messages where they are named', async () => {
  const { at, kept, doubted, boss } = await twoPacks()
  const reviewer = at.as('reviewer')
  const { added } = await reviewer('tag.add', {
    def: defId(at, 'COM'),
    messages: [kept[0] ?? 0, doubted[1] ?? 0],
    note: '',
    range: null,
  })
  at.db.prepare("UPDATE tag SET state = 'approved'").run()
  expect(added).toHaveLength(2)
  const chosen = (selection: Selection) => [
    ...chooseIds(at.reader.db, at.reader.access, selection, () => false),
  ]
  const messages = [messageId.parse(doubted[1])]
  expect(chosen({ kind: 'approved' })).toEqual([kept[0], doubted[1]])
  await boss('source.withdraw', { source: 2, reason })
  expect(chosen({ kind: 'approved' })).toEqual([kept[0]])
  expect(() => chosen({ kind: 'messages', ids: messages })).toThrow('a source that was withdrawn')
})

test('a source whose rows a later version takes for known is not withdrawn before that one', async () => {
  const { at, boss } = await twoPacks()
  at.db.exec(`
    INSERT INTO source (id, name, bytes, sha256, format, zone, supersedes, mapping, columns, kept_columns, added_at)
      VALUES (3, 'tall, longer.csv', 1, 'abc', 'delimited', '', 2, 1, '[]', '[]', 0);
    INSERT INTO import_run (source, kind, mapping, started_at, finished_at, read, stored, rejected, known, images_found, images_missing)
      VALUES (3, 'import', 1, 0, 0, 3, 0, 0, 3, 0, 0);
  `)
  await expect(boss('source.withdraw', { source: 2, reason })).rejects.toMatchObject({
    code: 'state.conflict',
    message: expect.stringContaining(
      'A later version of it, tall, longer.csv, imported on 1970-01-01 00:00 UTC,',
    ),
  })
  await boss('source.withdraw', { source: 3, reason })
  await boss('source.withdraw', { source: 2, reason })
})
