import type { ReadSeat } from '../seat.ts'
import type { IdList } from './id-list.ts'
import { twinGroups } from './twin-groups.ts'

/**
 * How many messages a list of rows stands for, a message that was served more than once counted once. Every count of
 * messages comes from here, or from the statistics that the matching of twins keeps.
 */
export function countMessages(seat: ReadSeat, list: IdList): number {
  return list.messages(twinGroups(seat))
}
