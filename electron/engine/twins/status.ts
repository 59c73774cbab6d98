import type { Answer } from '../../../shared/contract/index.ts'
import { defaultToleranceMs, twinRule } from '../../../shared/domain/twin-rule.ts'
import { twinGroups } from '../browse/index.ts'
import type { ReadDb } from '../db/connection.ts'
import type { ReadSeat } from '../seat.ts'
import { apartBook } from './apart-book.ts'

interface Run {
  readonly rule: number
  readonly toleranceMs: number
  readonly lastId: number
}

/** The last time that twins were matched; null: not yet. */
export function lastRun(db: ReadDb): Run | null {
  return (
    db
      .prepare<[], Run>(
        'SELECT rule, tolerance_ms AS toleranceMs, last_id AS lastId FROM twin_run ORDER BY id DESC LIMIT 1',
      )
      .get() ?? null
  )
}

/** Matchings listed, the newest first. */
const runsListed = 20

export function twinStatus(seat: ReadSeat): Answer<'twin.status'> {
  const { db } = seat
  const last = lastRun(db)
  const { rows, messages, groups, bothEnds } = twinGroups(seat).total
  const pending = db
    .prepare<[number], number>(
      'SELECT coalesce(sum(last_id - first_id + 1), 0) FROM import_run WHERE first_id > ?',
    )
    .pluck()
    .get(last?.lastId ?? 0)
  return {
    rule: last?.rule ?? twinRule,
    toleranceMs: last?.toleranceMs ?? defaultToleranceMs,
    rows,
    messages,
    groups,
    bothEnds,
    repeated: groups - bothEnds,
    ambiguous: apartBook(seat).get().total,
    pending: pending ?? 0,
    runs: db
      .prepare<[number], Answer<'twin.status'>['runs'][number]>(
        `SELECT at, rule, tolerance_ms AS toleranceMs, iif(last_id = 0, 0, last_id - first_id + 1) AS rows, groups, linked, ambiguous
         FROM twin_run ORDER BY id DESC LIMIT ?`,
      )
      .all(runsListed),
  }
}
