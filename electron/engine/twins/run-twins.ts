import { setImmediate as turn } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { WinnowError } from '../../../shared/contract/error.ts'
import { twinRule } from '../../../shared/domain/twin-rule.ts'
import { appendAudit } from '../audit/index.ts'
import { keepTwins, matchOf } from '../columns/index.ts'
import { emptyLog, openRead, openWrite, type ReadDb, type WriteDb } from '../db/connection.ts'
import { casePaths } from '../db/paths.ts'
import type { JobCall, JobRunner, SpecOf } from '../seat.ts'
import { countConversationMessages, storeRepeats } from '../sources/index.ts'
import type { IdRun } from './candidates.ts'
import { apply, type Decision, decisions } from './decisions.ts'
import { type KnownClock, type Matched, match, type Scope } from './match.ts'
import { recordIds } from './records.ts'
import { lastRun } from './status.ts'
import { firstOf, membersOf, removeGroup, storeLinks, takeOutStrangers } from './store.ts'

/** Everything that a matching starts from, read in one snapshot. */
interface Before {
  readonly scope: Scope
  readonly whole: boolean
  readonly clocks: readonly KnownClock[]
  readonly decided: readonly Decision[]
  readonly decisions: number
  readonly firstId: number
  readonly lastId: number
}

/**
 * Matches twins: the rows that came in since the last time, or all again where there are none or the tolerance is another. What is
 * found is put down in one transaction with its audit entry: stopped at any point, the links are the old ones or the new.
 * @throws WinnowError case.none, case.readonly, call.cancelled, disk.full
 */
export const runTwins: JobRunner<'twins'> = async ({ access }, spec, call) => {
  if (access === null) throw new WinnowError('case.none', 'No case is open.')
  if (access.readOnly) {
    throw new WinnowError('case.readonly', 'Another process has this case open: match twins there.')
  }
  const path = casePaths(access.folder).db
  const reader = openRead(path, access.key)
  const db = openWrite(path, access.key)
  // Every id that is linked was read from the case: looking each up twice again would take longest of all.
  db.pragma('foreign_keys = OFF')
  try {
    // A person may decide on twins while they are matched: then it is done again, with that decision known.
    for (;;) {
      const before = snapshot(reader, spec.params.toleranceMs)
      await turn()
      const matched = matchIn(reader, before, call)
      await turn()
      const stored = store(db, before, matched, spec, call)
      if (stored !== null) return stored
    }
  } catch (error) {
    if (error instanceof Database.SqliteError && error.code === 'SQLITE_FULL') {
      throw new WinnowError(
        'disk.full',
        'The disk is full. Make room and match twins again; nothing was changed.',
      )
    }
    throw error
  } finally {
    reader.close()
    db.close()
  }
}

function snapshot(db: ReadDb, toleranceMs: number): Before {
  return db.transaction((): Before => {
    const runs = db
      .prepare<[], IdRun>(
        'SELECT first_id AS first, last_id AS last FROM import_run WHERE first_id IS NOT NULL ORDER BY first_id',
      )
      .all()
    const last = lastRun(db)
    const matched = last?.lastId ?? 0
    const pending = runs.filter(({ first }) => first > matched)
    const whole =
      last === null || last.rule !== twinRule || last.toleranceMs !== toleranceMs || pending.length === 0
    const fresh = whole ? runs : pending
    const older = whole ? [] : runs.filter(({ first }) => first <= matched)
    const decided = decisions(db)
    return {
      scope: {
        older,
        fresh,
        wanted: whole ? [] : keysOf(db, older, decided),
        toleranceMs,
      },
      whole,
      clocks: whole ? [] : knownClocks(db),
      decided,
      decisions: decided.length,
      firstId: fresh[0]?.first ?? 0,
      lastId: fresh.at(-1)?.last ?? 0,
    }
  })()
}

/** What persons decided is applied again on top of the rule: so the rule has its say first on all rows that it touches. */
function keysOf(db: ReadDb, older: readonly IdRun[], decided: readonly Decision[]): Scope['wanted'] {
  const touched = new Set<number>()
  for (const id of decided.flatMap(({ messages }) => messages)) {
    touched.add(id)
    const first = firstOf(db, id)
    if (first !== null) for (const { message } of membersOf(db, first)) touched.add(message)
  }
  return [...touched]
    .map((id) => {
      const run = older.find(({ first, last }) => id >= first && id <= last)
      return run === undefined ? null : matchOf(db, run, id)
    })
    .filter((key) => key !== null)
}

const knownClocks = (db: ReadDb): KnownClock[] =>
  db.prepare<[], KnownClock>('SELECT a, b, skew, samples FROM pack_clock').all()

function matchIn(db: ReadDb, { scope, clocks }: Before, call: JobCall): Matched {
  call.progress({ step: 'matching twins', done: 0, total: null, unit: 'rows', rows: 0 })
  return db.transaction(() =>
    match(db, scope, recordIds(db), clocks, call.checkCancelled, (rows) =>
      call.progress({ done: rows, rows }),
    ),
  )()
}

/** Null: a person decided on twins in the meantime, and nothing was changed. */
function store(
  db: WriteDb,
  before: Before,
  matched: Matched,
  { actor, params }: SpecOf<'twins'>,
  call: JobCall,
): { groups: number; linked: number; ambiguous: number } | null {
  const { whole, decided } = before
  const { links } = matched
  call.progress({ step: 'linking', done: 0, total: links.length })
  const stored = db
    .transaction(() => {
      if (decisions(db).length !== before.decisions) return null
      if (whole) db.exec('DELETE FROM twin; DELETE FROM twin_block; DELETE FROM pack_clock')
      const forgotten = whole ? [] : forget(db, matched.again, decided)
      storeLinks(db, links, call.checkCancelled)
      const strangers = takeOutStrangers(db, whole ? null : links, call.checkCancelled)
      call.checkCancelled()
      for (const decision of decided) apply(db, decision)
      const changed = strangers.length > 0 || decided.length > 0
      const touched = whole
        ? null
        : [...links.messages(), ...forgotten, ...strangers, ...nowWith(db, decided)]
      keepTwins(db, touched)
      keepClocks(db, matched.clocks)
      call.progress({ step: 'counting messages', cancellable: false })
      if (whole && !changed && !db.prepare('SELECT 1 FROM source_state').get())
        storeRepeats(db, matched.repeats)
      else countConversationMessages(db, touched)
      const found = { ...countLinks(links), ambiguous: matched.ambiguous }
      db.prepare(
        `INSERT INTO twin_run (rule, tolerance_ms, first_id, last_id, groups, linked, ambiguous, account, at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      ).run(
        twinRule,
        params.toleranceMs,
        before.firstId,
        before.lastId,
        found.groups,
        found.linked,
        found.ambiguous,
        actor.account,
        call.now(),
      )
      appendAudit(db, call.now(), actor, {
        action: 'twins',
        detail: {
          rule: twinRule,
          toleranceMs: params.toleranceMs,
          firstId: before.firstId,
          lastId: before.lastId,
          ...found,
        },
      })
      return found
    })
    .immediate()
  if (stored !== null) {
    emptyLog(db)
    call.changed('twins', 'messages', 'audit')
  }
  return stored
}

/** Takes away the links of rows that were decided again, and of those that persons decided on; all rows whose links are gone. */
function forget(db: WriteDb, again: Uint32Array, decided: readonly Decision[]): number[] {
  const forgotten = [...again]
  const groups = new Set<number>()
  for (const id of decided.flatMap(({ messages }) => messages)) {
    const first = firstOf(db, id)
    if (first !== null) groups.add(first)
  }
  for (const first of groups) {
    for (const { message } of membersOf(db, first)) forgotten.push(message)
    removeGroup(db, first)
  }
  // The primary key of twin.
  const remove = db.prepare<[number]>('DELETE FROM twin WHERE message = ?')
  for (const id of again) remove.run(id)
  return forgotten
}

/** The rows that persons decided on, and those that they are linked to now. */
function nowWith(db: WriteDb, decided: readonly Decision[]): number[] {
  return decided
    .flatMap(({ messages }) => messages)
    .flatMap((id) => {
      const first = firstOf(db, id)
      return first === null ? [id] : membersOf(db, first).map(({ message }) => message)
    })
}

/** Groups, and rows in them, that the rule made. */
function countLinks({ length, message, first }: Matched['links']): { groups: number; linked: number } {
  let groups = 0
  for (let i = 0; i < length; i++) if (message[i] === first[i]) groups++
  return { groups, linked: length }
}

function keepClocks(db: WriteDb, clocks: readonly KnownClock[]): void {
  const keep = db.prepare<[number, number, number, number]>(
    'INSERT OR REPLACE INTO pack_clock (a, b, skew, samples) VALUES (?, ?, ?, ?)',
  )
  for (const { a, b, skew, samples } of clocks) keep.run(a, b, skew, samples)
}
