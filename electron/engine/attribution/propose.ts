import { WinnowError } from '../../../shared/contract/error.ts'
import type { Params } from '../../../shared/contract/index.ts'
import { daysOverlap } from '../../../shared/domain/attribution-states.ts'
import { isDay } from '../../../shared/domain/days.ts'
import type { AttributionId, PersonId } from '../../../shared/domain/ids.ts'
import type { WriteDb } from '../db/connection.ts'
import type { Call, WriteHandler } from '../seat.ts'
import { getAttribution } from './get.ts'
import { addPerson } from './people.ts'
import {
  attributionsOf,
  recordWithdrawal,
  refused,
  revisionOf,
  setAttributionState,
  stateAfter,
  storedAttribution,
} from './stored.ts'

type Proposal = Params<'attribution.propose'>

/** Says that a person used a handle, on cited messages, images and records, for and against. */
export const propose: WriteHandler<'attribution.propose'> = ({ db }, proposal, call) => ({
  id: insert(db, proposal, null, call),
})

/**
 * Proposes a changed attribution in place of one. The author's own proposed or returned one gives way at once; an
 * approved one stands until the changed one is approved.
 */
export const revise: WriteHandler<'attribution.revise'> = ({ db }, { supersedes, ...proposal }, call) => {
  const old = storedAttribution(db, supersedes)
  const after = stateAfter(old, 'revise', call.actor.account)
  if (old.handle !== proposal.handle) {
    throw refused(old, 'A revised attribution is about the same handle. Propose one for the other handle.')
  }
  if (revisionOf(db, old.id) !== null) {
    throw refused(old, 'A revised attribution waits for a decision already. Revise that one.')
  }
  if (after !== old.state) {
    recordWithdrawal(db, 'supersede', old, call)
    setAttributionState(db, old.id, after)
  }
  return { id: insert(db, proposal, old.id, call) }
}

/** Takes one's own proposed or returned attribution back; nothing is deleted. */
export const withdraw: WriteHandler<'attribution.withdraw'> = ({ db }, { id }, call) => {
  const attribution = storedAttribution(db, id)
  const after = stateAfter(attribution, 'withdraw', call.actor.account)
  recordWithdrawal(db, 'withdraw', attribution, call)
  setAttributionState(db, id, after)
  const { handleName, personName } = attribution
  call.record({
    action: 'attribution.withdraw',
    target: handleName,
    detail: { attribution: id, person: personName },
  })
  call.changed('attributions', 'reviews')
  return {}
}

function insert(
  db: WriteDb,
  proposal: Proposal,
  supersedes: AttributionId | null,
  call: Call,
): AttributionId {
  checkDays(proposal)
  checkHandle(db, proposal.handle)
  const person =
    'id' in proposal.person ? existing(db, proposal.person.id) : addPerson(db, proposal.person.name, '', call)
  checkTwin(db, proposal, person, supersedes)
  const { handle, fromDay, toDay, use, conclusion } = proposal
  const made = db
    .prepare(
      `INSERT INTO attribution (handle, person, from_day, to_day, use, conclusion, account, at, state, supersedes)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'proposed', ?)`,
    )
    .run(handle, person, fromDay, toDay, use, conclusion, call.actor.account, call.now(), supersedes)
  const id = Number(made.lastInsertRowid) as AttributionId
  insertItems(db, id, proposal.items)
  record(db, id, call)
  return id
}

function checkDays({ fromDay, toDay }: Proposal): void {
  for (const day of [fromDay, toDay]) {
    if (day !== null && !isDay(day)) throw new WinnowError('call.params', `There is no day ${day}.`)
  }
  if (fromDay !== null && toDay !== null && fromDay > toDay) {
    throw new WinnowError('call.params', `The use ends on ${toDay}, before it begins on ${fromDay}.`)
  }
}

function checkHandle(db: WriteDb, handle: number): void {
  if (db.prepare<[number]>('SELECT 1 FROM handle WHERE id = ?').get(handle) !== undefined) return
  throw new WinnowError('not.found', `This case has no handle ${handle}.`)
}

function existing(db: WriteDb, person: PersonId): PersonId {
  if (db.prepare<[number]>('SELECT 1 FROM person WHERE id = ?').get(person) !== undefined) return person
  throw new WinnowError('not.found', `This case has no person ${person}.`)
}

/** The same person on the same handle and days is one attribution: a second is a revision of the first. */
function checkTwin(
  db: WriteDb,
  proposal: Proposal,
  person: PersonId,
  supersedes: AttributionId | null,
): void {
  const twin = attributionsOf(db, proposal.handle, ['proposed', 'returned', 'approved']).find(
    (other) => other.person === person && other.id !== supersedes && daysOverlap(other, proposal),
  )
  if (twin === undefined) return
  throw refused(
    twin,
    `It is ${twin.state} already, by ${twin.author}, for some of the same days. Revise that one.`,
  )
}

function insertItems(db: WriteDb, attribution: AttributionId, items: Proposal['items']): void {
  const insertItem = db.prepare(
    `INSERT INTO attribution_item (attribution, stance, basis, message, media, outside, note) VALUES (?, ?, ?, ?, ?, ?, ?)`,
  )
  const message = db.prepare<[number]>('SELECT 1 FROM message WHERE id = ?')
  const media = db.prepare<[number]>('SELECT 1 FROM media WHERE id = ?')
  for (const item of items) {
    if (item.message !== null && message.get(item.message) === undefined) {
      throw new WinnowError('not.found', `This case has no message ${item.message}.`)
    }
    if (item.media !== null && media.get(item.media) === undefined) {
      throw new WinnowError('not.found', `This case has no image ${item.media}.`)
    }
    insertItem.run(attribution, item.stance, item.basis, item.message, item.media, item.outside, item.note)
  }
}

function record(db: WriteDb, id: AttributionId, call: Call): void {
  const { handle, person, fromDay, toDay, use, conclusion, supersedes, items } = getAttribution(db, id)
  call.record({
    action: supersedes === null ? 'attribution.propose' : 'attribution.revise',
    target: handle.name,
    detail: {
      attribution: id,
      supersedes,
      person: person.name,
      fromDay,
      toDay,
      use,
      conclusion,
      items: items.map(({ stance, basis, cited, mediaSha256, outside, note }) => ({
        stance,
        basis,
        message: cited?.uid ?? null,
        image: mediaSha256,
        outside,
        note,
      })),
    },
  })
  call.changed('attributions', 'reviews')
}
