import type { Result } from '../../../shared/contract/index.ts'
import { closeSet } from '../../lists/open-set.ts'

/** A search that was run, with its result set. */
export type Run = Result<'search.run'>

let held: { readonly stamp: string; readonly run: Run } | null = null

/**
 * Holds the result set of the search that was left, one at a time, so that coming back to it does not run, and log, the
 * search again.
 * @param stamp the question, the contents it was asked of and who asked
 */
export function keepSearch(stamp: string, run: Run): void {
  if (held !== null && held.run.set !== run.set) void closeSet(held.run.set)
  held = { stamp, run }
}

/** Takes the held set back; null when another question, other contents or another person asks. */
export function takeSearch(stamp: string): Run | null {
  if (held === null || held.stamp !== stamp) return null
  const { run } = held
  held = null
  return run
}
