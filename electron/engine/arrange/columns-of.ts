import type { FacetName } from '../../../shared/contract/arrange.ts'
import { kinds } from '../../../shared/domain/kinds.ts'
import { scripts } from '../../../shared/domain/scripts.ts'
import { filterText, readingZone, weekdays } from '../../../shared/query/index.ts'
import { columns } from '../columns/index.ts'
import { traits } from '../search/index.ts'
import type { ReadSeat } from '../seat.ts'
import { LocalClock } from './clock.ts'
import type { Column } from './column.ts'
import { conversationFilters } from './conversation-filters.ts'
import { gather, inSlices, mapped } from './gather.ts'
import { namesOf } from './names.ts'
import { sourceColumn } from './source-column.ts'

type OfColumn = Exclude<FacetName, 'tag' | 'state' | 'has' | 'entity'>

/** The values of a facet that each row has in a column of its own. */
export function columnOf(
  seat: ReadSeat,
  rows: Uint32Array,
  of: OfColumn,
  zone: string,
  cancelled: () => boolean,
): Column {
  switch (of) {
    case 'handle':
      return handles(seat, rows, cancelled)
    case 'sender':
    case 'recipient':
    case 'conversation':
      return single(rows, gather(seat, of, rows, cancelled), named(seat, of))
    case 'source':
      return sourceColumn(seat, rows, cancelled)
    case 'kind':
      return single(
        rows,
        mapped(gather(seat, 'kind', rows, cancelled), (kind) => kind + 1),
        words('kind', kinds),
      )
    case 'script': {
      const known = traits(seat, cancelled)
      const keys = inSlices(rows, cancelled, (some) => mapped(known.script(some), (at) => at + 1))
      return single(rows, keys, words('script', scripts))
    }
    case 'hour': {
      const clock = new LocalClock(zone)
      const keys = timed(seat, rows, cancelled, (at) => clock.hour(at))
      return { ...single(rows, keys, () => hourName(zone)), inOrder: true }
    }
    case 'weekday': {
      const clock = new LocalClock(zone)
      // From Monday on.
      const keys = timed(seat, rows, cancelled, (at) => (clock.weekday(at) + 6) % 7)
      return { ...single(rows, keys, () => weekdayName(zone)), inOrder: true }
    }
  }
}

function single(rows: Uint32Array, keys: Uint32Array, names: Column['names']): Column {
  let none = 0
  for (let i = 0; i < keys.length; i++) if (keys[i] === 0) none++
  return { keys, ids: rows, none, names }
}

/** Keys count from 1 on: 0 is none. */
function words(field: 'kind' | 'script', known: readonly string[]): Column['names'] {
  return () => (key) => {
    const word = known[key - 1] ?? ''
    return { value: word, label: word, filter: filterText(field, word) }
  }
}

/** Sender and recipient of each row, once where they are the same. */
function handles(seat: ReadSeat, rows: Uint32Array, cancelled: () => boolean): Column {
  const keys = new Uint32Array(rows.length * 2)
  const ids = new Uint32Array(rows.length * 2)
  const senders = gather(seat, 'sender', rows, cancelled)
  const recipients = gather(seat, 'recipient', rows, cancelled)
  let none = 0
  for (let i = 0; i < rows.length; i++) {
    const sender = senders[i] ?? 0
    const recipient = recipients[i] ?? 0
    keys[2 * i] = sender
    keys[2 * i + 1] = recipient === sender ? 0 : recipient
    ids[2 * i] = rows[i] ?? 0
    ids[2 * i + 1] = rows[i] ?? 0
    if (sender === 0 && recipient === 0) none++
  }
  return { keys, ids, none, names: named(seat, 'handle') }
}

const narrowing = { handle: 'with', sender: 'from', recipient: 'to' } as const

function named(seat: ReadSeat, of: keyof typeof narrowing | 'conversation'): Column['names'] {
  return (keys) => {
    const names = namesOf(seat.db, of === 'conversation' ? of : 'handle', keys)
    const filterOf =
      of === 'conversation'
        ? conversationFilters(seat)
        : (_: number, name: string) => filterText(narrowing[of], name)
    return (key) => {
      const label = names.get(key) ?? ''
      return { value: String(key), label, filter: filterOf(key, label) }
    }
  }
}

/** What a clock says of the time of each row, counted from 1 on; 0 for rows without a time. */
function timed(
  seat: ReadSeat,
  rows: Uint32Array,
  cancelled: () => boolean,
  say: (at: number) => number,
): Uint32Array {
  return inSlices(rows, cancelled, (some) =>
    mapped(columns(seat).times(some), (at) => (Number.isNaN(at) ? 0 : say(at) + 1)),
  )
}

function hourName(zone: string) {
  return (key: number) => {
    const value = String(key - 1).padStart(2, '0')
    const end = String(key).padStart(2, '0')
    const filter = zone === 'UTC' ? `time:${value}:00-${end}:00Z` : `time:${value}:00-${end}:00`
    const known = zone === 'UTC' || zone === readingZone
    return { value, label: `${value}:00–${value}:59`, filter: known ? filter : null }
  }
}

/** The filter day: reads the clock of one zone. */
function weekdayName(zone: string) {
  return (key: number) => {
    const label = weekdays[key % 7] ?? ''
    const value = label.slice(0, 3).toLowerCase()
    return { value, label, filter: zone === readingZone ? `day:${value}` : null }
  }
}
