import { WinnowError } from '../../../shared/contract/error.ts'
import type { Params } from '../../../shared/contract/index.ts'
import type { IdList } from '../browse/index.ts'

type Step = Omit<Params<'list.nextUnread'>, 'set'>

/** Positions looked at between two looks at the cancel flag. */
const slice = 65_536

/**
 * The nearest position after (or before) one whose id is wanted; null when there is none that way.
 * @throws WinnowError call.cancelled
 */
export function nearest(
  list: IdList,
  { from, direction }: Step,
  wanted: (id: number) => boolean,
  cancelled: () => boolean,
): number | null {
  if (direction === 'next') {
    for (let start = from + 1; start < list.length; start += slice) {
      if (cancelled()) throw new WinnowError('call.cancelled', 'Cancelled.')
      const found = list.slice(start, slice).findIndex(wanted)
      if (found >= 0) return start + found
    }
    return null
  }
  for (let end = Math.min(from, list.length); end > 0; end -= slice) {
    if (cancelled()) throw new WinnowError('call.cancelled', 'Cancelled.')
    const start = Math.max(0, end - slice)
    const found = list.slice(start, end - start).findLastIndex(wanted)
    if (found >= 0) return start + found
  }
  return null
}
