import { WinnowError } from '../../../shared/contract/error.ts'
import type { WriteSeat } from '../seat.ts'

/** What a reader keeps for themselves is kept in the case, so it cannot be where another process holds the case. */
export function mustBeWritable({ access }: WriteSeat): void {
  if (!access.readOnly) return
  throw new WinnowError(
    'case.readonly',
    'This case is open for reading only: what you keep for yourself is not kept.',
  )
}
