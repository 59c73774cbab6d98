import type { ErrorShape } from '../../../shared/contract/error.ts'
import type { Problem } from '../../../shared/query/syntax.ts'

/** A refused search as a place in its text; any other failure as it is. */
export function problemOf(error: ErrorShape): Problem | ErrorShape {
  const { from, to } = error.details ?? {}
  if (error.code !== 'search.problem' || typeof from !== 'number' || typeof to !== 'number') return error
  return { message: error.message, from, to }
}
