import type { Answer } from '../../../shared/contract/index.ts'
import { dayText } from '../../../shared/domain/days.ts'
import type { AccountId } from '../../../shared/domain/ids.ts'
import { handleStates } from '../attribution/index.ts'
import { twinGroups } from '../browse/index.ts'
import type { ReadDb } from '../db/connection.ts'
import { indexedRows } from '../search/index.ts'
import type { ReadSeat } from '../seat.ts'
import { andVisible, hiddenRuns, type Range, withdrawnSources } from '../sources/index.ts'
import { countReturned, waitingAttributions, waitingTags } from './queue.ts'

type Overview = Answer<'home.overview'>

/** The operation at a glance, out of statistics and indexes. What withdrawn sources hold is in none of it. */
export function getOverview(seat: ReadSeat, account: AccountId): Overview {
  const { db } = seat
  const hidden = hiddenRuns(db)
  const { rows, messages } = twinGroups(seat).total
  return {
    rows,
    messages,
    indexed: indexedRows(seat),
    ...span(db, hidden),
    sources: one(db, `SELECT count(*) FROM source WHERE id NOT IN (${withdrawnSources})`),
    conversations: one(db, 'SELECT count(*) FROM conversation_stat'),
    images: images(db, hidden),
    handles: handleStates(db),
    people: one(db, 'SELECT count(*) FROM person'),
    outcomes: outcomes(db),
    seizures: seizures(db),
    days: days(db),
    seen: one(db, `SELECT count(*) FROM seen WHERE account = ?${andVisible(hidden, 'message')}`, account),
    tags: tags(db, hidden),
    queue: {
      tags: waitingTags(db, account).total,
      attributions: waitingAttributions(db, account).total,
      returnedToMe: countReturned(db, account),
    },
    recent: recent(db),
  }
}

function span(db: ReadDb, hidden: readonly Range[]): Pick<Overview, 'firstAt' | 'lastAt'> {
  if (hidden.length > 0) {
    const ends = db
      .prepare<[], Pick<Overview, 'firstAt' | 'lastAt'>>(
        'SELECT min(first_at) AS firstAt, max(last_at) AS lastAt FROM conversation_stat',
      )
      .get()
    return ends ?? { firstAt: null, lastAt: null }
  }
  // Both ends of message_time.
  const dated = 'SELECT sent_at FROM message WHERE sent_at IS NOT NULL ORDER BY sent_at'
  const end = (order: 'ASC' | 'DESC') =>
    db.prepare<[], number>(`${dated} ${order} LIMIT 1`).pluck().get() ?? null
  return { firstAt: end('ASC'), lastAt: end('DESC') }
}

function images(db: ReadDb, hidden: readonly Range[]): number {
  if (hidden.length === 0) return one(db, 'SELECT count(*) FROM media')
  return one(
    db,
    `SELECT count(DISTINCT media) FROM message_media WHERE media IS NOT NULL${andVisible(hidden, 'message')}`,
  )
}

function outcomes(db: ReadDb): Overview['outcomes'] {
  const people = new Map(
    db
      .prepare<[], [string, number]>(
        'SELECT kind, count(DISTINCT person) FROM outcome WHERE withdrawn = 0 GROUP BY kind',
      )
      .raw()
      .all(),
  )
  const of = (kind: string) => people.get(kind) ?? 0
  return { arrested: of('arrested'), charged: of('charged'), convicted: of('convicted') }
}

function seizures(db: ReadDb): Overview['seizures'] {
  return db
    .prepare<[], Overview['seizures'][number]>(
      `SELECT commodity, unit, sum(amount) AS amount FROM seizure WHERE withdrawn = 0
       GROUP BY commodity COLLATE NOCASE, unit COLLATE NOCASE ORDER BY commodity COLLATE NOCASE, unit`,
    )
    .all()
}

function days(db: ReadDb): Overview['days'] {
  return db
    .prepare<[], { day: number; rows: number }>('SELECT day, rows FROM day_stat ORDER BY day')
    .all()
    .map(({ day, rows }) => ({ day: dayText(day), rows }))
}

function tags(db: ReadDb, hidden: readonly Range[]): Overview['tags'] {
  // tag_state (state, at) covers it while no source is withdrawn.
  const of = (state: string) =>
    one(db, `SELECT count(*) FROM tag WHERE state = ?${andVisible(hidden, 'message')}`, state)
  return { proposed: of('proposed'), approved: of('approved'), returned: of('returned') }
}

const recentEntries = 20
/** Entries looked through for them: an evening of nothing but searches is not worth a longer walk. */
const lookedThrough = 2000

/** The last things that changed the case, on what by its name: log-ins, searches and reveals are in the audit. */
function recent(db: ReadDb): Overview['recent'] {
  return db
    .prepare<[number, number], Overview['recent'][number]>(
      `SELECT at, actor, action,
         CASE action WHEN 'import' THEN detail ->> '$.file' WHEN 'case.create' THEN detail ->> '$.name' ELSE target END AS target
       FROM audit
       WHERE seq > (SELECT coalesce(max(seq), 0) FROM audit) - ?
         AND action NOT LIKE 'session.%' AND action NOT IN ('search', 'media.reveal', 'audit.verify')
       ORDER BY seq DESC LIMIT ?`,
    )
    .all(lookedThrough, recentEntries)
}

function one(db: ReadDb, sql: string, ...params: (string | number)[]): number {
  return (
    db
      .prepare<(string | number)[], number>(sql)
      .pluck()
      .get(...params) ?? 0
  )
}
