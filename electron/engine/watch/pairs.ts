import { WinnowError } from '../../../shared/contract/error.ts'
import { twinGroups } from '../browse/index.ts'
import { columns } from '../columns/index.ts'
import type { ReadSeat } from '../seat.ts'
import { countingIds, freshOf, type TermFigures } from './figures.ts'
import type { HandleNames } from './handle-names.ts'

export type Whose = 'sender' | 'either'

/**
 * Hits by term and handle in columns, some twenty bytes a pair: five thousand terms and a thousand handles may be millions of them.
 * They stand by term, in a term by the handle's name.
 */
export class Pairs {
  length = 0
  /** Place among the terms given. */
  term = new Uint32Array(1024)
  /** 0: no one is known to have sent these rows, or there are none. */
  handle = new Uint32Array(1024)
  rows = new Uint32Array(1024)
  messages = new Uint32Array(1024)
  fresh = new Uint32Array(1024)

  add(term: number, handle: number, rows: number, messages: number, fresh: number): void {
    if (this.length === this.term.length) this.#grow()
    const at = this.length++
    this.term[at] = term
    this.handle[at] = handle
    this.rows[at] = rows
    this.messages[at] = messages
    this.fresh[at] = fresh
  }

  #grow(): void {
    for (const name of ['term', 'handle', 'rows', 'messages', 'fresh'] as const) {
      const longer = new Uint32Array(this.length * 2)
      longer.set(this[name])
      this[name] = longer
    }
  }
}

/**
 * The hits of terms parted by handle; of a term without a hit one line without a handle.
 * @param whose `either`: a row counts for who sent it and for who received it
 * @throws WinnowError call.cancelled
 */
export function pairsOf(
  seat: ReadSeat,
  terms: readonly TermFigures[],
  whose: Whose,
  since: number | null,
  names: HandleNames,
  cancelled: () => boolean,
): Pairs {
  const idsOf = countingIds(seat)
  const values = columns(seat)
  const twins = twinGroups(seat)
  // Brings the groups up to date: groupOf does not.
  void twins.total
  const pairs = new Pairs()
  for (const [at, term] of terms.entries()) {
    if (cancelled()) throw new WinnowError('call.cancelled', 'Cancelled.')
    if (term.rows === 0) {
      pairs.add(at, 0, 0, 0, 0)
      continue
    }
    const ids = idsOf(term.id)
    const senders = values.gather('sender', ids)
    const recipients = whose === 'either' ? values.gather('recipient', ids) : null
    const parts = [...byHandle(ids, senders, recipients)]
    parts.sort(([a], [b]) => names.rank(a) - names.rank(b))
    for (const [handle, rows] of parts) {
      pairs.add(at, handle, rows.length, messagesOf(twins, rows), freshOf(rows, since))
    }
  }
  return pairs
}

/** Messages of few rows: pairs are many and small, and a count over the whole case would cost each of them the same. */
function messagesOf(twins: ReturnType<typeof twinGroups>, rows: Uint32Array): number {
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

/**
 * Places in the order of their keys; places with equal keys stay as they stand. By counting sixteen bits at a time: a comparison
 * function takes ten times as long on a million.
 */
export function stablyBy(
  places: Uint32Array,
  keyOf: (place: number) => number,
  descending: boolean,
): Uint32Array {
  const keys = Uint32Array.from(places, (place) => (descending ? 0xffff_ffff - keyOf(place) : keyOf(place)))
  return pass(pass({ places, keys }, 0), 16).places
}

function pass({ places, keys }: { places: Uint32Array; keys: Uint32Array }, shift: number) {
  const starts = new Uint32Array(65_537)
  for (const key of keys) {
    const slot = ((key >>> shift) & 0xffff) + 1
    starts[slot] = (starts[slot] ?? 0) + 1
  }
  for (let slot = 1; slot < starts.length; slot++)
    starts[slot] = (starts[slot] ?? 0) + (starts[slot - 1] ?? 0)
  const sorted = { places: new Uint32Array(places.length), keys: new Uint32Array(places.length) }
  for (let i = 0; i < places.length; i++) {
    const key = keys[i] ?? 0
    const slot = (key >>> shift) & 0xffff
    const at = starts[slot] ?? 0
    starts[slot] = at + 1
    sorted.places[at] = places[i] ?? 0
    sorted.keys[at] = key
  }
  return sorted
}
