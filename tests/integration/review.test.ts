import { describe, expect, test } from 'vitest'
import { attributionReads, attributionWrites } from '../../electron/engine/attribution/index.ts'
import { browseReads } from '../../electron/engine/browse/index.ts'
import { reviewReads, reviewWrites } from '../../electron/engine/review/index.ts'
import { taggingReads, taggingWrites } from '../../electron/engine/tagging/index.ts'
import type { Input } from '../../shared/contract/index.ts'
import { Desk, defId, type PersonName } from '../support/desk.ts'
import { april, idBy } from '../support/lists.ts'
import { addRows, fileHash } from '../support/rows.ts'

type Target = Input<'review.decide'>['targets'][number]

function desk() {
  const at = new Desk(
    browseReads,
    taggingReads,
    taggingWrites,
    attributionReads,
    attributionWrites,
    reviewReads,
    reviewWrites,
  )
  const messages = addRows(
    at.db,
    'pack.csv',
    Array.from({ length: 6 }, (_, k) => ({ at: april(1, k), from: 'ravenwolf', to: 'tallship' })),
  )
  /** Proposes a tag on the message at a position and gives its target. */
  const tag = async (position: number, code = 'COM', who: PersonName = 'reviewer'): Promise<Target> => {
    const params = { def: defId(at, code), messages: [messages[position] ?? 0], note: '', range: null }
    const { added } = await at.as(who)('tag.add', params)
    return { kind: 'tag', id: added[0] ?? 0 }
  }
  const attribute = async (
    more: Partial<Input<'attribution.propose'>> = {},
    who: PersonName = 'reviewer',
  ): Promise<Target> => {
    const handle = idBy(at, 'handle', 'ravenwolf')
    const base = {
      handle,
      fromDay: null,
      toDay: null,
      use: 'sole' as const,
      conclusion: 'It is so.',
      items: [],
    }
    const { id } = await at.as(who)('attribution.propose', {
      ...base,
      person: { name: 'Alex Example' },
      ...more,
    })
    return { kind: 'attribution', id }
  }
  const decide = (
    targets: Target[],
    decision: 'approve' | 'return' | 'reject' = 'approve',
    reason = decision === 'approve' ? '' : 'say why',
    who: PersonName = 'supervisor',
  ) => at.as(who)('review.decide', { targets, decision, reason })
  const undo = (target: Target, who: PersonName = 'supervisor') => at.as(who)('review.undo', { target })
  const queue = (more: Partial<Input<'review.queue'>> = {}, who: PersonName = 'supervisor') =>
    at.as(who)('review.queue', { kind: 'all', from: 0, count: 50, ...more })
  const state = ({ kind, id }: Target) =>
    at.db.prepare(`SELECT state FROM ${kind} WHERE id = ?`).pluck().get(id)
  return { at, messages, tag, attribute, decide, undo, queue, state }
}

const key = ({ kind, id }: { kind: string; id: number }) => `${kind} ${id}`

describe('the queue', () => {
  test('has threats to life first, then tags and attributions by age', async () => {
    const { tag, attribute, queue } = desk()
    const first = await tag(0)
    const second = await attribute()
    const third = await tag(1)
    const threat = await tag(2, 'TTL')
    const late = await tag(3, 'TTL')
    const { total, items } = await queue()
    expect(total).toBe(5)
    expect(items.map(key)).toEqual([threat, late, first, second, third].map(key))
  })

  test('gives the same order page by page', async () => {
    const { tag, attribute, queue } = desk()
    for (let k = 0; k < 3; k++) await tag(k, 'TTL')
    for (let k = 0; k < 3; k++) await tag(k)
    await attribute()
    const whole = (await queue()).items.map(key)
    const pages: string[] = []
    for (let from = 0; from < 8; from += 2) {
      pages.push(...(await queue({ from, count: 2 })).items.map(key))
    }
    expect(pages).toEqual(whole)
  })

  test('can be of tags or attributions alone', async () => {
    const { tag, attribute, queue } = desk()
    const a = await tag(0, 'TTL')
    const b = await tag(1)
    const c = await attribute()
    expect((await queue({ kind: 'tag' })).items.map(key)).toEqual([a, b].map(key))
    expect(await queue({ kind: 'attribution' })).toMatchObject({
      total: 1,
      items: [{ kind: 'attribution', id: c.id }],
    })
  })

  test('lists one’s own but does not count them as decidable', async () => {
    const { tag, attribute, queue } = desk()
    await tag(0, 'COM', 'supervisor')
    await tag(1)
    await attribute({}, 'supervisor')
    const { total, decidable, items } = await queue()
    expect([total, decidable]).toEqual([3, 1])
    expect(items.map(({ mine }) => mine)).toEqual([true, false, true])
  })

  test('shows the message with its tag, and the attribution as it is', async () => {
    const { tag, attribute, queue } = desk()
    const one = await tag(0)
    await attribute()
    const [first, second] = (await queue()).items
    expect(first).toMatchObject({
      kind: 'tag',
      tag: { id: one.id, account: 'reviewer' },
      message: { address: { row: 2 }, sender: { name: 'ravenwolf' } },
      reason: '',
      decidedBy: null,
    })
    expect(second).toMatchObject({ kind: 'attribution', attribution: { person: { name: 'Alex Example' } } })
  })

  test('shows why a revised proposal came back before', async () => {
    const { at, tag, decide, queue } = desk()
    const one = await tag(0)
    await decide([one], 'return', 'which commodity?')
    await at.as('reviewer')('tag.revise', { id: one.id, note: 'cocaine', range: null })
    expect((await queue()).items).toMatchObject([{ reason: 'which commodity?', decidedBy: 'supervisor' }])
  })
})

describe('deciding', () => {
  test('approves, returns and rejects, with the reason kept and each target in the audit', async () => {
    const { at, tag, attribute, decide, state } = desk()
    const [a, b, c] = [await tag(0), await tag(1), await attribute()]
    await decide([a])
    await decide([b], 'return', '  read the next message  ')
    await decide([c], 'reject', 'another brother')
    expect([a, b, c].map(state)).toEqual(['approved', 'returned', 'rejected'])
    expect(at.changed).toEqual(['tags', 'attributions', 'reviews'])
    expect(at.audit('review.return')).toMatchObject([
      {
        actor: 'supervisor',
        detail: {
          reason: 'read the next message',
          count: 1,
          targets: [
            { kind: 'tag', id: b.id, code: 'COM', message: `${fileHash('pack.csv').slice(0, 16)}:3` },
          ],
        },
      },
    ])
    expect(at.audit('review.reject')).toMatchObject([
      { detail: { targets: [{ kind: 'attribution', handle: 'ravenwolf', person: 'Alex Example' }] } },
    ])
    const { decisions } = await at.as('reviewer')('attribution.get', { id: c.id })
    expect(decisions).toMatchObject([{ decision: 'reject', reason: 'another brother', actor: 'supervisor' }])
  })

  test('is never one’s own: the item is named and nothing of the batch is decided', async () => {
    const { tag, attribute, decide, state } = desk()
    const others = await tag(0)
    const own = await tag(1, 'QTY', 'supervisor')
    await expect(decide([others, own])).rejects.toMatchObject({
      code: 'state.conflict',
      message: `QTY on ${fileHash('pack.csv').slice(0, 16)}:3: It is your own: another person has to decide it.`,
      details: { kind: 'tag', id: own.id },
    })
    expect([others, own].map(state)).toEqual(['proposed', 'proposed'])
    const ownAttribution = await attribute({}, 'supervisor')
    await expect(decide([ownAttribution])).rejects.toMatchObject({
      details: { kind: 'attribution', id: ownAttribution.id },
    })
  })

  test('what somebody decided in the meantime is a conflict', async () => {
    const { tag, decide } = desk()
    const one = await tag(0)
    await decide([one])
    await expect(decide([one])).rejects.toMatchObject({
      code: 'state.conflict',
      message: expect.stringContaining('It is approved'),
    })
  })

  test.each(['return', 'reject'] as const)('to %s needs a reason', async (decision) => {
    const { attribute, decide, state } = desk()
    const one = await attribute()
    await expect(decide([one], decision, '  ')).rejects.toMatchObject({ code: 'call.params' })
    expect(state(one)).toBe('proposed')
  })

  test('does not reject a tag, and knows no target that is not there', async () => {
    const { tag, decide } = desk()
    await expect(decide([await tag(0)], 'reject')).rejects.toMatchObject({ code: 'state.conflict' })
    await expect(decide([{ kind: 'tag', id: 99 }])).rejects.toMatchObject({ code: 'not.found' })
    await expect(decide([{ kind: 'attribution', id: 99 }])).rejects.toMatchObject({ code: 'not.found' })
  })

  test('does not let two persons have used one handle alone on the same days', async () => {
    const { attribute, decide, state } = desk()
    const first = await attribute({ toDay: '2020-04-10' })
    const clash = await attribute({ person: { name: 'Sam Sample' }, fromDay: '2020-04-10' })
    const after = await attribute({ person: { name: 'Kim Case' }, fromDay: '2020-04-11' })
    const relayed = await attribute({ person: { name: 'Robin Roe' }, use: 'relayed' })
    await decide([first])
    await expect(decide([after, relayed, clash])).rejects.toMatchObject({
      code: 'state.conflict',
      message: expect.stringContaining('ravenwolf is approved as Alex Example for some of the same days'),
      details: { kind: 'attribution', id: clash.id },
    })
    expect(state(after)).toBe('proposed')
    await decide([after, relayed])
    expect([first, after, relayed].map(state)).toEqual(['approved', 'approved', 'approved'])
  })

  test('finds two contradictions within one batch', async () => {
    const { attribute, decide, state } = desk()
    const both = [await attribute(), await attribute({ person: { name: 'Sam Sample' } })]
    await expect(decide(both)).rejects.toMatchObject({ code: 'state.conflict' })
    expect(both.map(state)).toEqual(['proposed', 'proposed'])
  })

  test('approving a revised tag ends the approved one; undoing it brings that one back', async () => {
    const { at, tag, decide, undo, state } = desk()
    const old = await tag(0)
    await decide([old])
    const { id } = await at.as('colleague')('tag.revise', { id: old.id, note: 'a price', range: null })
    const revised: Target = { kind: 'tag', id }
    await decide([revised])
    expect([old, revised].map(state)).toEqual(['withdrawn', 'approved'])
    await undo(revised)
    expect([old, revised].map(state)).toEqual(['approved', 'proposed'])
    await decide([revised], 'return')
    expect([old, revised].map(state)).toEqual(['approved', 'returned'])
  })

  test('approving a revised attribution ends the approved one; undoing it brings that one back', async () => {
    const { at, attribute, decide, undo, state } = desk()
    const old = await attribute({ toDay: '2020-04-10' })
    await decide([old])
    const { id } = await at.as('reviewer')('attribution.revise', {
      handle: idBy(at, 'handle', 'ravenwolf'),
      person: { id: 1 },
      fromDay: null,
      toDay: '2020-04-05',
      use: 'sole',
      conclusion: 'Until 5 April only.',
      items: [],
      supersedes: old.id,
    })
    const revised: Target = { kind: 'attribution', id }
    await decide([revised])
    expect([old, revised].map(state)).toEqual(['superseded', 'approved'])
    await undo(revised)
    expect([old, revised].map(state)).toEqual(['approved', 'proposed'])
    await decide([revised])
    const next = await attribute({ person: { name: 'Sam Sample' }, fromDay: '2020-04-06' })
    await decide([next])
    await expect(undo(revised)).rejects.toMatchObject({ message: expect.stringContaining('Sam Sample') })
    expect([old, revised, next].map(state)).toEqual(['superseded', 'approved', 'approved'])
  })
})

describe('undoing', () => {
  test.each(['approve', 'return', 'reject'] as const)(
    'takes one’s own %s back and leaves it in the record',
    async (decision) => {
      const { at, attribute, decide, undo, queue, state } = desk()
      const one = await attribute()
      await decide([one], decision)
      await undo(one)
      expect(state(one)).toBe('proposed')
      expect((await queue()).items).toMatchObject([{ reason: '', decidedBy: null }])
      const { decisions } = await at.as('reviewer')('attribution.get', { id: one.id })
      expect(decisions.map((each) => each.decision)).toEqual([decision, 'undo'])
      expect(at.audit('review.undo')).toMatchObject([{ detail: { decision, targets: [{ id: one.id }] } }])
    },
  )

  test('is for the one who decided', async () => {
    const { tag, decide, undo } = desk()
    const one = await tag(0)
    await decide([one])
    await expect(undo(one, 'colleague')).rejects.toMatchObject({
      code: 'state.conflict',
      message: expect.stringContaining('supervisor decided it'),
    })
  })

  test('has nothing to take back before a decision, after an undo, and once the author went on', async () => {
    const { at, tag, decide, undo } = desk()
    const one = await tag(0)
    await expect(undo(one)).rejects.toMatchObject({
      message: expect.stringContaining('no decision stands on it'),
    })
    await decide([one])
    await undo(one)
    await expect(undo(one)).rejects.toMatchObject({ code: 'state.conflict' })
    await decide([one], 'return')
    await at.as('reviewer')('tag.withdraw', { ids: [one.id] })
    await expect(undo(one)).rejects.toMatchObject({ message: expect.stringContaining('It is withdrawn') })
  })

  test('is refused while a revised tag waits in the place of the approved one', async () => {
    const { at, tag, decide, undo } = desk()
    const one = await tag(0)
    await decide([one])
    await at.as('reviewer')('tag.revise', { id: one.id, note: 'more', range: null })
    await expect(undo(one)).rejects.toMatchObject({
      message: expect.stringContaining('A revised tag follows from it'),
    })
  })
})

describe('what came back', () => {
  test('is shown to its author with the reason, the newest first, until they act on it', async () => {
    const { at, tag, attribute, decide } = desk()
    const a = await tag(0)
    const b = await attribute()
    const c = await tag(1, 'COM', 'colleague')
    await decide([b], 'return', 'two brothers live there')
    await decide([a, c], 'return', 'too vague')
    const returned = () => at.as('reviewer')('review.returned', {})
    expect(await returned()).toMatchObject({
      total: 2,
      items: [
        { kind: 'tag', id: a.id, mine: true, reason: 'too vague', decidedBy: 'supervisor' },
        { kind: 'attribution', id: b.id, reason: 'two brothers live there' },
      ],
    })
    await at.as('reviewer')('tag.withdraw', { ids: [a.id] })
    expect(await returned()).toMatchObject({ total: 1, items: [{ kind: 'attribution' }] })
  })
})

test('decisions cannot be edited or deleted behind the rules’ back', async () => {
  const { at, tag, decide } = desk()
  await decide([await tag(0)])
  expect(() => at.db.exec("UPDATE review_decision SET decision = 'return'")).toThrow('append-only')
  expect(() => at.db.exec('DELETE FROM review_decision')).toThrow('append-only')
})
