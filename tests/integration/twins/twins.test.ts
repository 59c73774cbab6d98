import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { browseReads } from '../../../electron/engine/browse/index.ts'
import { encodeHashes } from '../../../electron/engine/columns/block.ts'
import { matchOf, twinCounts } from '../../../electron/engine/columns/index.ts'
import { reviewReads } from '../../../electron/engine/review/index.ts'
import { sourceReads, sourceWrites } from '../../../electron/engine/sources/index.ts'
import { twinReads, twinWrites } from '../../../electron/engine/twins/index.ts'
import { match } from '../../../electron/engine/twins/match.ts'
import { recordIds } from '../../../electron/engine/twins/records.ts'
import { Desk } from '../../support/desk.ts'
import { testJobCall } from '../../support/job-call.ts'
import { april, idBy, openList } from '../../support/lists.ts'
import { addRows, type TestRow } from '../../support/rows.ts'
import { groupsOf, matchTwins } from '../../support/twins.ts'

const desk = () => new Desk(browseReads, twinReads, twinWrites, sourceReads, sourceWrites, reviewReads)

const noon = april(1)
const second = 1000

/** A row of raven's message to tall, as it stands in somebody's pack. */
const said = (owner: string, body: string, at: number | null, more: Partial<TestRow> = {}): TestRow => ({
  at,
  from: 'raven',
  to: 'tall',
  owner,
  body,
  ...more,
})

describe('matching twins', () => {
  test('links both ends of a message, across files and within one, and counts it once', async () => {
    const at = desk()
    const [a = 0, b = 0, c = 0] = addRows(at.db, 'one.csv', [
      said('raven', 'Two boxes', noon),
      said('tall', 'two  BOXES', noon + 3 * second),
      said('raven', 'on its way', noon + 60 * second),
    ])
    const [d = 0] = addRows(at.db, 'two.csv', [said('tall', 'on its way', noon + 62 * second)])
    expect(await matchTwins(at)).toEqual({ groups: 2, linked: 4, ambiguous: 0 })
    expect(groupsOf(at)).toEqual([
      [a, b],
      [c, d],
    ])
    expect(await openList(at, { kind: 'all' })).toMatchObject({ rows: 4, messages: 2 })
    expect(await openList(at, { kind: 'source', source: 1 })).toMatchObject({ rows: 3, messages: 2 })
    const conversation = idBy(at, 'conversation', 'raven ⇄ tall')
    expect(await openList(at, { kind: 'conversation', conversation })).toMatchObject({ rows: 4, messages: 2 })
    const reviewer = at.as('reviewer')
    expect(await reviewer('conversation.get', { id: conversation })).toMatchObject({ rows: 4, messages: 2 })
    expect(await reviewer('home.overview', {})).toMatchObject({ rows: 4, messages: 2 })
    expect(await reviewer('twin.status', {})).toMatchObject({
      toleranceMs: 10_000,
      rows: 4,
      messages: 2,
      groups: 2,
      bothEnds: 2,
      repeated: 0,
      pending: 0,
    })
  })

  test('shows a row how often its message was served, and a message where', async () => {
    const at = desk()
    const [a = 0, b = 0, c = 0] = addRows(at.db, 'one.csv', [
      said('raven', 'ok', noon),
      said('tall', 'ok', noon + second),
      said('raven', 'alone', noon + second),
    ])
    await matchTwins(at)
    const reviewer = at.as('reviewer')
    const { set } = await openList(at, { kind: 'all' })
    const { rows } = await reviewer('list.page', { set, from: 0, count: 10 })
    expect(rows.map(({ id, twins }) => [id, twins])).toEqual([
      [a, { kind: 'both ends', others: 1 }],
      [b, { kind: 'both ends', others: 1 }],
      [c, null],
    ])
    const message = await reviewer('message.get', { id: b })
    expect(message.owner?.name).toBe('tall')
    expect(message.sightings.map(({ id, owner, by, row }) => [id, owner?.name, by, row])).toEqual([
      [a, 'raven', 'rule', 2],
      [b, 'tall', 'rule', 3],
    ])
    expect((await reviewer('twin.of', { message: c })).rows.map(({ id }) => id)).toEqual([c])
    await expect(reviewer('twin.of', { message: 99 })).rejects.toMatchObject({ code: 'not.found' })
  })

  test('takes a file for the pack where nobody says whose it is', async () => {
    const at = desk()
    const nobodys = (body: string, when: number): TestRow => ({ at: when, from: 'raven', to: 'tall', body })
    const [a = 0, b = 0] = addRows(at.db, 'one.csv', [nobodys('ok', noon), nobodys('ok', noon + 5 * second)])
    await matchTwins(at)
    expect(groupsOf(at)).toEqual([])
    const [c = 0, d = 0] = addRows(at.db, 'two.csv', [
      nobodys('ok', noon + second),
      nobodys('ok', noon + 6 * second),
    ])
    await matchTwins(at)
    expect(groupsOf(at)).toEqual([
      [a, c],
      [b, d],
    ])
  })

  test('says that a row repeated in one pack is repeated, and leaves an honest repeat alone', async () => {
    const at = desk()
    const [a = 0, b = 0] = addRows(at.db, 'one.csv', [
      said('raven', 'ok', noon),
      said('raven', 'ok', noon),
      said('raven', 'ok', noon + second),
    ])
    await matchTwins(at)
    expect(groupsOf(at)).toEqual([[a, b]])
    expect(await at.as('reviewer')('twin.status', {})).toMatchObject({
      messages: 2,
      bothEnds: 0,
      repeated: 1,
    })
  })

  test('matches images without words by their names, and rows with neither by nothing', async () => {
    const at = desk()
    const picture = (owner: string, when: number, name: string): TestRow =>
      said(owner, '', when, { body: null, images: [name] })
    const [a = 0, b = 0] = addRows(at.db, 'one.csv', [
      picture('raven', noon, 'VAN.jpg'),
      picture('tall', noon + second, 'van.jpg'),
      picture('tall', noon + 2 * second, 'cat.jpg'),
      said('raven', '', noon, { body: null }),
      said('tall', '', noon, { body: null }),
    ])
    await matchTwins(at)
    expect(groupsOf(at)).toEqual([[a, b]])
  })

  test('takes off a difference of clocks that five messages prove', async () => {
    const at = desk()
    const rows = Array.from({ length: 6 }, (_, k) => [
      said('raven', `message ${k}`, noon + k * 3_600_000),
      said('tall', `message ${k}`, noon + k * 3_600_000 + 45 * second),
    ]).flat()
    addRows(at.db, 'one.csv', rows.slice(0, 8))
    expect(await matchTwins(at)).toMatchObject({ groups: 0 })
    addRows(at.db, 'two.csv', rows.slice(8))
    await matchTwins(at)
    // The whole case is looked at again where nothing new has come in.
    expect(await matchTwins(at)).toMatchObject({ groups: 6 })
    addRows(at.db, 'three.csv', [
      said('raven', 'message 9', noon + 9 * 3_600_000),
      said('tall', 'message 9', noon + 9 * 3_600_000 + 45 * second),
    ])
    expect(await matchTwins(at)).toMatchObject({ groups: 1 })
  })

  test('lets no chance equality of two numbers make one message of two texts', async () => {
    const at = desk()
    addRows(at.db, 'one.csv', [said('raven', 'ok', noon)])
    at.db.exec('DROP TRIGGER message_no_update')
    const [, other = 0] = addRows(at.db, 'two.csv', [
      said('tall', 'ok', noon),
      said('tall', 'no', noon + second),
    ])
    const [low = 0, high = 0] = matchOf(at.db, { first: 1, last: 1 }, 1) ?? []
    const hash = low + high * 2 ** 32
    at.db
      .prepare(`UPDATE message_column SET data = ? WHERE column = 'match' AND first_id = 2`)
      .run(encodeHashes(Float64Array.of(hash, hash), 2))
    at.db.prepare("UPDATE message SET body = 'no' WHERE id <> 1").run()
    await matchTwins(at)
    expect(groupsOf(at).flat()).not.toContain(1)
    expect(other).toBe(3)
  })

  test('links by the record id what the rule leaves apart, within a day and one supplier', async () => {
    const at = desk()
    const [a = 0, , c = 0, d = 0, e = 0] = addRows(at.db, 'one.csv', [
      said('raven', 'ok', noon, { record: 'r-17' }),
      said('raven', 'ok', noon + 600 * second, { record: 'r-18' }),
      said('tall', 'ok', noon + 3600 * second, { record: 'r-17' }),
      said('raven', '', noon, { record: 'r-90', body: null }),
      said('tall', '', null, { record: 'r-90', body: null }),
      said('raven', 'ok', noon + 3 * 86_400 * second, { record: 'r-18' }),
    ])
    await matchTwins(at)
    expect(groupsOf(at)).toEqual(
      [
        [a, c],
        [d, e],
      ]
        .map((group) => group.toSorted((x, y) => x - y))
        .sort((x, y) => (x[0] ?? 0) - (y[0] ?? 0)),
    )
    const { rows } = await at.as('reviewer')('twin.of', { message: a })
    expect(rows.map(({ by }) => by)).toEqual(['record', 'record'])
  })

  test('takes a record id that only counts the rows of its file for none', async () => {
    const at = desk()
    const counted = (k: number) =>
      said(k % 2 === 0 ? 'raven' : 'tall', 'ok', noon + k * 60 * second, { record: `${k + 2}` })
    addRows(at.db, 'one.csv', [counted(0), counted(1), counted(2)])
    addRows(
      at.db,
      'two.csv',
      [counted(1), counted(0), counted(2)].map((row, k) => ({ ...row, record: `${k + 2}` })),
    )
    await matchTwins(at)
    // The same times are repeats; nothing else is linked.
    expect(groupsOf(at).every(({ length }) => length === 2)).toBe(true)
  })

  test('gives the same file by file as all at once', async () => {
    const row = fc.record({
      owner: fc.constantFrom('raven', 'tall', 'iron'),
      body: fc.constantFrom('ok', 'no'),
      at: fc.integer({ min: 0, max: 40 }).map((k) => noon + k * 2 * second),
    })
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(row, { maxLength: 8 }), { minLength: 1, maxLength: 3 }),
        async (files) => {
          const at = desk()
          for (const [k, rows] of files.entries()) {
            addRows(
              at.db,
              `file ${k}`,
              rows.map(({ owner, body, at: when }) => said(owner, body, when)),
            )
            if (rows.length > 0) await matchTwins(at)
          }
          const byFile = groupsOf(at)
          at.db.exec('DELETE FROM pack_clock')
          await matchTwins(at)
          expect(groupsOf(at)).toEqual(byFile)
          const counted = at.db
            .prepare('SELECT coalesce(sum(messages), 0) FROM conversation_stat')
            .pluck()
            .get()
          const { messages } = await openList(at, { kind: 'all' })
          expect(counted).toBe(messages)
        },
      ),
      { numRuns: 40 },
    )
  })

  test('finds the same in parts as at once, so that memory does not grow with the case', () => {
    const at = desk()
    const rows = Array.from({ length: 60 }, (_, k) =>
      said(
        k % 2 === 0 ? 'raven' : 'tall',
        `text ${Math.floor(k / 2) % 9}`,
        noon + Math.floor(k / 2) * 4 * second,
      ),
    )
    addRows(at.db, 'one.csv', rows)
    const found = (most?: number) => {
      const scope = { older: [], fresh: [{ first: 1, last: 60 }], wanted: [], toleranceMs: 3000 }
      const { links, apart } = match(
        at.reader.db,
        scope,
        recordIds(at.reader.db),
        [],
        () => {},
        () => {},
        most,
      )
      const pairs = Array.from({ length: links.length }, (_, i) => [
        links.message[i] ?? 0,
        links.next[i] ?? 0,
        links.how[i] ?? 0,
      ])
      return {
        pairs: pairs.sort(([x = 0], [y = 0]) => x - y),
        apart: apart.toSorted(([x = 0], [y = 0]) => x - y),
      }
    }
    expect(found().pairs.length).toBeGreaterThan(0)
    expect(found(7)).toEqual(found())
  })

  test('that is cancelled leaves the links as they were', async () => {
    const at = desk()
    addRows(at.db, 'one.csv', [said('raven', 'ok', noon), said('tall', 'ok', noon)])
    await matchTwins(at)
    const before = groupsOf(at)
    const call = testJobCall()
    const stopping = {
      ...call,
      progress: ({ step }: { step?: string }) => void (step === 'linking' && call.cancel()),
    }
    addRows(at.db, 'two.csv', [said('tall', 'ok', noon + second)])
    await expect(
      matchTwins(at, 0, { ...stopping, checkCancelled: call.checkCancelled }),
    ).rejects.toMatchObject({
      code: 'call.cancelled',
    })
    expect(groupsOf(at)).toEqual(before)
    expect(at.audit('twins')).toHaveLength(1)
    expect(await at.as('reviewer')('twin.status', {})).toMatchObject({ pending: 1, toleranceMs: 10_000 })
  })

  test('is put down in the audit with the rule, the tolerance and what was found', async () => {
    const at = desk()
    addRows(at.db, 'one.csv', [said('raven', 'ok', noon), said('tall', 'ok', noon + 12 * second)])
    await matchTwins(at, 15_000)
    expect(at.audit('twins')[0]?.detail).toMatchObject({ rule: 1, toleranceMs: 15_000, groups: 1, linked: 2 })
  })
})

describe('a later file', () => {
  test('changes the links near its own rows and near those that they belong to, and no others', async () => {
    const at = desk()
    const pairs = Array.from({ length: 1200 }, (_, k) => [
      said('raven', `load ${k}`, noon + k * 60 * second),
      said('tall', `load ${k}`, noon + k * 60 * second + second),
    ])
    addRows(at.db, 'one.csv', pairs.flat())
    expect(await matchTwins(at)).toMatchObject({ groups: 1200 })
    at.db.exec(`
      CREATE TABLE touched (first_id INTEGER);
      CREATE TRIGGER put AFTER INSERT ON twin_block BEGIN INSERT INTO touched VALUES (NEW.first_id); END;
      CREATE TRIGGER dropped AFTER DELETE ON twin_block BEGIN INSERT INTO touched VALUES (OLD.first_id); END;
    `)
    const [own = 0] = addRows(at.db, 'two.csv', [said('kestrel', 'load 100', noon + 100 * 60 * second)])
    expect(await matchTwins(at)).toMatchObject({ groups: 1, linked: 3 })
    expect(groupsOf(at)).toContainEqual([201, 202, own])
    // 1,024 ids a block: that of 201 and 202, and that of the new row.
    const touched = at.db.prepare('SELECT DISTINCT first_id FROM touched ORDER BY 1').pluck().all()
    expect(touched).toEqual([0, 2048])
  })
})

describe('matching while the case is read', () => {
  test('does not wait for those who read an older state, nor they for it', async () => {
    const at = desk()
    addRows(at.db, 'one.csv', [said('raven', 'Two boxes', noon), said('tall', 'Two boxes', noon)])
    // As an export does: one state from its first row to its record.
    const older = at.reader.db
    older.exec('BEGIN')
    expect(twinCounts(older).linked).toBe(0)
    expect(await matchTwins(at)).toMatchObject({ groups: 1 })
    expect(twinCounts(older).linked).toBe(0)
    older.exec('COMMIT')
    expect(twinCounts(older).linked).toBe(2)
  })
})

describe('what a person says about twins', () => {
  const joined = async () => {
    const at = desk()
    const [a = 0, b = 0, c = 0] = addRows(at.db, 'one.csv', [
      said('raven', 'two boxes', noon),
      said('tall', 'two boxes', noon + second),
      said('tall', 'two b0xes', noon + 2 * second),
    ])
    await matchTwins(at)
    return { at, a, b, c, reviewer: at.as('reviewer') }
  }

  test('joins rows, with all that is linked to them, and splits one off again', async () => {
    const { at, a, b, c, reviewer } = await joined()
    await reviewer('twin.join', { messages: [b, c], note: 'one is misread' })
    expect(at.changed).toEqual(expect.arrayContaining(['twins', 'messages']))
    expect(groupsOf(at)).toEqual([[a, b, c]])
    expect(await openList(at, { kind: 'all' })).toMatchObject({ rows: 3, messages: 1 })
    await reviewer('twin.split', { message: c, note: 'no, it is another' })
    expect(groupsOf(at)).toEqual([[a, b]])
    expect(await openList(at, { kind: 'all' })).toMatchObject({ rows: 3, messages: 2 })
    expect(at.audit('twin.join')[0]).toMatchObject({ actor: 'reviewer', detail: { note: 'one is misread' } })
    expect(at.audit('twin.split')).toHaveLength(1)
  })

  test('outranks the rule, whenever and however it is applied again', async () => {
    const { at, a, b, c, reviewer } = await joined()
    await reviewer('twin.split', { message: b, note: 'not the same' })
    await reviewer('twin.join', { messages: [a, c], note: 'these are' })
    await matchTwins(at)
    expect(groupsOf(at)).toEqual([[a, c]])
    await matchTwins(at, 60_000)
    expect(groupsOf(at)).toEqual([[a, c]])
    const [d = 0] = addRows(at.db, 'two.csv', [said('iron', 'two boxes', noon + 2 * second)])
    await matchTwins(at, 60_000)
    expect(groupsOf(at)).toEqual([[a, c, d]])
    expect(await openList(at, { kind: 'all' })).toMatchObject({ rows: 4, messages: 2 })
  })

  test('leaves linked by their record id what a later file says nothing about', async () => {
    const at = desk()
    const picture = (owner: string, record: string) => said(owner, '', noon, { record, body: null })
    const [a = 0, b = 0, c = 0] = addRows(at.db, 'one.csv', [
      picture('raven', 'r-17'),
      picture('tall', 'r-17'),
      said('raven', 'two boxes', noon + second, { record: 'r-90' }),
      said('raven', 'nothing', noon + second, { record: 'r-3' }),
    ])
    await matchTwins(at)
    expect(groupsOf(at)).toEqual([[a, b]])
    await at.as('reviewer')('twin.join', { messages: [b, c], note: 'a picture of the boxes' })
    expect(groupsOf(at)).toEqual([[a, b, c]])
    addRows(at.db, 'two.csv', [said('tall', 'on its way', noon)])
    await matchTwins(at)
    expect(groupsOf(at)).toEqual([[a, b, c]])
    await matchTwins(at, 20_000)
    expect(groupsOf(at)).toEqual([[a, b, c]])
  })

  test('is not lost when it is said while twins are being matched', async () => {
    const { at, a, b, c, reviewer } = await joined()
    let said = false
    const call = testJobCall()
    const during = {
      ...call,
      progress: ({ step }: { step?: string }) => {
        if (step !== 'matching twins' || said) return
        said = true
        void reviewer('twin.join', { messages: [b, c], note: 'one is misread' })
      },
    }
    await matchTwins(at, 10_000, during)
    expect(groupsOf(at)).toEqual([[a, b, c]])
    expect(at.audit('twins')).toHaveLength(2)
  })

  test('is refused where it changes nothing or names nothing', async () => {
    const { a, b, c, reviewer } = await joined()
    await expect(reviewer('twin.join', { messages: [a, b], note: 'x' })).rejects.toMatchObject({
      code: 'state.conflict',
    })
    await expect(reviewer('twin.split', { message: c, note: 'x' })).rejects.toMatchObject({
      code: 'state.conflict',
    })
    await expect(reviewer('twin.join', { messages: [a, 99], note: 'x' })).rejects.toMatchObject({
      code: 'not.found',
    })
    await expect(reviewer('twin.join', { messages: [a, a], note: 'x' })).rejects.toMatchObject({
      code: 'call.params',
    })
  })
})
