import { WinnowError } from '../../../shared/contract/error.ts'
import type { SourceId } from '../../../shared/domain/ids.ts'
import type { Call, WriteHandler, WriteSeat } from '../seat.ts'
import { countRests } from './rests.ts'
import { mustHave } from './runs.ts'
import { countAgain } from './statistics.ts'
import { isWithdrawn } from './visible.ts'

/**
 * Takes a source out of every list, search and count; nothing of it is deleted, and it can be put back.
 * @throws WinnowError not.found; state.conflict when it is withdrawn already, or when a later version rests on it
 */
export const withdrawSource: WriteHandler<'source.withdraw'> = (seat, { source, reason }, call) => {
  const { name } = mustHave(seat.db, source)
  if (isWithdrawn(seat.db, source)) {
    throw new WinnowError('state.conflict', `${name} is withdrawn already.`)
  }
  refuseIfKnown(seat, source, name)
  return enter(seat, source, 'withdrawn', reason, call)
}

/** @throws WinnowError not.found; state.conflict when it is not withdrawn */
export const reinstateSource: WriteHandler<'source.reinstate'> = (seat, { source, reason }, call) => {
  const { name } = mustHave(seat.db, source)
  if (!isWithdrawn(seat.db, source)) {
    throw new WinnowError('state.conflict', `${name} is not withdrawn: there is nothing to reinstate.`)
  }
  return enter(seat, source, 'reinstated', reason, call)
}

/** Rows that a later version brought again, word for word, are kept once, as this source's: they would leave the case with it. */
function refuseIfKnown({ db }: WriteSeat, source: SourceId, name: string): void {
  // import_run_source, then known_row by its key.
  const later = db
    .prepare<[number], { id: number; name: string; addedAt: number; rows: number }>(
      `SELECT s.id, s.name, s.added_at AS addedAt, sum(r.known) AS rows FROM source AS s JOIN import_run AS r ON r.source = s.id
       WHERE s.supersedes = ? GROUP BY s.id HAVING rows > 0 ORDER BY s.id`,
    )
    .all(source)
    .find(({ id }) => !isWithdrawn(db, id))
  if (later === undefined) return
  const when = `imported on ${new Date(later.addedAt).toISOString().slice(0, 16).replace('T', ' ')} UTC`
  throw new WinnowError(
    'state.conflict',
    `A later version of it, ${later.name}, ${when}, has ${later.rows} rows that are kept as those of this ${name}: they would leave the case with it. Withdraw the later version first.`,
    { source: later.id },
  )
}

function enter(
  { db }: WriteSeat,
  source: SourceId,
  state: 'withdrawn' | 'reinstated',
  reason: string,
  call: Call,
): Record<string, never> {
  const { name, sha256 } = mustHave(db, source)
  db.prepare('INSERT INTO source_state (source, state, reason, account, at) VALUES (?, ?, ?, ?, ?)').run(
    source,
    state,
    reason,
    call.actor.account,
    call.now(),
  )
  countAgain(db)
  call.record({
    action: state === 'withdrawn' ? 'source.withdraw' : 'source.reinstate',
    target: sha256,
    detail: { source, file: name, reason, ...countRests(db, source) },
  })
  call.changed('messages', 'index', 'twins', 'tags', 'reviews')
  return {}
}
