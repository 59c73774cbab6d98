import { WinnowError } from '../../../shared/contract/error.ts'
import type { Answer, Params } from '../../../shared/contract/index.ts'
import { messageId, watchListId } from '../../../shared/domain/ids.ts'
import type { ReadDb } from '../db/connection.ts'
import { searchableTo } from '../search/index.ts'
import type { ReadCall, ReadSeat } from '../seat.ts'
import { visibleRuns } from '../sources/index.ts'
import { mustHave } from './save.ts'
import { type StoredList, storedLists, storedTerms } from './stored.ts'

type ListAnswer = Answer<'watch.lists'>['lists'][number]

/** Tranches that can be chosen from. */
const mostTranches = 30

export function answerLists(seat: ReadSeat, call: ReadCall): Answer<'watch.lists'> {
  const { db } = seat
  const searchable = searchableTo(seat)
  const lists = storedLists(db).map((list) => answerOf(db, list, searchable, call.actor.account))
  lists.sort(
    (a, b) =>
      Number(a.retired) - Number(b.retired) || a.name.localeCompare(b.name, 'en-GB', { numeric: true }),
  )
  return { lists, searchable: countTo(seat, searchable), run: lastRun(db), tranches: tranches(db) }
}

export function answerList(
  seat: ReadSeat,
  { list, version }: Params<'watch.get'>,
  call: ReadCall,
): Answer<'watch.get'> {
  const { db } = seat
  const now = mustHave(storedLists(db), list)
  const versions = versionsOf(db, list)
  const asked =
    version === null ? now.termsVersion : versions.find((each) => each.version === version)?.termsVersion
  if (asked === undefined) throw new WinnowError('not.found', `${now.name} has no version ${version}.`)
  return {
    list: answerOf(db, now, searchableTo(seat), call.actor.account),
    terms: storedTerms(db, list, asked).map(({ text, note }) => ({ text, note })),
    versions: versions.map(({ termsVersion: _, ...each }) => each),
  }
}

/** What is marked in messages for a person: lists in use, each with the terms that are not switched off. */
export function answerMarks({ db }: ReadSeat, call: ReadCall): Answer<'watch.marks'> {
  const { account } = call.actor
  const texts = db
    .prepare<[number, number, number, number], string>(
      // The primary keys of watch_term and watch_off.
      `SELECT x.text FROM watch_term AS t CROSS JOIN watch_text AS x ON x.id = t.text
       WHERE t.list = ? AND t.version = ? AND NOT EXISTS
         (SELECT 1 FROM watch_off AS o WHERE o.account = ? AND o.list = ? AND o.text = t.text)
       ORDER BY t.position`,
    )
    .pluck()
  return {
    lists: storedLists(db)
      .filter(({ retired }) => !retired)
      .map(({ list, version, termsVersion, name, colour }) => ({
        id: watchListId.parse(list),
        version,
        name,
        colour,
        on: isOn(db, list, account),
        texts: texts.all(list, termsVersion, account, list),
      })),
  }
}

function answerOf(db: ReadDb, stored: StoredList, searchable: number, account: number): ListAnswer {
  const { list, termsVersion, ...about } = stored
  const counted = db
    .prepare<[number, number, number], number>(
      // The primary keys of watch_term and watch_reach.
      `SELECT count(*) FROM watch_term AS t CROSS JOIN watch_reach AS r ON r.text = t.text
       WHERE t.list = ? AND t.version = ? AND r.last_id >= ?`,
    )
    .pluck()
    .get(list, termsVersion, searchable)
  return { ...about, id: watchListId.parse(list), counted: counted ?? 0, on: isOn(db, list, account) }
}

const isOn = (db: ReadDb, list: number, account: number): boolean =>
  db.prepare('SELECT 1 FROM watch_off WHERE account = ? AND list = ? AND text = 0').get(account, list) ===
  undefined

/** Rows that count among the first ones of the case. */
const countTo = ({ db }: ReadSeat, lastId: number): number =>
  visibleRuns(db).reduce((sum, { first, last }) => sum + Math.max(0, Math.min(last, lastId) - first + 1), 0)

function lastRun(db: ReadDb): Answer<'watch.lists'>['run'] {
  const run = db
    .prepare<[], NonNullable<Answer<'watch.lists'>['run']>>(
      `SELECT r.finished_at AS at, a.name AS account, r.texts, r.rows,
         CASE WHEN r.first_id IS NULL THEN 0 ELSE r.last_id - r.first_id + 1 END AS fresh
       FROM watch_run AS r JOIN account AS a ON a.id = r.account ORDER BY r.id DESC LIMIT 1`,
    )
    .get()
  return run ?? null
}

/** Where tranches begin, the newest first: imports that follow one another under one name. What the case began with is none. */
function tranches(db: ReadDb): Answer<'watch.lists'>['tranches'] {
  // A row an import: there are hundreds at most.
  const imports = db
    .prepare<[], { first: number; last: number; name: string; file: string; at: number }>(
      `SELECT r.first_id AS first, r.last_id AS last, s.tranche AS name, s.name AS file, r.finished_at AS at
       FROM import_run AS r JOIN source AS s ON s.id = r.source WHERE r.first_id IS NOT NULL ORDER BY r.first_id`,
    )
    .all()
  const found: { since: number; name: string; tranche: string; at: number; rows: number }[] = []
  for (const { first, last, name, file, at } of imports) {
    const open = found.at(-1)
    const rows = last - first + 1
    if (open !== undefined && name !== '' && open.tranche === name) open.rows += rows
    else found.push({ since: first, name: name === '' ? file : name, tranche: name, at, rows })
  }
  return found
    .slice(1)
    .reverse()
    .slice(0, mostTranches)
    .map(({ since, name, at, rows }) => ({ since: messageId.parse(since), name, at, rows }))
}

type Version = Answer<'watch.get'>['versions'][number] & { readonly termsVersion: number }

/** The newest first. */
function versionsOf(db: ReadDb, list: number): Version[] {
  // The primary key (list, version).
  const rows = db
    .prepare<[number], Omit<Version, 'retired' | 'added' | 'removed'> & { retired: number }>(
      `SELECT v.version, v.name, v.terms, v.terms_version AS termsVersion, v.retired, a.name AS account, v.at
       FROM watch_version AS v JOIN account AS a ON a.id = v.account WHERE v.list = ? ORDER BY v.version`,
    )
    .all(list)
  const textsOf = (version: number) => new Set(storedTerms(db, list, version).map(({ id }) => id))
  let before = new Set<number>()
  let beforeVersion = 0
  const versions = rows.map(({ retired, ...row }): Version => {
    const texts = row.termsVersion === beforeVersion ? before : textsOf(row.termsVersion)
    const added = texts === before ? 0 : [...texts].filter((id) => !before.has(id)).length
    const removed = texts === before ? 0 : [...before].filter((id) => !texts.has(id)).length
    before = texts
    beforeVersion = row.termsVersion
    return { ...row, retired: retired === 1, added, removed }
  })
  return versions.reverse()
}
