import type { Seizure } from '../../../shared/contract/attribution.ts'
import { WinnowError } from '../../../shared/contract/error.ts'
import { isDay } from '../../../shared/domain/days.ts'
import type { PersonId } from '../../../shared/domain/ids.ts'
import type { ReadDb } from '../db/connection.ts'
import type { WriteHandler } from '../seat.ts'

/** What came of it for a person. */
export const addOutcome: WriteHandler<'outcome.add'> = ({ db }, { person, kind, day, note }, call) => {
  checkDay(day)
  const name = personName(db, person)
  const made = db
    .prepare('INSERT INTO outcome (person, kind, day, note, account, at) VALUES (?, ?, ?, ?, ?, ?)')
    .run(person, kind, day, note, call.actor.account, call.now())
  const id = Number(made.lastInsertRowid)
  call.record({ action: 'outcome.add', target: name, detail: { outcome: id, kind, day, note } })
  call.changed('people')
  return { id }
}

export const withdrawOutcome: WriteHandler<'outcome.withdraw'> = ({ db }, { id }, call) => {
  const outcome = db
    .prepare<[number], { name: string; kind: string; day: string | null; withdrawn: number }>(
      'SELECT p.name, o.kind, o.day, o.withdrawn FROM outcome AS o JOIN person AS p ON p.id = o.person WHERE o.id = ?',
    )
    .get(id)
  if (outcome === undefined) throw new WinnowError('not.found', `This case has no outcome ${id}.`)
  if (outcome.withdrawn === 1) throw new WinnowError('state.conflict', 'That outcome is withdrawn already.')
  db.prepare('UPDATE outcome SET withdrawn = 1 WHERE id = ?').run(id)
  const { name, kind, day } = outcome
  call.record({ action: 'outcome.withdraw', target: name, detail: { outcome: id, kind, day } })
  call.changed('people')
  return {}
}

interface SeizureRow {
  id: number
  day: string | null
  commodity: string
  amount: number
  unit: string
  person: PersonId | null
  name: string | null
  note: string
  account: string
}

/** Newest day first. */
export function listSeizures(db: ReadDb): Seizure[] {
  return db
    .prepare<[], SeizureRow>(
      `SELECT s.id, s.day, s.commodity, s.amount, s.unit, s.person, p.name, s.note, a.name AS account
       FROM seizure AS s LEFT JOIN person AS p ON p.id = s.person JOIN account AS a ON a.id = s.account
       WHERE s.withdrawn = 0 ORDER BY s.day IS NULL, s.day DESC, s.id DESC`,
    )
    .all()
    .map(({ person, name, ...row }) => ({
      ...row,
      person: person === null ? null : { id: person, name: name ?? '' },
    }))
}

/** Goods or cash that were taken; for cash the unit is its currency. */
export const addSeizure: WriteHandler<'seizure.add'> = ({ db }, seizure, call) => {
  const { day, commodity, amount, unit, person, note } = seizure
  checkDay(day)
  const name = person === null ? null : personName(db, person)
  const made = db
    .prepare(
      'INSERT INTO seizure (day, commodity, amount, unit, person, note, account, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    )
    .run(day, commodity, amount, unit, person, note, call.actor.account, call.now())
  const id = Number(made.lastInsertRowid)
  call.record({
    action: 'seizure.add',
    target: commodity,
    detail: { seizure: id, day, amount, unit, person: name, note },
  })
  call.changed('people')
  return { id }
}

export const withdrawSeizure: WriteHandler<'seizure.withdraw'> = ({ db }, { id }, call) => {
  const seizure = db
    .prepare<[number], { commodity: string; amount: number; unit: string; withdrawn: number }>(
      'SELECT commodity, amount, unit, withdrawn FROM seizure WHERE id = ?',
    )
    .get(id)
  if (seizure === undefined) throw new WinnowError('not.found', `This case has no seizure ${id}.`)
  if (seizure.withdrawn === 1) throw new WinnowError('state.conflict', 'That seizure is withdrawn already.')
  db.prepare('UPDATE seizure SET withdrawn = 1 WHERE id = ?').run(id)
  const { commodity, amount, unit } = seizure
  call.record({ action: 'seizure.withdraw', target: commodity, detail: { seizure: id, amount, unit } })
  call.changed('people')
  return {}
}

function checkDay(day: string | null): void {
  if (day !== null && !isDay(day)) throw new WinnowError('call.params', `There is no day ${day}.`)
}

/** @throws WinnowError not.found */
function personName(db: ReadDb, person: PersonId): string {
  const name = db.prepare<[number], string>('SELECT name FROM person WHERE id = ?').pluck().get(person)
  if (name === undefined) throw new WinnowError('not.found', `This case has no person ${person}.`)
  return name
}
