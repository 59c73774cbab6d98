import type { Filter } from '../../../shared/query/index.ts'
import type { ReadDb } from '../db/connection.ts'
import { prepared } from '../db/prepared.ts'
import type { Ground } from './ground.ts'
import { keepIf, type Stretch } from './id-sets.ts'

type HandleValue = Extract<Filter, { field: 'handle' }>['value']

/** Rows whose sender or recipient is in a state of attribution: attributed once one is approved, proposed while one waits or came back. */
export function handleIds(
  ground: Ground,
  value: HandleValue,
  window: Stretch,
  among: Uint32Array | null,
): Uint32Array {
  const candidates = ground.candidates(window, among)
  const is = handlesIn(ground.db, value)
  const senders = ground.columns.gather('sender', candidates)
  const recipients = ground.columns.gather('recipient', candidates)
  return keepIf(candidates, (_, i) => is[senders[i] ?? 0] === 1 || is[recipients[i] ?? 0] === 1)
}

/** By handle id: 1 for those in a state. */
function handlesIn(db: ReadDb, value: HandleValue): Uint8Array {
  const last = prepared<[], number>(db, 'SELECT coalesce(max(id), 0) FROM handle').pluck().get() ?? 0
  const is = new Uint8Array(last + 1)
  if (value === 'unattributed') is.fill(1, 1)
  for (const [handle, state] of statesOf(db)) is[handle] = state === value ? 1 : 0
  return is
}

/** Handles that are attributed or proposed to be. */
function statesOf(db: ReadDb): Map<number, HandleValue> {
  // attribution_state (state, …).
  const rows = db
    .prepare<[], { handle: number; approved: number }>(
      `SELECT handle, max(state = 'approved') AS approved FROM attribution
       WHERE state IN ('approved', 'proposed', 'returned') GROUP BY handle`,
    )
    .all()
  return new Map(rows.map(({ handle, approved }) => [handle, approved === 1 ? 'attributed' : 'proposed']))
}
