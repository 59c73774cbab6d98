import type { Filter } from '../../../shared/query/index.ts'
import { seenBy } from '../seen/index.ts'
import type { Ground } from './ground.ts'
import { keepIf, type Stretch } from './id-sets.ts'

/** Rows that the person who searches, anyone or nobody has had on screen. Nobody's own search finds nothing by seen:me. */
export function seenIds(
  ground: Ground,
  value: Extract<Filter, { field: 'seen' }>['value'],
  window: Stretch,
  among: Uint32Array | null,
): Uint32Array {
  const candidates = ground.candidates(window, among)
  if (value !== 'me') {
    const seen = seenBy(ground.db, 'anyone')
    return keepIf(candidates, (id) => seen.has(id) === (value === 'anyone'))
  }
  if (ground.account === null) return new Uint32Array(0)
  const seen = seenBy(ground.db, ground.account)
  return keepIf(candidates, (id) => seen.has(id))
}
