import { WinnowError } from '../../../shared/contract/error.ts'
import type { WriteDb } from '../db/connection.ts'
import type { Call, WriteHandler } from '../seat.ts'
import type { Target } from './items.ts'
import { type Decision, subjectOf } from './subjects.ts'

/** Decides on each target; all of them or, when one cannot be decided, none: the error names that one. */
export const decide: WriteHandler<'review.decide'> = ({ db }, { targets, decision, reason }, call) => {
  const why = reason.trim()
  if (decision !== 'approve' && why === '') {
    throw new WinnowError('call.params', `To ${decision} something, give its author a reason.`)
  }
  const about = targets.map((target) => {
    const subject = subjectOf(db, target, call)
    subject.decide(decision)
    putDown(db, target, decision, why, call)
    return subject.about
  })
  call.record({ action: `review.${decision}`, detail: { reason: why, count: about.length, targets: about } })
  call.changed('tags', 'attributions', 'reviews')
  return {}
}

const given: Record<string, string> = { approve: 'approved', return: 'returned', reject: 'rejected' }

/** Takes back the last decision on a target: one's own, while the target stands as that decision left it. */
export const undo: WriteHandler<'review.undo'> = ({ db }, { target }, call) => {
  const subject = subjectOf(db, target, call)
  const last = lastDecision(db, target)
  if (last === undefined || given[last.decision] !== subject.state) {
    throw subject.refused(`It is ${subject.state}: no decision stands on it that could be taken back.`)
  }
  if (last.account !== call.actor.account) {
    throw subject.refused(`${last.name} decided it: only they can take that back.`)
  }
  subject.undo()
  putDown(db, target, 'undo', '', call)
  call.record({ action: 'review.undo', detail: { decision: last.decision, targets: [subject.about] } })
  call.changed('tags', 'attributions', 'reviews')
  return {}
}

function lastDecision(
  db: WriteDb,
  { kind, id }: Target,
): { decision: string; account: number; name: string } | undefined {
  // review_decision_tag or review_decision_attribution serves it.
  return db
    .prepare<[number], { decision: string; account: number; name: string }>(
      `SELECT r.decision, r.account, a.name FROM review_decision AS r JOIN account AS a ON a.id = r.account
       WHERE r.${kind} = ? ORDER BY r.id DESC LIMIT 1`,
    )
    .get(id)
}

function putDown(
  db: WriteDb,
  { kind, id }: Target,
  decision: Decision | 'undo',
  reason: string,
  call: Call,
): void {
  db.prepare(
    `INSERT INTO review_decision (${kind}, decision, reason, account, at) VALUES (?, ?, ?, ?, ?)`,
  ).run(id, decision, reason, call.actor.account, call.now())
}
