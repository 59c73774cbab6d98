import { WinnowError } from '../../../shared/contract/error.ts'
import { formatUid } from '../../../shared/domain/address.ts'
import type { AccountId, MessageId, TagDefId, TagId } from '../../../shared/domain/ids.ts'
import { type TagState, type TagStep, tagAfter } from '../../../shared/domain/tag-states.ts'
import type { ReadDb, WriteDb } from '../db/connection.ts'
import type { AuditNote, Call } from '../seat.ts'

/** A tag as it stands in the case, with what names it to a person. */
export interface StoredTag {
  readonly id: TagId
  readonly def: TagDefId
  readonly code: string
  readonly message: MessageId
  readonly uid: string
  readonly from: number | null
  readonly to: number | null
  readonly note: string
  readonly account: AccountId
  readonly state: TagState
  readonly supersedes: TagId | null
  /** The state in which a withdrawn one stood before; null for one that was never withdrawn. */
  readonly was: TagState | null
}

interface Row extends Omit<StoredTag, 'uid'> {
  sha256: string
  sheet: string | null
  row: number
}

/**
 * Tags by id, each once, in ascending order.
 * @throws WinnowError not.found, naming the first that is missing
 */
export function storedTags(db: ReadDb, ids: readonly number[]): StoredTag[] {
  const wanted = [...new Set(ids)].sort((a, b) => a - b)
  const rows = db
    .prepare<[string], Row>(
      `SELECT t.id, t.def, d.code, t.message, t.range_from AS "from", t.range_to AS "to", t.note, t.account, t.state,
         t.supersedes, f.sha256, f.sheet, m.row,
         (SELECT w.was FROM withdrawal AS w WHERE w.tag = t.id ORDER BY w.id DESC LIMIT 1) AS was
       FROM json_each(?) AS wanted CROSS JOIN tag AS t ON t.id = wanted.value
       JOIN tag_def AS d ON d.id = t.def JOIN message AS m ON m.id = t.message JOIN source AS f ON f.id = m.source
       ORDER BY t.id`,
    )
    .all(JSON.stringify(wanted))
  if (rows.length < wanted.length) {
    const missing = wanted.find((id, k) => rows[k]?.id !== id)
    throw new WinnowError('not.found', `This case has no tag ${missing}.`)
  }
  return rows.map(({ sha256, sheet, row, ...tag }) => ({ ...tag, uid: formatUid({ sha256, sheet, row }) }))
}

/** @throws WinnowError not.found */
export function storedTag(db: ReadDb, id: number): StoredTag {
  const [tag] = storedTags(db, [id])
  if (tag === undefined) throw new WinnowError('not.found', `This case has no tag ${id}.`)
  return tag
}

/** A refusal that names the tag. */
export function refused(tag: StoredTag, why: string): WinnowError {
  return new WinnowError('state.conflict', `${tag.code} on ${tag.uid}: ${why}`, { kind: 'tag', id: tag.id })
}

/**
 * The state that a step by this person leads to.
 * @throws WinnowError state.conflict, naming the tag and why
 */
export function stateAfter(tag: StoredTag, step: TagStep, actor: AccountId): TagState {
  const byAuthor = tag.account === actor
  const verdict = tagAfter(step, {
    state: tag.state,
    byAuthor,
    ...(tag.was === null ? {} : { was: tag.was }),
  })
  if (!verdict.ok) throw refused(tag, verdict.why)
  return verdict.to
}

/** Sets the state of tags; the trigger on the table refuses any other change. */
export function setTagState(db: WriteDb, ids: readonly number[], state: TagState): void {
  db.prepare('UPDATE tag SET state = ? WHERE id IN (SELECT value FROM json_each(?))').run(
    state,
    JSON.stringify(ids),
  )
}

/** Puts down who took a tag back, put it back or replaced it, and the state in which it stood. */
export function recordWithdrawal(
  db: WriteDb,
  event: 'withdraw' | 'restore' | 'supersede',
  tags: readonly StoredTag[],
  call: Call,
): void {
  const insert = db.prepare('INSERT INTO withdrawal (tag, event, was, account, at) VALUES (?, ?, ?, ?, ?)')
  for (const tag of tags) {
    const was = event === 'restore' ? (tag.was ?? tag.state) : tag.state
    insert.run(tag.id, event, was, call.actor.account, call.now())
  }
}

/** Up to here the audit names every message; beyond, the count and the ends: the tags' own rows name them all. */
const namedOneByOne = 50

/** What an audit entry says of the tags that it is about, given in ascending order. */
export function aboutTags(
  db: ReadDb,
  tags: readonly { readonly id: number; readonly code: string }[],
): NonNullable<AuditNote['detail']> {
  const first = tags[0]
  const last = tags.at(-1)
  if (first === undefined || last === undefined) return { count: 0 }
  const codes = [...new Set(tags.map(({ code }) => code))]
  const which = { codes, count: tags.length, firstTag: first.id, lastTag: last.id }
  if (tags.length <= namedOneByOne) {
    return {
      ...which,
      messages: storedTags(
        db,
        tags.map(({ id }) => id),
      ).map(({ uid }) => uid),
    }
  }
  return { ...which, firstMessage: storedTag(db, first.id).uid, lastMessage: storedTag(db, last.id).uid }
}
