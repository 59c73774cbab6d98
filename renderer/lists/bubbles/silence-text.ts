import type { Gap } from '../../../shared/contract/reading-map.ts'
import { lengthText } from '../../../shared/domain/length-text.ts'
import { dateTime, dayKey, type ShownZone } from '../../../shared/domain/time-display.ts'

const caution = 'not proof of no contact'

/** A silence before a row: told by the engine, with what is held elsewhere in that time, or seen between two rows. */
export type Silence = Pick<Gap, 'from' | 'to'> & Partial<Pick<Gap, 'elsewhere'>>

/**
 * A silence in words, with the caution that belongs to it: also that what was written in it may have burned, where it is long enough.
 * @param burn seconds after which the messages around it were to vanish; null: not given
 */
export function silenceText(
  { from, to, elsewhere }: Silence,
  names: ReadonlyMap<number, string>,
  burn: number | null,
  zone: ShownZone,
): string {
  const sameDay = dayKey(from, zone) === dayKey(to, zone)
  const minute = (at: number) => dateTime(at, zone).slice(0, 16)
  const until = sameDay ? minute(to).slice(11) : minute(to)
  const active = elsewhere?.map((handle) => names.get(handle) ?? 'one end') ?? []
  const what =
    elsewhere !== undefined && names.size > 0 && elsewhere.length === 0
      ? `no data for ${names.size === 2 ? 'either' : 'any'} end`
      : 'no rows'
  const aside = [
    caution,
    ...(active.length > 0
      ? [`${listOf(active)} ${active.length === 1 ? 'has' : 'have'} rows elsewhere`]
      : []),
    ...(burn !== null && burn * 1000 <= to - from
      ? [`messages here were set to vanish after ${lengthText(burn * 1000)}`]
      : []),
  ]
  return `${what} between ${minute(from)} and ${until}, ${lengthText(to - from)} (${aside.join('; ')})`
}

const listOf = (names: readonly string[]) =>
  names.length <= 2 ? names.join(' and ') : `${names.length} of its ends`
