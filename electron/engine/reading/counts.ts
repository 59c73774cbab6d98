import { dayText } from '../../../shared/domain/days.ts'
import type { AccountId } from '../../../shared/domain/ids.ts'
import { columns } from '../columns/index.ts'
import type { ReadSeat } from '../seat.ts'
import { seenBy } from '../seen/index.ts'
import { rowsVersion, visibleRuns } from '../sources/index.ts'

const dayMs = 86_400_000

interface Counts {
  /** What they were made from. */
  readonly stamp: string
  readonly conversations: ReadonlyMap<number, number>
  readonly days: ReadonlyMap<number, number>
}

/** How many rows an account has seen of each conversation and of each day; counted anew when more were seen. */
class SeenCounts {
  readonly #seat: ReadSeat
  readonly #counts = new Map<AccountId, Counts>()

  constructor(seat: ReadSeat) {
    this.#seat = seat
  }

  of(account: AccountId): Counts {
    const { db } = this.#seat
    const seen = seenBy(db, account)
    const stamp = `${rowsVersion(db)}/${seen.size}`
    const known = this.#counts.get(account)
    if (known?.stamp === stamp) return known
    const ids = seen.within(visibleRuns(db))
    const held = columns(this.#seat)
    const made: Counts = {
      stamp,
      conversations: tally(held.gather('conversation', ids)),
      days: tally(held.times(ids).map((at) => Math.floor(at / dayMs))),
    }
    this.#counts.set(account, made)
    return made
  }

  close(): void {
    this.#counts.clear()
  }
}

function tally(values: Uint32Array | Float64Array): Map<number, number> {
  const counts = new Map<number, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return counts
}

const makeCounts = (seat: ReadSeat) => new SeenCounts(seat)
const countsOf = (seat: ReadSeat, account: AccountId): Counts => seat.held(makeCounts).of(account)

/** Rows of each conversation that the account has seen. */
export function seenOfConversations(seat: ReadSeat, ids: readonly number[], account: AccountId): number[] {
  const { conversations } = countsOf(seat, account)
  return ids.map((id) => conversations.get(id) ?? 0)
}

/** Rows that the account has seen by the UTC day on which they were sent, ascending; those without a time are left out. */
export function seenDays(seat: ReadSeat, account: AccountId): { day: string; rows: number }[] {
  return [...countsOf(seat, account).days]
    .filter(([day]) => !Number.isNaN(day))
    .toSorted(([a], [b]) => a - b)
    .map(([day, rows]) => ({ day: dayText(day), rows }))
}
