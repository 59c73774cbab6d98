import { WinnowError } from '../../../shared/contract/error.ts'
import type { Params } from '../../../shared/contract/index.ts'
import { columns, postings } from '../columns/index.ts'
import type { ReadDb } from '../db/connection.ts'
import type { ReadSeat } from '../seat.ts'
import { hiddenRuns, onlyVisible, type Range } from '../sources/index.ts'
import { type IdList, listed, stretch } from './id-list.ts'
import { part } from './part.ts'
import { Seeker } from './seek.ts'
import { timeOrder } from './time-order.ts'
import { trafficBetween, trafficOf, trafficOfEither } from './traffic.ts'

type ListOf = Params<'list.open'>['of']

/**
 * The rows that a list shows, in time order.
 * @throws WinnowError not.found, call.cancelled
 */
export function listIds(seat: ReadSeat, of: ListOf, cancelled: () => boolean): IdList {
  const { db } = seat
  const hidden = hiddenRuns(db)
  const ordered = (ids: Uint32Array) => listed(timeOrder(seat).sort(onlyVisible(hidden, ids), cancelled))
  const inOrder = (ids: number[]) => ordered(Uint32Array.from(ids))
  switch (of.kind) {
    case 'all':
      return timeOrder(seat).all()
    case 'conversation':
      mustExist(db, 'conversation', of.conversation)
      return ordered(postings(seat).of('conversation', of.conversation))
    case 'handle':
      mustExist(db, 'handle', of.handle)
      return ordered(trafficOf(seat, of.handle, of.groups === true))
    case 'pair':
      for (const handle of of.handles) mustExist(db, 'handle', handle)
      return ordered(
        of.rows === 'between' ? trafficBetween(seat, of.handles) : trafficOfEither(seat, of.handles),
      )
    case 'span':
      return inSpan(seat, of.from, of.to)
    case 'tag':
      mustExist(db, 'tag_def', of.def)
      // tag_def_state (def, state, message) covers it.
      return inOrder(
        ids(
          db,
          `SELECT DISTINCT message FROM tag WHERE def = ? AND state IN ('proposed', 'approved', 'returned')
           ORDER BY message`,
          of.def,
        ),
      )
    case 'source':
      mustExist(db, 'source', of.source)
      return ofSource(seat, of.source, hidden, cancelled)
    case 'media':
      // The primary key (message, ordinal) gives them in order.
      return inOrder(ids(db, 'SELECT DISTINCT message FROM message_media ORDER BY message'))
  }
}

/** Its import run, and those in which rejected rows came in after all. Nothing of a withdrawn one. */
function ofSource(
  seat: ReadSeat,
  source: number,
  hidden: readonly Range[],
  cancelled: () => boolean,
): IdList {
  // import_run_source serves it.
  const runs = seat.db
    .prepare<[number], Range>(
      'SELECT first_id AS first, last_id AS last FROM import_run WHERE source = ? AND first_id IS NOT NULL ORDER BY first_id',
    )
    .all(source)
    .filter((run) => !hidden.some(({ first }) => first === run.first))
  const [only] = runs
  if (runs.length <= 1)
    return only === undefined ? stretch(1, 0) : stretch(only.first, only.last - only.first + 1)
  const ids = new Uint32Array(runs.reduce((sum, { first, last }) => sum + last - first + 1, 0))
  let length = 0
  for (const { first, last } of runs) for (let id = first; id <= last; id++) ids[length++] = id
  return listed(timeOrder(seat).sort(ids, cancelled))
}

/** Every row sent from one instant to before another. */
function inSpan(seat: ReadSeat, from: number, to: number): IdList {
  const all = timeOrder(seat).all()
  const seeker = new Seeker(columns(seat), all)
  const start = seeker.time(from)
  if (start === null || to <= from) return stretch(1, 0)
  return part(all, start, (seeker.time(to) ?? seeker.dated()) - start)
}

function ids(db: ReadDb, sql: string, ...params: number[]): number[] {
  return db
    .prepare<number[], number>(sql)
    .pluck()
    .all(...params)
}

const things = {
  conversation: 'conversation',
  handle: 'handle',
  tag_def: 'tag definition',
  source: 'source',
} as const

function mustExist(db: ReadDb, table: keyof typeof things, id: number): void {
  if (db.prepare(`SELECT 1 FROM ${table} WHERE id = ?`).get(id) !== undefined) return
  throw new WinnowError('not.found', `This case has no ${things[table]} ${id}.`)
}
