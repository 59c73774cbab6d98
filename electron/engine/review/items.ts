import type { ReviewItem } from '../../../shared/contract/review.ts'
import type { AccountId } from '../../../shared/domain/ids.ts'
import { attributionsByIds } from '../attribution/index.ts'
import { rowsByIds } from '../browse/index.ts'
import type { ReadDb } from '../db/connection.ts'

/** A tag or an attribution, by kind and id. */
export interface Target {
  readonly kind: 'tag' | 'attribution'
  readonly id: number
}

interface LastDecision {
  reason: string
  decidedBy: string | null
  decidedAt: number | null
}

const undecided: LastDecision = { reason: '', decidedBy: null, decidedAt: null }

/** What a reviewer or an author is shown of each target, in the order given; what no longer stands is left out. */
export function reviewItems(db: ReadDb, targets: readonly Target[], account: AccountId): ReviewItem[] {
  const tags = tagItems(db, idsOf(targets, 'tag'), account)
  const attributions = attributionItems(db, idsOf(targets, 'attribution'), account)
  return targets.flatMap(({ kind, id }) => (kind === 'tag' ? tags : attributions).get(id) ?? [])
}

const idsOf = (targets: readonly Target[], kind: Target['kind']): number[] =>
  targets.filter((target) => target.kind === kind).map(({ id }) => id)

function tagItems(db: ReadDb, ids: readonly number[], account: AccountId): Map<number, ReviewItem> {
  const tags = db
    .prepare<[string], { id: number; message: number; account: number }>(
      'SELECT t.id, t.message, t.account FROM json_each(?) AS wanted CROSS JOIN tag AS t ON t.id = wanted.value',
    )
    .all(JSON.stringify(ids))
  const messages = new Map(
    rowsByIds(db, [...new Set(tags.map(({ message }) => message))]).map((row) => [row.id as number, row]),
  )
  const decision = lastDecision(db, 'tag')
  const items = new Map<number, ReviewItem>()
  for (const { id, message, account: author } of tags) {
    const row = messages.get(message)
    const mark = row?.tags.find((tag) => tag.id === id)
    if (row === undefined || mark === undefined) continue
    items.set(id, {
      kind: 'tag',
      id: mark.id,
      mine: author === account,
      tag: mark,
      message: row,
      ...decision(id),
    })
  }
  return items
}

function attributionItems(db: ReadDb, ids: readonly number[], account: AccountId): Map<number, ReviewItem> {
  const own = db.prepare<[number, number]>('SELECT 1 FROM attribution WHERE id = ? AND account = ?')
  const decision = lastDecision(db, 'attribution')
  return new Map(
    attributionsByIds(db, ids).map((attribution) => [
      attribution.id as number,
      {
        kind: 'attribution',
        id: attribution.id,
        mine: own.get(attribution.id, account) !== undefined,
        attribution,
        ...decision(attribution.id),
      },
    ]),
  )
}

/**
 * The decision that stands on a target or, where none does, on the one that it revises: so a reviewer sees why it came back
 * before.
 */
function lastDecision(db: ReadDb, kind: Target['kind']): (id: number) => LastDecision {
  // review_decision_tag or review_decision_attribution serves it.
  const statement = db.prepare<[number], LastDecision & { decision: string }>(
    `SELECT r.decision, r.reason, a.name AS decidedBy, r.at AS decidedAt
     FROM review_decision AS r JOIN account AS a ON a.id = r.account WHERE r.${kind} = ? ORDER BY r.id DESC LIMIT 1`,
  )
  const former = db.prepare<[number], number | null>(`SELECT supersedes FROM ${kind} WHERE id = ?`).pluck()
  return (id) => {
    const revised = former.get(id) ?? null
    const last = statement.get(id) ?? (revised === null ? undefined : statement.get(revised))
    if (last === undefined || last.decision === 'undo') return undecided
    const { reason, decidedBy, decidedAt } = last
    return { reason, decidedBy, decidedAt }
  }
}
