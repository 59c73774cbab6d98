import type { Filter } from '../../../shared/query/index.ts'
import type { ReadDb } from '../db/connection.ts'
import type { Ground } from './ground.ts'
import type { Stretch } from './id-sets.ts'

type HandleValue = Extract<Filter, { field: 'handle' }>['value']

/** Rows whose sender or recipient is in a state of attribution: attributed once one is approved, proposed while one waits or came back. */
export function handleIds(
  ground: Ground,
  value: HandleValue,
  window: Stretch,
  among: Uint32Array | null,
): Uint32Array {
  const candidates = ground.candidates(window, among)
  const states = statesOf(ground.db)
  const senders = ground.columns.gather('sender', candidates)
  const recipients = ground.columns.gather('recipient', candidates)
  const is = (handle: number) => handle !== 0 && (states.get(handle) ?? 'unattributed') === value
  return candidates.filter((_, i) => is(senders[i] ?? 0) || is(recipients[i] ?? 0))
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
