import type { TagId } from '../../../shared/domain/ids.ts'
import type { ReadDb } from '../db/connection.ts'
import type { WriteHandler } from '../seat.ts'
import { checkRange } from './add.ts'
import {
  aboutTags,
  recordWithdrawal,
  refused,
  type StoredTag,
  setTagState,
  stateAfter,
  storedTag,
  storedTags,
} from './stored.ts'

const live = `state IN ('proposed', 'approved', 'returned')`

/** Takes one's own proposed or returned tags back; all of them or none. */
export const withdrawTags: WriteHandler<'tag.withdraw'> = ({ db }, { ids }, call) => {
  const tags = storedTags(db, ids)
  for (const tag of tags) stateAfter(tag, 'withdraw', call.actor.account)
  recordWithdrawal(db, 'withdraw', tags, call)
  setTagState(db, ids, 'withdrawn')
  call.record({ action: 'tag.withdraw', detail: aboutTags(db, tags) })
  call.changed('tags', 'reviews')
  return {}
}

/** Puts withdrawn tags of one's own back into the state in which they stood; all of them or none. */
export const restoreTags: WriteHandler<'tag.restore'> = ({ db }, { ids }, call) => {
  const tags = storedTags(db, ids)
  const to = Map.groupBy(tags, (tag) => stateAfter(tag, 'restore', call.actor.account))
  const places = new Set<string>()
  const revised = revisedAmong(db, ids)
  const carried = carriedBy(db)
  for (const tag of tags) {
    if (revised.has(tag.id)) throw refused(tag, 'A revised tag stands in its place. Withdraw that one first.')
    const place = JSON.stringify([tag.def, tag.message, tag.from, tag.to])
    if (places.has(place) || carried(tag)) throw refused(tag, 'The message carries that tag by now.')
    places.add(place)
  }
  recordWithdrawal(db, 'restore', tags, call)
  for (const [state, restored] of to)
    setTagState(
      db,
      restored.map(({ id }) => id),
      state,
    )
  call.record({ action: 'tag.restore', detail: aboutTags(db, tags) })
  call.changed('tags', 'reviews')
  return {}
}

/**
 * Proposes a changed tag in place of one. The author's own proposed or returned tag gives way at once; an approved one
 * stands until the changed one is approved.
 */
export const reviseTag: WriteHandler<'tag.revise'> = ({ db }, { id, note, range }, call) => {
  const old = storedTag(db, id)
  const after = stateAfter(old, 'revise', call.actor.account)
  if (range !== null) checkRange(db, old.message, range)
  if (isRevised(db, old))
    throw refused(old, 'A revised tag waits for a decision already. Decide or revise that one.')
  const changed = { ...old, from: range?.from ?? null, to: range?.to ?? null }
  if (carriedBy(db)(changed)) throw refused(old, 'Another tag of the same kind stands on that range.')
  const made = db
    .prepare(
      `INSERT INTO tag (def, message, range_from, range_to, note, account, at, state, supersedes)
       VALUES (?, ?, ?, ?, ?, ?, ?, 'proposed', ?)`,
    )
    .run(old.def, old.message, changed.from, changed.to, note, call.actor.account, call.now(), old.id)
  if (after !== old.state) {
    recordWithdrawal(db, 'supersede', [old], call)
    setTagState(db, [old.id], after)
  }
  const revised = Number(made.lastInsertRowid) as TagId
  call.record({
    action: 'tag.revise',
    target: old.uid,
    detail: { code: old.code, tag: revised, supersedes: old.id, note, range },
  })
  call.changed('tags', 'reviews')
  return { id: revised }
}

/** Whether a revised tag stands in a tag's place, or waits to. */
export const isRevised = (db: ReadDb, { id }: StoredTag): boolean => revisedAmong(db, [id]).has(id)

/** Those of some tags in whose place a revised tag stands, or waits to. */
function revisedAmong(db: ReadDb, ids: readonly number[]): Set<number> {
  // tag_supersedes serves it.
  const revised = db
    .prepare<[string], number>(
      `SELECT supersedes FROM tag WHERE supersedes IN (SELECT value FROM json_each(?)) AND ${live}`,
    )
    .pluck()
    .all(JSON.stringify(ids))
  return new Set(revised)
}

/** Whether another live tag of the same kind stands on the same range of the same message. */
function carriedBy(db: ReadDb): (tag: StoredTag) => boolean {
  // tag_message (message, state) serves it.
  const statement = db.prepare<[number, number, number | null, number | null, number]>(
    `SELECT 1 FROM tag WHERE message = ? AND ${live} AND def = ? AND range_from IS ? AND range_to IS ? AND id <> ?`,
  )
  return (tag) => statement.get(tag.message, tag.def, tag.from, tag.to, tag.id) !== undefined
}
