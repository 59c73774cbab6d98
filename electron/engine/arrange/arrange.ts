import type { Arrangement } from '../../../shared/contract/arrange.ts'
import { foldHandle } from '../../../shared/domain/handles.ts'
import { ArrangedList, type IdList, newestFirst, type Order, orderOf, sameOrder } from '../browse/index.ts'
import { columns } from '../columns/index.ts'
import type { ReadSeat } from '../seat.ts'
import { LocalClock } from './clock.ts'
import { datedRows } from './dated-rows.ts'
import { gather, stopIf } from './gather.ts'
import { namesOf } from './names.ts'
import { byRelevance } from './relevance.ts'
import { countKeys, mostFirst } from './tally.ts'

/**
 * The rows of a list in another order.
 * @param base in time order
 * @param text the search that found them; null: none did
 * @throws WinnowError state.conflict when it cannot be ordered by relevance, call.cancelled
 */
export function arrange(
  seat: ReadSeat,
  base: IdList,
  text: string | null,
  wanted: Arrangement,
  cancelled: () => boolean,
): ArrangedList {
  const dated = datedRows(seat, base)
  const byTime = wanted.descending ? newestFirst(base, dated) : sameOrder(base)
  switch (wanted.by) {
    case 'time':
      return new ArrangedList(base, byTime, null)
    case 'relevance':
      return new ArrangedList(base, orderOf(byRelevance(seat, byTime.all(), text, cancelled)), null)
    case 'day':
      return new ArrangedList(base, byTime, days(seat, base.length, byTime, dated, wanted, cancelled))
    case 'handle':
    case 'conversation':
      return grouped(seat, base, byTime.all(), wanted.by, wanted.groups, cancelled)
  }
}

/** Rows of a day stand together already: only its ends are looked for. */
function days(
  seat: ReadSeat,
  length: number,
  order: Order,
  dated: number,
  { zone, descending }: Arrangement,
  cancelled: () => boolean,
): ArrangedList['groups'] {
  const clock = new LocalClock(zone)
  const known = columns(seat)
  const dayAt = (position: number) => clock.day(known.time(order.at(position)) ?? 0)
  const keys: number[] = []
  const starts: number[] = []
  for (let start = 0; start < dated; ) {
    stopIf(cancelled)
    const day = dayAt(start)
    const isLater = (position: number) => (descending ? dayAt(position) < day : dayAt(position) > day)
    keys.push(day)
    starts.push(start)
    // In growing steps: the next day is rarely far.
    let low = start + 1
    let high = low
    for (let step = 1; high < dated && !isLater(high); step *= 2) {
      low = high + 1
      high = Math.min(dated, low + step)
    }
    while (low < high) {
      const middle = (low + high) >> 1
      if (isLater(middle)) high = middle
      else low = middle + 1
    }
    start = low
  }
  if (dated < length) {
    keys.push(Number.NaN)
    starts.push(dated)
  }
  return { of: 'day', keys: Float64Array.from(keys), starts: Uint32Array.from([...starts, length]) }
}

/** @param rows by time */
function grouped(
  seat: ReadSeat,
  base: IdList,
  rows: Uint32Array,
  of: 'handle' | 'conversation',
  sorted: Arrangement['groups'],
  cancelled: () => boolean,
): ArrangedList {
  const keys = gather(seat, of === 'handle' ? 'sender' : 'conversation', rows, cancelled)
  const counts = countKeys(keys)
  stopIf(cancelled)
  const ranked = rank(seat, of, counts, sorted)
  const starts = new Uint32Array(ranked.length + 1)
  /** By key, where its next row goes. */
  const next = new Uint32Array(counts.length)
  for (let i = 0; i < ranked.length; i++) {
    const key = ranked[i] ?? 0
    const start = starts[i] ?? 0
    next[key] = start
    starts[i + 1] = start + (counts[key] ?? 0)
  }
  const ids = new Uint32Array(rows.length)
  for (let i = 0; i < rows.length; i++) {
    const key = keys[i] ?? 0
    const place = next[key] ?? 0
    ids[place] = rows[i] ?? 0
    next[key] = place + 1
  }
  const named = Float64Array.from(ranked, (key) => (key === 0 ? Number.NaN : key))
  return new ArrangedList(base, orderOf(ids), { of, keys: named, starts })
}

/** The keys that occur, in the order of their groups; 0, the rows that have none, last. */
function rank(
  seat: ReadSeat,
  of: 'handle' | 'conversation',
  counts: Uint32Array,
  sorted: Arrangement['groups'],
): Uint32Array {
  const some: number[] = []
  for (let key = 1; key < counts.length; key++) if (counts[key] !== 0) some.push(key)
  let ranked: number[]
  if (sorted === 'rows') {
    const order = mostFirst(Uint32Array.from(some, (key) => counts[key] ?? 0))
    ranked = Array.from(order, (place) => some[place] ?? 0)
  } else {
    const names = namesOf(seat.db, of, some)
    const folded = new Map(some.map((key) => [key, foldHandle(names.get(key) ?? '')]))
    const inOrder = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
    ranked = some.sort((a, b) => inOrder(folded.get(a) ?? '', folded.get(b) ?? '') || a - b)
  }
  if (counts[0] !== 0) ranked.push(0)
  return Uint32Array.from(ranked)
}
