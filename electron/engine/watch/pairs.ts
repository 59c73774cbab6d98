import { WinnowError } from '../../../shared/contract/error.ts'
import { twinGroups } from '../browse/index.ts'
import { columns } from '../columns/index.ts'
import type { ReadSeat } from '../seat.ts'
import { countingIds, freshOf, type TermFigures } from './figures.ts'

/** One term and one handle; handle 0: no one is known to have sent these rows, or there are none. */
export interface Pair {
  readonly term: TermFigures
  readonly handle: number
  readonly rows: number
  readonly messages: number
  readonly fresh: number
}

export type Whose = 'sender' | 'either'

/**
 * The hits of terms parted by handle, in the order of the terms; of a term without a hit one line without a handle.
 * @param whose `either`: a row counts for who sent it and for who received it
 * @throws WinnowError call.cancelled
 */
export function pairsOf(
  seat: ReadSeat,
  terms: readonly TermFigures[],
  whose: Whose,
  since: number | null,
  cancelled: () => boolean,
): Pair[] {
  const idsOf = countingIds(seat)
  const values = columns(seat)
  const twins = twinGroups(seat)
  // Brings the groups up to date: groupOf does not.
  void twins.total
  const pairs: Pair[] = []
  for (const term of terms) {
    if (cancelled()) throw new WinnowError('call.cancelled', 'Cancelled.')
    if (term.rows === 0) {
      pairs.push({ term, handle: 0, rows: 0, messages: 0, fresh: 0 })
      continue
    }
    const ids = idsOf(term.id)
    const senders = values.gather('sender', ids)
    const recipients = whose === 'either' ? values.gather('recipient', ids) : null
    for (const [handle, rows] of byHandle(ids, senders, recipients)) {
      pairs.push({
        term,
        handle,
        rows: rows.length,
        messages: messagesOf(twins, rows),
        fresh: freshOf(rows, since),
      })
    }
  }
  return pairs
}

/** Messages of few rows: pairs are many and small, and a count over the whole case would cost each of them the same. */
function messagesOf(twins: Twins, rows: Uint32Array): number {
  if (rows.length === 1) return 1
  const met = new Set<number>()
  let repeats = 0
  for (const id of rows) {
    const group = twins.groupOf(id)
    if (group === 0) continue
    if (met.has(group)) repeats++
    else met.add(group)
  }
  return rows.length - repeats
}

type Twins = ReturnType<typeof twinGroups>

/** Ids by handle, ascending in each; 0 has those that no handle is known of. */
function byHandle(
  ids: Uint32Array,
  senders: Uint32Array,
  recipients: Uint32Array | null,
): Map<number, Uint32Array> {
  const counts = new Map<number, number>()
  const each = (visit: (handle: number, id: number) => void) => {
    for (let i = 0; i < ids.length; i++) {
      const id = ids[i] ?? 0
      const sender = senders[i] ?? 0
      const recipient = recipients?.[i] ?? 0
      if (sender !== 0 || recipient === 0) visit(sender, id)
      if (recipient !== 0 && recipient !== sender) visit(recipient, id)
    }
  }
  each((handle) => counts.set(handle, (counts.get(handle) ?? 0) + 1))
  const parts = new Map<number, Uint32Array>()
  for (const [handle, count] of counts) parts.set(handle, new Uint32Array(count))
  const filled = new Map<number, number>()
  each((handle, id) => {
    const at = filled.get(handle) ?? 0
    const part = parts.get(handle)
    if (part !== undefined) part[at] = id
    filled.set(handle, at + 1)
  })
  return parts
}
