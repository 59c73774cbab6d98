import type { MessageRow } from '../../../shared/contract/browse.ts'
import { dayHeading, dayKey, type ShownZone } from '../../../shared/domain/time-display.ts'

/** A silence longer than this is shown, ms. */
const silence = 86_400_000

export interface Between {
  /** The heading of a day that begins with this message; null when it goes on. */
  readonly day: string | null
  /** A silence before it, between two rows of known time; null when there is none to speak of. */
  readonly gap: { readonly from: number; readonly to: number } | null
}

/**
 * What stands between a message and the one before it.
 * @param before undefined: not known yet, so nothing is said of it; null: there is none.
 */
export function between(before: MessageRow | null | undefined, row: MessageRow, zone: ShownZone): Between {
  if (row.sentAt === null) return { day: before === null ? 'Time unknown' : null, gap: null }
  if (before === undefined) return { day: null, gap: null }
  const earlier = before?.sentAt ?? null
  if (earlier === null) return { day: dayHeading(row.sentAt, zone), gap: null }
  const sameDay = dayKey(earlier, zone) === dayKey(row.sentAt, zone)
  return {
    day: sameDay ? null : dayHeading(row.sentAt, zone),
    gap: row.sentAt - earlier > silence ? { from: earlier, to: row.sentAt } : null,
  }
}
