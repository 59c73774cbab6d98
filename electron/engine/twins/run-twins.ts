import { setImmediate as turn } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { WinnowError } from '../../../shared/contract/error.ts'
import { IdBits } from '../../../shared/domain/id-bits.ts'
import { twinRule } from '../../../shared/domain/twin-rule.ts'
import { appendAudit } from '../audit/index.ts'
import { matchOf, rowsWith, TwinEditor, TwinLinks } from '../columns/index.ts'
import { emptyLog, openRead, openWrite, type ReadDb, type WriteDb } from '../db/connection.ts'
import { casePaths } from '../db/paths.ts'
import type { JobCall, JobRunner, SpecOf } from '../seat.ts'
import { countConversationMessages, storeRepeats } from '../sources/index.ts'
import { keepApart } from './apart.ts'
import type { IdRun } from './candidates.ts'
import { apply, type Decision, decisions } from './decisions.ts'
import { takeOut } from './groups.ts'
import { type KnownClock, type Matched, match, type Scope } from './match.ts'
import { recordIds } from './records.ts'
import { lastRun } from './status.ts'
import { clustersOfOneText, withoutStrangers } from './strangers.ts'

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
      const found = find(reader, before, call)
      await turn()
      const stored = store(db, before, found, spec, call)
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
  const links = new TwinLinks(db)
  const touched = decided.flatMap(({ messages }) => messages).flatMap((id) => [id, ...rowsWith(links, id)])
  return [...new Set(touched)]
    .map((id) => {
      const run = older.find(({ first, last }) => id >= first && id <= last)
      return run === undefined ? null : matchOf(db, run, id)
    })
    .filter((key) => key !== null)
}

const knownClocks = (db: ReadDb): KnownClock[] =>
  db.prepare<[], KnownClock>('SELECT a, b, skew, samples FROM pack_clock').all()

/** What the rule finds, links and clusters compared text by text. */
interface Found extends Matched {
  /** Rows of messages of which others were taken out. */
  readonly parted: readonly number[]
}

function find(db: ReadDb, { scope, clocks }: Before, call: JobCall): Found {
  call.progress({ step: 'matching twins', done: 0, total: null, unit: 'rows', rows: 0 })
  return db.transaction(() => {
    const matched = match(db, scope, recordIds(db), clocks, call.checkCancelled, (rows) =>
      call.progress({ done: rows, rows }),
    )
    call.progress({ step: 'comparing texts', done: 0, total: matched.links.length })
    return {
      ...matched,
      ...withoutStrangers(db, matched.links, call.checkCancelled),
      apart: clustersOfOneText(db, matched.apart, call.checkCancelled),
    }
  })()
}

/** Null: a person decided on twins in the meantime, and nothing was changed. */
function store(
  db: WriteDb,
  before: Before,
  found: Found,
  { actor, params }: SpecOf<'twins'>,
  call: JobCall,
): { groups: number; linked: number; ambiguous: number } | null {
  const { whole, decided } = before
  const { links, parted } = found
  call.progress({ step: 'linking', done: 0, total: links.length })
  const stored = db
    .transaction(() => {
      if (decisions(db).length !== before.decisions) return null
      if (whole) db.exec('DELETE FROM twin_block; DELETE FROM pack_clock')
      const editor = new TwinEditor(db)
      const forgotten = whole ? [] : forget(db, editor, found.again, decided)
      editor.add(links, call.checkCancelled)
      call.checkCancelled()
      for (const decision of decided) apply(db, editor, decision)
      editor.save()
      const joined = decided
        .flatMap(({ messages }) => messages)
        .flatMap((id) => [id, ...rowsWith(editor, id)])
      keepClocks(db, found.clocks)
      keepApart(db, found.apart, whole ? null : found.again)
      call.progress({ step: 'counting messages', cancellable: false })
      const changed = parted.length > 0 || decided.length > 0
      if (whole && !changed && !db.prepare('SELECT 1 FROM source_state').get())
        storeRepeats(db, found.repeats)
      else {
        const now = links.message.subarray(0, links.length)
        countConversationMessages(db, whole ? null : inOne([now, forgotten, parted, joined]))
      }
      const told = { groups: links.groups, linked: links.length, ambiguous: found.apart.length }
      db.prepare(
        `INSERT INTO twin_run (rule, tolerance_ms, first_id, last_id, groups, linked, ambiguous, account, at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      ).run(
        twinRule,
        params.toleranceMs,
        before.firstId,
        before.lastId,
        told.groups,
        told.linked,
        told.ambiguous,
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
          ...told,
        },
      })
      return told
    })
    .immediate()
  if (stored !== null) {
    emptyLog(db)
    call.changed('twins', 'messages', 'audit')
  }
  return stored
}

/** Takes away the links of rows that were decided again, and of those that persons decided on; all rows whose links are gone. */
function forget(db: WriteDb, links: TwinEditor, again: Uint32Array, decided: readonly Decision[]): number[] {
  const forgotten = Array.from(again)
  const isAgain = new IdBits()
  for (const id of again) isAgain.add(id)
  // A row's key is that of all it is linked to, but where a person joined them: there the others stay, linked by their record ids.
  for (const id of decided.flatMap(({ messages }) => messages)) {
    forgotten.push(...takeOut(db, links, id, (row) => isAgain.has(row)))
  }
  for (const id of again) links.part(id)
  return forgotten
}

function inOne(lists: readonly ArrayLike<number>[]): Uint32Array {
  const ids = new Uint32Array(lists.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const list of lists) {
    ids.set(list, at)
    at += list.length
  }
  return ids
}

function keepClocks(db: WriteDb, clocks: readonly KnownClock[]): void {
  const keep = db.prepare<[number, number, number, number]>(
    'INSERT OR REPLACE INTO pack_clock (a, b, skew, samples) VALUES (?, ?, ?, ?)',
  )
  for (const { a, b, skew, samples } of clocks) keep.run(a, b, skew, samples)
}
