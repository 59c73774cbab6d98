import type { Answer } from '../../../shared/contract/index.ts'
import { dayText } from '../../../shared/domain/days.ts'
import type { AccountId } from '../../../shared/domain/ids.ts'
import { handleStates } from '../attribution/index.ts'
import { twinGroups } from '../browse/index.ts'
import { columns } from '../columns/index.ts'
import type { ReadDb } from '../db/connection.ts'
import { indexedRows } from '../search/index.ts'
import type { ReadSeat } from '../seat.ts'
import { seenBy } from '../seen/index.ts'
import { andVisible, hiddenRuns, type Range, visibleRuns, withdrawnSources } from '../sources/index.ts'
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
    ...span(seat),
    sources: one(db, `SELECT count(*) FROM source WHERE id NOT IN (${withdrawnSources})`),
    conversations: one(db, 'SELECT count(*) FROM conversation_stat'),
    images: images(db, hidden),
    handles: handleStates(db),
    people: one(db, 'SELECT count(*) FROM person'),
    outcomes: outcomes(db),
    seizures: seizures(db),
    days: days(db),
    seen: seenBy(db, account).within(visibleRuns(db)).length,
    tags: tags(db, hidden),
    queue: {
      tags: waitingTags(db, account).total,
      attributions: waitingAttributions(db, account).total,
      returnedToMe: countReturned(db, account),
    },
    recent: recent(db),
  }
}

/** The earliest and latest times of rows that count: both ends of each run, whose rows stand in the order of time. */
function span(seat: ReadSeat): Pick<Overview, 'firstAt' | 'lastAt'> {
  const rows = columns(seat)
  let firstAt: number | null = null
  let lastAt: number | null = null
  for (const { first, last } of visibleRuns(seat.db)) {
    const earliest = rows.time(first)
    const latest = rows.time(rows.firstFrom(first, last, Number.POSITIVE_INFINITY) - 1)
    if (earliest === null || latest === null) continue
    firstAt = Math.min(firstAt ?? earliest, earliest)
    lastAt = Math.max(lastAt ?? latest, latest)
  }
  return { firstAt, lastAt }
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

/**
 * The last things that changed the case, on what by its name; the same thing done by one person several times in a row is one entry, `times`
 * how often. Log-ins, searches, reveals and what Winnow does by itself are in the audit.
 */
function recent(db: ReadDb): Overview['recent'] {
  const entries = db
    .prepare<[number], Omit<Overview['recent'][number], 'times'>>(
      `SELECT at, actor, action, CASE
           WHEN action = 'import' THEN detail ->> '$.file'
           WHEN action = 'case.create' THEN detail ->> '$.name'
           WHEN action LIKE 'review.%' AND detail ->> '$.count' = 1 THEN detail ->> '$.targets[0].code'
           ELSE target END AS target
       FROM audit
       WHERE seq > (SELECT coalesce(max(seq), 0) FROM audit) - ?
         AND action NOT LIKE 'session.%' AND action NOT LIKE 'search%'
         AND action NOT IN ('media.reveal', 'message.copy', 'audit.verify', 'watch.run', 'watch.export', 'twins')
       ORDER BY seq DESC`,
    )
    .iterate(lookedThrough)
  const folded: Overview['recent'] = []
  for (const entry of entries) {
    const last = folded.at(-1)
    if (last?.actor === entry.actor && last.action === entry.action) {
      last.times++
      if (last.target !== entry.target) last.target = null
    } else if (folded.length < recentEntries) folded.push({ ...entry, times: 1 })
    else break
  }
  return folded
}

function one(db: ReadDb, sql: string, ...params: (string | number)[]): number {
  return (
    db
      .prepare<(string | number)[], number>(sql)
      .pluck()
      .get(...params) ?? 0
  )
}
