import { WinnowError } from '../../../shared/contract/error.ts'
import {
  type AttributionState,
  type AttributionStep,
  attributionAfter,
  contradict,
  type Use,
} from '../../../shared/domain/attribution-states.ts'
import type { AccountId, AttributionId, HandleId, PersonId } from '../../../shared/domain/ids.ts'
import type { ReadDb, WriteDb } from '../db/connection.ts'
import type { Call } from '../seat.ts'

/** An attribution as it stands in the case, with what names it to a person. */
export interface StoredAttribution {
  readonly id: AttributionId
  readonly handle: HandleId
  readonly handleName: string
  readonly person: PersonId
  readonly personName: string
  readonly fromDay: string | null
  readonly toDay: string | null
  readonly use: Use
  readonly account: AccountId
  readonly author: string
  readonly state: AttributionState
  readonly supersedes: AttributionId | null
  /** The state in which it stood before it was last withdrawn or superseded; null: neither ever happened. */
  readonly was: AttributionState | null
}

const select = `
  SELECT b.id, b.handle, h.name AS handleName, b.person, p.name AS personName, b.from_day AS fromDay, b.to_day AS toDay,
    b.use, b.account, a.name AS author, b.state, b.supersedes,
    (SELECT w.was FROM withdrawal AS w WHERE w.attribution = b.id ORDER BY w.id DESC LIMIT 1) AS was
  FROM attribution AS b JOIN handle AS h ON h.id = b.handle JOIN person AS p ON p.id = b.person
  JOIN account AS a ON a.id = b.account`

/** @throws WinnowError not.found */
export function storedAttribution(db: ReadDb, id: number): StoredAttribution {
  const found = db.prepare<[number], StoredAttribution>(`${select} WHERE b.id = ?`).get(id)
  if (found === undefined) throw new WinnowError('not.found', `This case has no attribution ${id}.`)
  return found
}

/** The attributions of a handle in some states, oldest first. */
export function attributionsOf(
  db: ReadDb,
  handle: number,
  states: readonly AttributionState[],
): StoredAttribution[] {
  // attribution_handle (handle, state) serves it.
  return db
    .prepare<[number, string], StoredAttribution>(
      `${select} WHERE b.handle = ? AND b.state IN (SELECT value FROM json_each(?)) ORDER BY b.id`,
    )
    .all(handle, JSON.stringify(states))
}

/** A refusal that names the attribution. */
export function refused(attribution: StoredAttribution, why: string): WinnowError {
  const { handleName, personName, id } = attribution
  return new WinnowError('state.conflict', `${handleName} is ${personName}: ${why}`, {
    kind: 'attribution',
    id,
  })
}

/**
 * The state that a step by this person leads to.
 * @throws WinnowError state.conflict, naming the attribution and why
 */
export function stateAfter(
  attribution: StoredAttribution,
  step: AttributionStep,
  actor: AccountId,
): AttributionState {
  const byAuthor = attribution.account === actor
  const verdict = attributionAfter(step, { state: attribution.state, byAuthor })
  if (!verdict.ok) throw refused(attribution, verdict.why)
  return verdict.to
}

/** Sets the state; the trigger on the table refuses any other change. */
export function setAttributionState(db: WriteDb, id: number, state: AttributionState): void {
  db.prepare('UPDATE attribution SET state = ? WHERE id = ?').run(state, id)
}

/** Puts down who took an attribution back or replaced it, and the state in which it stood. */
export function recordWithdrawal(
  db: WriteDb,
  event: 'withdraw' | 'restore' | 'supersede',
  { id, state, was }: StoredAttribution,
  call: Call,
): void {
  db.prepare('INSERT INTO withdrawal (attribution, event, was, account, at) VALUES (?, ?, ?, ?, ?)').run(
    id,
    event,
    event === 'restore' ? (was ?? state) : state,
    call.actor.account,
    call.now(),
  )
}

/** The revised attribution that stands in one's place, or waits to; null: none. */
export function revisionOf(db: ReadDb, id: number): number | null {
  // attribution_supersedes serves it.
  const revision = db
    .prepare<[number], number>(
      `SELECT id FROM attribution WHERE supersedes = ? AND state IN ('proposed', 'approved', 'returned')`,
    )
    .pluck()
    .get(id)
  return revision ?? null
}

/** The approved attribution of the same handle that cannot be true beside this one, other than the one it supersedes; null: none. */
export function contradiction(db: ReadDb, attribution: StoredAttribution): StoredAttribution | null {
  const approved = attributionsOf(db, attribution.handle, ['approved'])
  const others = approved.filter(({ id }) => id !== attribution.id && id !== attribution.supersedes)
  return others.find((other) => contradict(attribution, other)) ?? null
}
