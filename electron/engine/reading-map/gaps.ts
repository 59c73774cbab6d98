import type { Gap } from '../../../shared/contract/reading-map.ts'
import type { HandleId } from '../../../shared/domain/ids.ts'
import { darkMs, silenceMs } from '../../../shared/domain/silence.ts'
import type { IdList } from '../browse/index.ts'
import { columns } from '../columns/index.ts'
import type { ReadSeat } from '../seat.ts'
import { piecesOf } from './pieces.ts'
import type { Traffic } from './traffic.ts'

/** As many are told; of more, the longest. */
const mostGaps = 2000

/**
 * Where a list is silent: for a day and longer, or, where none of its ends has a row anywhere in that time, for longer than a night.
 * @param ends the traffic of the conversation's ends, to tell a silence between them from one of the data
 * @throws WinnowError call.cancelled
 */
export function gapsOf(
  seat: ReadSeat,
  list: IdList,
  ends: readonly Traffic[],
  cancelled: () => boolean,
): { gaps: Gap[]; total: number } {
  const least = ends.length === 0 ? silenceMs : darkMs
  const gaps: Gap[] = []
  let before = Number.NaN
  for (const { start, ids } of piecesOf(list, cancelled)) {
    const times = columns(seat).times(ids)
    for (let k = 0; k < times.length; k++) {
      const now = times[k] ?? Number.NaN
      // Rows without a time come last.
      if (Number.isNaN(now)) break
      if (now - before >= least) {
        const elsewhere = active(ends, before, now)
        if (now - before >= silenceMs || elsewhere.length === 0) {
          gaps.push({ position: start + k, from: before, to: now, elsewhere })
        }
      }
      before = now
    }
  }
  return { gaps: longest(gaps), total: gaps.length }
}

const active = (ends: readonly Traffic[], from: number, to: number): HandleId[] =>
  ends.filter((end) => end.hasBetween(from, to)).map(({ handle }) => handle)

function longest(gaps: Gap[]): Gap[] {
  if (gaps.length <= mostGaps) return gaps
  return gaps
    .toSorted((a, b) => b.to - b.from - (a.to - a.from))
    .slice(0, mostGaps)
    .sort((a, b) => a.position - b.position)
}
