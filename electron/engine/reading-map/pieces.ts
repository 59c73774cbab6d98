import { WinnowError } from '../../../shared/contract/error.ts'
import type { IdList } from '../browse/index.ts'

/** Rows looked at between two questions whether the answer is still wanted. */
const piece = 65_536

/** The ids of a list piece by piece, with the position of each piece's first. @throws WinnowError call.cancelled */
export function* piecesOf(
  list: IdList,
  cancelled: () => boolean,
): Generator<{ readonly start: number; readonly ids: Uint32Array }> {
  const all = list.all()
  for (let start = 0; start < list.length; start += piece) {
    if (cancelled()) throw new WinnowError('call.cancelled', 'Cancelled.')
    yield { start, ids: all.subarray(start, start + piece) }
  }
}
