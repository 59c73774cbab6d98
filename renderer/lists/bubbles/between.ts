import type { MessageRow } from '../../../shared/contract/browse.ts'
import { silenceMs } from '../../../shared/domain/silence.ts'
import { dayHeading, dayKey, type ShownZone } from '../../../shared/domain/time-display.ts'

export interface Between {
  /** The heading of a day that begins with this message, and an instant of it (UTC ms; null: unknown); null when it goes on. */
  readonly day: { readonly title: string; readonly at: number | null } | null
  /** A silence before it, between two rows of known time; null when there is none to speak of. */
  readonly gap: { readonly from: number; readonly to: number } | null
}

/**
 * What stands between a message and the one before it.
 * @param before undefined: not known yet, so nothing is said of it; null: there is none.
 */
export function between(before: MessageRow | null | undefined, row: MessageRow, zone: ShownZone): Between {
  const at = row.sentAt
  if (at === null) {
    const begins = before === null || (before !== undefined && before.sentAt !== null)
    return { day: begins ? { title: 'Time unknown', at } : null, gap: null }
  }
  if (before === undefined) return { day: null, gap: null }
  const earlier = before?.sentAt ?? null
  const day = { title: dayHeading(at, zone), at }
  if (earlier === null) return { day, gap: null }
  return {
    day: dayKey(earlier, zone) === dayKey(at, zone) ? null : day,
    gap: at - earlier >= silenceMs ? { from: earlier, to: at } : null,
  }
}
