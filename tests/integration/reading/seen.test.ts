import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { browseReads } from '../../../electron/engine/browse/index.ts'
import { readingReads } from '../../../electron/engine/reading/index.ts'
import { lookedAt, seenBy, seenWrites } from '../../../electron/engine/seen/index.ts'
import { accountId } from '../../../shared/domain/ids.ts'
import { neededMs } from '../../../shared/domain/seen-rule.ts'
import { Desk, type PersonName } from '../../support/desk.ts'
import { april } from '../../support/lists.ts'
import { longLooks } from '../../support/looks.ts'
import { addRows } from '../../support/rows.ts'
import { linkRows } from '../../support/twins.ts'

const desk = () => new Desk(browseReads, seenWrites, readingReads)

const rows = (count: number) =>
  Array.from({ length: count }, (_, k) => ({
    at: april(1 + (k % 5), k % 24),
    from: `h${k % 3}`,
    to: `h${(k + 1) % 3}`,
    body: 'x'.repeat(k % 50),
  }))

describe('a message counts as seen', () => {
  test('once it stood on screen long enough for its text, and not before', async () => {
    const at = desk()
    const [short = 0, long = 0] = addRows(at.db, 'a.csv', [
      { at: april(1), body: 'ok' },
      { at: april(2), body: 'x'.repeat(500) },
    ])
    const ms = neededMs(2)
    const looks = [short, long].map((id) => ({ id, ms }))
    expect(await at.as('reviewer')('message.seen', { looks })).toEqual({ counted: 1 })
    expect(lookedAt(at.db, short).map(({ account }) => account)).toEqual(['reviewer'])
    expect(lookedAt(at.db, long)).toEqual([])
  })

  test('by each account for itself, with the time of the first look', async () => {
    const at = desk()
    const [id = 0] = addRows(at.db, 'a.csv', rows(1))
    await at.as('colleague')('message.seen', longLooks([id]))
    const first = at.now
    expect(await at.as('colleague')('message.seen', longLooks([id]))).toEqual({ counted: 0 })
    await at.as('reviewer')('message.seen', longLooks([id]))
    expect(lookedAt(at.db, id)).toEqual([
      { account: 'colleague', at: first },
      { account: 'reviewer', at: at.now },
    ])
  })

  test('for good: the ledger is neither changed nor shortened', async () => {
    const at = desk()
    const [id = 0] = addRows(at.db, 'a.csv', rows(1))
    await at.as('reviewer')('message.seen', longLooks([id]))
    expect(() => at.db.exec('DELETE FROM seen')).toThrow('append-only')
    expect(() => at.db.exec('UPDATE seen SET at = 1')).toThrow('append-only')
  })

  test('only where the case has it', async () => {
    const at = desk()
    addRows(at.db, 'a.csv', rows(1))
    expect(await at.as('reviewer')('message.seen', longLooks([99]))).toEqual({ counted: 0 })
  })

  test('and a page of a list says which of its rows the account has seen', async () => {
    const at = desk()
    const ids = addRows(at.db, 'a.csv', rows(6))
    const seen = [ids[1] ?? 0, ids[4] ?? 0].sort((a, b) => a - b)
    await at.as('reviewer')('message.seen', longLooks(seen))
    const pageOf = async (name: PersonName) => {
      const { set } = await at.as(name)('list.open', { of: { kind: 'all' } })
      return (await at.as(name)('list.page', { set, from: 0, count: 10 })).seen
    }
    expect(await pageOf('reviewer')).toEqual(seen)
    expect(await pageOf('colleague')).toEqual([])
  })
})

test('a ledger of many screenfuls takes a few bytes a message', async () => {
  const at = desk()
  const ids = addRows(at.db, 'a.csv', rows(4000)).toSorted((a, b) => a - b)
  // Screenfuls of twenty rows of one conversation among three.
  for (let part = 0; part < 3; part++) {
    const own = ids.filter((id) => id % 3 === part)
    for (let from = 0; from < own.length; from += 20) {
      await at.as('reviewer')('message.seen', longLooks(own.slice(from, from + 20)))
    }
  }
  const bytes = at.db.prepare('SELECT sum(length(ids)) FROM seen').pluck().get()
  expect(Number(bytes) / ids.length).toBeLessThan(3)
  expect(seenBy(at.db, accountId.parse(3)).size).toBe(4000)
})

test('coverage and the next unread row are what plain counting gives', async () => {
  const people: readonly PersonName[] = ['reviewer', 'colleague', 'supervisor']
  const looks = fc.array(
    fc.record({
      who: fc.constantFrom(...people),
      picks: fc.array(fc.nat(59), { minLength: 1, maxLength: 12 }),
    }),
    { maxLength: 12 },
  )
  await fc.assert(
    fc.asyncProperty(looks, fc.boolean(), fc.integer({ min: -1, max: 60 }), async (given, hide, from) => {
      const at = desk()
      const first = addRows(at.db, 'a.csv', rows(40))
      const second = addRows(at.db, 'b.csv', rows(20))
      const ids = [...first, ...second]
      if (hide) {
        at.db.exec(
          `INSERT INTO source_state (source, state, reason, account, at) SELECT id, 'withdrawn', 'error', 2, 1 FROM source WHERE name = 'b.csv'`,
        )
      }
      const plain = new Map(people.map((who) => [who, new Set<number>()]))
      for (const { who, picks } of given) {
        const chosen = [...new Set(picks)].map((pick) => ids[pick] ?? 0)
        for (const id of chosen) plain.get(who)?.add(id)
        await at.as(who)('message.seen', longLooks(chosen))
      }
      const me = at.as('reviewer')
      const conversations = at.db.prepare('SELECT id FROM conversation ORDER BY id').pluck().all() as number[]
      const lists = [
        { kind: 'all' as const },
        ...conversations.map((conversation) => ({ kind: 'conversation' as const, conversation })),
      ]
      for (const of of lists) {
        const { set, rows: length } = await me('list.open', { of })
        const shown = (await me('list.ids', { set, from: 0, count: 100 })).ids as number[]
        const count = (who: PersonName) => shown.filter((id) => plain.get(who)?.has(id)).length
        for (const coverage of [
          await me('reading.coverage', { set }),
          await me('reading.coverage', { of }),
        ]) {
          expect(coverage.rows).toBe(length)
          expect(coverage.mine.rows).toBe(count('reviewer'))
          expect(coverage.anyone.rows).toBe(
            shown.filter((id) => people.some((who) => plain.get(who)?.has(id))).length,
          )
          expect(new Map(coverage.readers.map(({ name, rows }) => [name, rows]))).toEqual(
            new Map(people.map((who) => [who, count(who)] as const).filter(([, rows]) => rows > 0)),
          )
        }
        if (of.kind === 'conversation') {
          expect(await me('reading.conversations', { ids: [of.conversation] })).toEqual({
            seen: [count('reviewer')],
          })
        }
        const unread = (id: number) => !plain.get('reviewer')?.has(id)
        const after = shown.findIndex((id, k) => k > from && unread(id))
        const before = shown.findLastIndex((id, k) => k < from && unread(id))
        const found = async (direction: 'next' | 'previous') =>
          (await me('list.nextUnread', { set, from, direction })).position
        expect(await found('next')).toBe(after < 0 ? null : after)
        expect(await found('previous')).toBe(before < 0 ? null : before)
      }
      const days = new Map<string, number>()
      const counting = hide ? first : ids
      for (const id of counting.filter((one) => plain.get('reviewer')?.has(one))) {
        const sent = at.db.prepare('SELECT sent_at FROM message WHERE id = ?').pluck().get(id) as number
        const day = new Date(sent).toISOString().slice(0, 10)
        days.set(day, (days.get(day) ?? 0) + 1)
      }
      const counted = await me('reading.days', {})
      expect(new Map(counted.days.map(({ day, rows }) => [day, rows]))).toEqual(days)
    }),
    { numRuns: 12 },
  )
})

test('a message that was served twice is one message, seen when one of its rows was', async () => {
  const at = desk()
  const [one = 0] = addRows(at.db, 'a.csv', [{ at: april(1), from: 'a', to: 'b', body: 'same' }])
  const [other = 0] = addRows(at.db, 'b.csv', [{ at: april(1), from: 'a', to: 'b', body: 'same' }])
  at.db.exec(
    'INSERT INTO twin_run (rule, tolerance_ms, first_id, last_id, groups, linked, ambiguous, at) VALUES (1, 0, 1, 2, 1, 2, 0, 0)',
  )
  linkRows(at.db, [[one, other]])
  await at.as('reviewer')('message.seen', longLooks([other]))
  expect(await at.as('reviewer')('reading.coverage', { of: { kind: 'all' } })).toMatchObject({
    rows: 2,
    messages: 1,
    mine: { rows: 1, messages: 1 },
    anyone: { rows: 1, messages: 1 },
  })
})
