import { WinnowError } from '../../../shared/contract/error.ts'
import type { SavedSearch } from '../../../shared/contract/search-record.ts'
import { foldHandle } from '../../../shared/domain/handles.ts'
import { parse } from '../../../shared/query/index.ts'
import type { ReadDb, WriteDb } from '../db/connection.ts'
import type { Actor, WriteHandlers } from '../seat.ts'

const columns = `s.id, s.name, s.text, s.note, s.version, a.name AS account, s.at, s.state
  FROM saved_search AS s JOIN account AS a ON a.id = s.account`

/** The saved searches that stand, by name. saved_search_current serves it. */
export function listSaved(db: ReadDb): SavedSearch[] {
  return db.prepare<[], SavedSearch>(`SELECT ${columns} WHERE s.state = 'current' ORDER BY s.folded`).all()
}

/** Every version under a name, newest first. The unique (folded, version) serves it. */
export function versionsOf(db: ReadDb, name: string): SavedSearch[] {
  return db
    .prepare<[string], SavedSearch>(`SELECT ${columns} WHERE s.folded = ? ORDER BY s.version DESC`)
    .all(foldHandle(name))
}

/** The text of the saved search that stands under a name, for search:"name"; null: there is none. */
export function savedText(db: ReadDb, name: string): string | null {
  return (
    db
      .prepare<[string], string>(`SELECT text FROM saved_search WHERE folded = ? AND state = 'current'`)
      .pluck()
      .get(foldHandle(name)) ?? null
  )
}

export const savedWrites: WriteHandlers<'saved.put' | 'saved.withdraw'> = {
  'saved.put': ({ db }, { name, text, note }, call) => {
    const parsed = parse(text)
    if (!parsed.ok) {
      const { message, from, to } = parsed.problem
      throw new WinnowError('search.problem', message, { from, to })
    }
    const [last] = versionsOf(db, name)
    if (last?.state === 'current') {
      mayChange(last, call.actor)
      setState(db, last.id, 'superseded')
    }
    const version = (last?.version ?? 0) + 1
    const made = db
      .prepare(
        `INSERT INTO saved_search (name, folded, version, text, note, account, at, state, supersedes)
         VALUES (?, ?, ?, ?, ?, ?, ?, 'current', ?)`,
      )
      .run(name, foldHandle(name), version, text, note, call.actor.account, call.now(), last?.id ?? null)
    call.record({ action: 'saved.put', target: name, detail: { version, text, note } })
    call.changed('searches')
    return byId(db, Number(made.lastInsertRowid))
  },

  'saved.withdraw': ({ db }, { id }, call) => {
    const saved = byId(db, id)
    if (saved.state !== 'current') {
      throw new WinnowError(
        'state.conflict',
        `“${saved.name}” version ${saved.version} is ${saved.state} already.`,
      )
    }
    mayChange(saved, call.actor)
    setState(db, id, 'withdrawn')
    call.record({ action: 'saved.withdraw', target: saved.name, detail: { version: saved.version } })
    call.changed('searches')
    return {}
  },
}

function byId(db: ReadDb, id: number): SavedSearch {
  const saved = db.prepare<[number], SavedSearch>(`SELECT ${columns} WHERE s.id = ?`).get(id)
  if (saved === undefined) throw new WinnowError('not.found', `This case has no saved search ${id}.`)
  return saved
}

/** Others build on a saved search: only its author changes what it finds, or a supervisor. */
function mayChange(saved: SavedSearch, actor: Actor): void {
  if (saved.account === actor.name || actor.role === 'supervisor') return
  throw new WinnowError(
    'state.conflict',
    `“${saved.name}” was saved by ${saved.account}: only they or a supervisor change it. Save yours under another name.`,
  )
}

function setState(db: WriteDb, id: number, state: SavedSearch['state']): void {
  db.prepare('UPDATE saved_search SET state = ? WHERE id = ?').run(state, id)
}
