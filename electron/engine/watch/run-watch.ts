import { setImmediate as turn } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { WinnowError } from '../../../shared/contract/error.ts'
import { parse } from '../../../shared/query/index.ts'
import { appendAudit } from '../audit/index.ts'
import { openRead, openWrite, type ReadDb, type WriteDb } from '../db/connection.ts'
import { casePaths } from '../db/paths.ts'
import { openTermFinder, type TermFinder } from '../search/index.ts'
import type { Actor, CaseAccess, JobCall, JobRunner } from '../seat.ts'
import { isLasting } from './lasting.ts'
import { type Finding, reachOf, storedLists, storedTerms, storeFindings } from './stored.ts'

/** Of the search language: counted up when a text comes to find other rows than before, so that everything is looked for again. */
const rule = 1
/** Findings are put down together: as many as this, or of this many rows. */
const batchTexts = 400
const batchRows = 2_000_000

interface Work {
  /** Id of the text. */
  readonly text: number
  readonly words: string
  readonly firstId: number
  readonly lastId: number
}

/**
 * Looks for the terms of every list: in the rows that came in since, and of new terms in all. What is found is put down as it goes,
 * each text with how far it was looked for: stopped at any point, the next run goes on from there.
 * @throws WinnowError case.none, call.cancelled, case.damaged, disk.full
 */
export const runWatch: JobRunner<'watch'> = async ({ access }, { actor, params }, call) => {
  if (access === null) throw new WinnowError('case.none', 'No case is open.')
  if (access.readOnly) return nothing
  const path = casePaths(access.folder).db
  const reader = openRead(path, access.key)
  try {
    if (!storedLists(reader).some(({ retired }) => !retired)) return nothing
    const finder = openTermFinder(reader, access)
    const db = openWrite(path, access.key)
    try {
      return await run(reader, db, finder, actor, params.again, call)
    } catch (error) {
      if (error instanceof Database.SqliteError && error.code === 'SQLITE_FULL') {
        throw new WinnowError(
          'disk.full',
          'The disk is full. Make room and run the watch-lists again: they go on from here.',
        )
      }
      throw error
    } finally {
      finder.close()
      db.close()
    }
  } finally {
    reader.close()
  }
}

/** Whether a case has a list in use. */
export function hasLists(access: CaseAccess): boolean {
  const db = openRead(casePaths(access.folder).db, access.key)
  try {
    return storedLists(db).some(({ retired }) => !retired)
  } finally {
    db.close()
  }
}

const nothing = { texts: 0, rows: 0 }

async function run(
  reader: ReadDb,
  db: WriteDb,
  finder: TermFinder,
  actor: Actor,
  again: boolean,
  call: JobCall,
): Promise<{ texts: number; rows: number }> {
  const startedAt = call.now()
  const lists = storedLists(reader).filter(({ retired }) => !retired)
  const texts = new Map(
    lists.flatMap(({ list, termsVersion }) =>
      storedTerms(reader, list, termsVersion).map(({ id, text }) => [id, text] as const),
    ),
  )
  const { work, fresh } = plan(reader, texts, finder.lastId, again)
  let rows = 0
  let done = 0
  call.progress({ step: 'looking for terms', done, total: work.length, unit: 'terms', rows: 0 })
  const batch: Finding[] = []
  const put = async () => {
    if (batch.length === 0) return
    db.transaction(() => storeFindings(db, rule, batch)).immediate()
    rows += batch.reduce((sum, { ids }) => sum + ids.length, 0)
    batch.length = 0
    call.changed('watch')
    // A turn for what waits in this thread: progress is told, a cancellation heard.
    await turn()
  }
  try {
    let held = 0
    for (const each of work) {
      call.checkCancelled()
      const finding = look(finder, each, call)
      batch.push(finding)
      held += finding.ids.length
      done++
      call.progress({ done, rows: done })
      if (batch.length >= batchTexts || held >= batchRows) {
        held = 0
        await put()
      }
    }
  } finally {
    await put()
  }
  if (again || fresh > 0)
    record(
      reader,
      db,
      actor,
      { lists, texts: work.length, rows, startedAt, lastId: finder.lastId, again },
      call,
    )
  return { texts: work.length, rows }
}

/** What is to be looked for where. `fresh`: how many of these say more than a look at passing things, such as tags, again. */
function plan(
  db: ReadDb,
  texts: ReadonlyMap<number, string>,
  lastId: number,
  again: boolean,
): { work: Work[]; fresh: number } {
  const reach = reachOf(db)
  const work: Work[] = []
  let fresh = 0
  if (lastId === 0) return { work, fresh }
  for (const [text, words] of texts) {
    const known = reach.get(text)
    const parsed = parse(words)
    const stands = !again && known !== undefined && known.rule === rule && known.problem === null
    const lasting = parsed.ok && isLasting(parsed.query)
    if (!parsed.ok && known?.problem != null && !again) continue
    const firstId = stands && lasting ? known.lastId + 1 : 1
    if (stands && lasting && firstId > lastId) continue
    if (known === undefined || known.lastId < lastId) fresh++
    work.push({ text, words, firstId, lastId })
  }
  return { work, fresh }
}

function look(finder: TermFinder, { text, words, firstId, lastId }: Work, call: JobCall): Finding {
  try {
    return { text, firstId, lastId, ids: finder.find(words, firstId, lastId, call.cancelled), problem: null }
  } catch (error) {
    if (!(error instanceof WinnowError && error.code === 'search.problem')) throw error
    return { text, firstId: 1, lastId, ids: new Uint32Array(0), problem: error.message }
  }
}

interface Ran {
  readonly lists: readonly { name: string; version: number }[]
  readonly texts: number
  readonly rows: number
  readonly startedAt: number
  readonly lastId: number
  readonly again: boolean
}

/** The record of a run that came to its end, with its audit entry. */
function record(reader: ReadDb, db: WriteDb, actor: Actor, ran: Ran, call: JobCall): void {
  // The primary key gives the last run.
  const before = reader
    .prepare<[], number>('SELECT last_id FROM watch_run ORDER BY id DESC LIMIT 1')
    .pluck()
    .get()
  const firstId = (before ?? 0) < ran.lastId ? (before ?? 0) + 1 : null
  db.transaction(() => {
    db.prepare(
      `INSERT INTO watch_run (first_id, last_id, lists, texts, rows, started_at, finished_at, account)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    ).run(
      firstId,
      ran.lastId,
      ran.lists.length,
      ran.texts,
      ran.rows,
      ran.startedAt,
      call.now(),
      actor.account,
    )
    appendAudit(db, call.now(), actor, {
      action: 'watch.run',
      detail: {
        lists: ran.lists.map(({ name, version }) => `${name}, version ${version}`),
        texts: ran.texts,
        rows: ran.rows,
        firstId: ran.again ? 1 : firstId,
        lastId: ran.lastId,
      },
    })
  }).immediate()
  call.changed('watch', 'audit')
}
