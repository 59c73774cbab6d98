import type { Answer, Params } from '../../../shared/contract/index.ts'
import type { AccountId } from '../../../shared/domain/ids.ts'
import { urgentCode } from '../../../shared/domain/scheme.ts'
import type { ReadDb } from '../db/connection.ts'
import { andVisible, hiddenRuns } from '../sources/index.ts'
import { reviewItems, type Target } from './items.ts'

/** How much waits, and how much of it is one's own. */
export interface Waiting {
  readonly total: number
  readonly mine: number
}

/** Keeps tags on rows of withdrawn sources out; empty while there are none. */
const onVisible = (db: ReadDb, message: string): string => andVisible(hiddenRuns(db), message)

/** Counts of tag_state and tag_account alone: no row is read while no source is withdrawn. */
export function waitingTags(db: ReadDb, account: AccountId): Waiting {
  const visible = onVisible(db, 'message')
  return {
    total: count(db, `SELECT count(*) FROM tag WHERE state = 'proposed'${visible}`),
    mine: count(db, `SELECT count(*) FROM tag WHERE account = ? AND state = 'proposed'${visible}`, account),
  }
}

/** Attributions are few: people write them. */
export function waitingAttributions(db: ReadDb, account: AccountId): Waiting {
  return {
    total: count(db, `SELECT count(*) FROM attribution WHERE state = 'proposed'`),
    mine: count(db, `SELECT count(*) FROM attribution WHERE state = 'proposed' AND account = ?`, account),
  }
}

/** What waits for a decision: threats to life first, then the oldest. */
export function getQueue(
  db: ReadDb,
  { kind, from, count: wanted }: Params<'review.queue'>,
  account: AccountId,
): Answer<'review.queue'> {
  const none: Waiting = { total: 0, mine: 0 }
  const tags = kind === 'attribution' ? none : waitingTags(db, account)
  const attributions = kind === 'tag' ? none : waitingAttributions(db, account)
  const total = tags.total + attributions.total
  const decidable = total - tags.mine - attributions.mine
  const first = kind === 'attribution' ? [] : urgent(db)
  const page = first.slice(from, from + wanted)
  const others = ordinary(db, kind, Math.max(0, from - first.length), wanted - page.length)
  return { total, decidable, items: reviewItems(db, [...page, ...others], account) }
}

function urgent(db: ReadDb): Target[] {
  // tag_def_state (def, state, message) finds them; they are few.
  return db
    .prepare<[string], number>(
      `SELECT t.id FROM tag_def AS d CROSS JOIN tag AS t ON t.def = d.id AND t.state = 'proposed'
       WHERE d.code = ?${onVisible(db, 't.message')} ORDER BY t.at, t.id`,
    )
    .pluck()
    .all(urgentCode)
    .map((id) => ({ kind: 'tag', id }))
}

/** Tags and attributions by age: both sides come in order from (state, at), so that only the page and what is before it is read. */
function ordinary(db: ReadDb, kind: Params<'review.queue'>['kind'], from: number, count: number): Target[] {
  const tags = `SELECT 'tag' AS kind, id, at FROM tag
    WHERE state = 'proposed' AND def NOT IN (SELECT id FROM tag_def WHERE code = '${urgentCode}')${onVisible(db, 'message')}`
  const attributions = `SELECT 'attribution' AS kind, id, at FROM attribution WHERE state = 'proposed'`
  const either = { tag: tags, attribution: attributions, all: `${tags} UNION ALL ${attributions}` }[kind]
  return db
    .prepare<[number, number], Target>(`${either} ORDER BY at, id, kind LIMIT ? OFFSET ?`)
    .all(count, from)
    .map(({ kind: which, id }) => ({ kind: which, id }))
}

/** More than this many at once nobody reads; the total says how many there are. */
const mostReturned = 500

/** What came back to its author, the newest decision first. */
export function getReturned(db: ReadDb, account: AccountId): Answer<'review.returned'> {
  const targets = db
    .prepare<[number, number, number], Target>(
      `SELECT 'tag' AS kind, t.id, (SELECT max(r.id) FROM review_decision AS r WHERE r.tag = t.id) AS decided
       FROM tag AS t WHERE t.account = ? AND t.state = 'returned'${onVisible(db, 't.message')}
       UNION ALL
       SELECT 'attribution', b.id, (SELECT max(r.id) FROM review_decision AS r WHERE r.attribution = b.id)
       FROM attribution AS b WHERE b.state = 'returned' AND b.account = ?
       ORDER BY decided DESC LIMIT ?`,
    )
    .all(account, account, mostReturned)
  return { total: countReturned(db, account), items: reviewItems(db, targets, account) }
}

export function countReturned(db: ReadDb, account: AccountId): number {
  return (
    count(
      db,
      `SELECT count(*) FROM tag WHERE account = ? AND state = 'returned'${onVisible(db, 'message')}`,
      account,
    ) + count(db, `SELECT count(*) FROM attribution WHERE state = 'returned' AND account = ?`, account)
  )
}

function count(db: ReadDb, sql: string, ...params: number[]): number {
  return (
    db
      .prepare<number[], number>(sql)
      .pluck()
      .get(...params) ?? 0
  )
}
