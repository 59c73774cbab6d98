import type { OpenSet } from './open-set.ts'

let held: {
  readonly stamp: string
  readonly open: OpenSet
  readonly close: (set: string) => unknown
} | null = null

/**
 * Holds the result set of the search that was left, one at a time, so that coming back to it does not run, and log, the
 * search again.
 * @param stamp the question, the contents it was asked of and who asked
 */
export function keepSearch(stamp: string, open: OpenSet, close: (set: string) => unknown): void {
  if (held !== null && held.open.set !== open.set) held.close(held.open.set)
  held = { stamp, open, close }
}

/** Takes the held set back; null when another question, other contents or another person asks. */
export function takeSearch(stamp: string): OpenSet | null {
  if (held === null || held.stamp !== stamp) return null
  const { open } = held
  held = null
  return open
}
