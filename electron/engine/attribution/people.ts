import type { Person } from '../../../shared/contract/attribution.ts'
import { WinnowError } from '../../../shared/contract/error.ts'
import { foldHandle } from '../../../shared/domain/handles.ts'
import type { PersonId } from '../../../shared/domain/ids.ts'
import { NameIndex } from '../browse/index.ts'
import type { ReadDb, WriteDb } from '../db/connection.ts'
import type { Call, WriteHandler } from '../seat.ts'

interface Row {
  id: PersonId
  name: string
  note: string
}

/** People by name, or the best matches first, with their handles and outcomes. */
export function listPeople(db: ReadDb, text: string): Person[] {
  const all = db.prepare<[], Row>('SELECT id, name, note FROM person ORDER BY name COLLATE NOCASE, id').all()
  const handles = Map.groupBy(handlesOfPeople(db), ({ person }) => person)
  const outcomes = Map.groupBy(outcomesOfPeople(db), ({ person }) => person)
  const people = all.map((row) => ({
    ...row,
    handles: (handles.get(row.id) ?? []).map(({ person: _, ...handle }) => handle),
    outcomes: (outcomes.get(row.id) ?? []).map(({ person: _, ...outcome }) => outcome),
  }))
  if (text.trim() === '') return people
  const byId = new Map(people.map((person) => [person.id as number, person]))
  return new NameIndex(all).search(text).flatMap(({ id }) => byId.get(id) ?? [])
}

type PersonHandle = Person['handles'][number] & { person: number }
type PersonOutcome = Person['outcomes'][number] & { person: number }

function handlesOfPeople(db: ReadDb): PersonHandle[] {
  return db
    .prepare<[], PersonHandle>(
      `SELECT b.person, h.id, h.name, b.state FROM attribution AS b JOIN handle AS h ON h.id = b.handle
       WHERE b.state IN ('proposed', 'approved', 'returned', 'rejected') ORDER BY h.name, b.id`,
    )
    .all()
}

function outcomesOfPeople(db: ReadDb): PersonOutcome[] {
  return db
    .prepare<[], PersonOutcome>(
      `SELECT o.person, o.id, o.kind, o.day, o.note, a.name AS account FROM outcome AS o JOIN account AS a ON a.id = o.account
       WHERE o.withdrawn = 0 ORDER BY o.day IS NULL, o.day, o.id`,
    )
    .all()
}

/** Adds a person or changes the name and note of one. @throws WinnowError not.found, state.conflict */
export const savePerson: WriteHandler<'person.save'> = ({ db }, { id, name, note }, call) => {
  if (id === undefined) return { id: addPerson(db, name, note, call) }
  const before = db.prepare<[number], Row>('SELECT id, name, note FROM person WHERE id = ?').get(id)
  if (before === undefined) throw new WinnowError('not.found', `This case has no person ${id}.`)
  checkName(db, name, id)
  db.prepare('UPDATE person SET name = ?, note = ? WHERE id = ?').run(name, note, id)
  call.record({
    action: 'person.save',
    target: name,
    detail: { person: id, before: { name: before.name, note: before.note }, after: { name, note } },
  })
  call.changed('people', 'attributions', 'reviews')
  return { id }
}

/** @throws WinnowError state.conflict when somebody has that name */
export function addPerson(db: WriteDb, name: string, note: string, call: Call): PersonId {
  checkName(db, name, null)
  const made = db
    .prepare('INSERT INTO person (name, note, account, at) VALUES (?, ?, ?, ?)')
    .run(name, note, call.actor.account, call.now())
  const id = Number(made.lastInsertRowid) as PersonId
  call.record({
    action: 'person.save',
    target: name,
    detail: { person: id, before: null, after: { name, note } },
  })
  call.changed('people')
  return id
}

/** Two people of one name would be confused: they have to be told apart in their names. */
function checkName(db: ReadDb, name: string, own: PersonId | null): void {
  const folded = foldHandle(name)
  const people = db.prepare<[], { id: PersonId; name: string }>('SELECT id, name FROM person').all()
  const same = people.find((other) => other.id !== own && foldHandle(other.name) === folded)
  if (same === undefined) return
  throw new WinnowError(
    'state.conflict',
    `There is a person named ${same.name} already. Choose that one, or tell the two apart by their names.`,
    { person: same.id },
  )
}
