import type { Stretch } from './id-sets.ts'

/**
 * Most ids that one statement goes through. SQLite cannot be stopped from outside, so this is how long an abandoned search runs on: some
 * ten milliseconds. Smaller windows cost more, since each looks up its words anew.
 */
export const WINDOW = 262_144
/** Of a MATCH and nothing else, which goes through more in that time. */
export const MATCH_WINDOW = 1_000_000

/** How much a window that found too little is followed by. */
const GROWTH = 8

/** Ascending stretches joined where they touch: as few statements as there are gaps. */
export function joined(stretches: readonly Stretch[]): Stretch[] {
  const all: { first: number; last: number }[] = []
  for (const { first, last } of stretches) {
    const before = all.at(-1)
    if (before !== undefined && before.last + 1 === first) before.last = last
    else all.push({ first, last })
  }
  return all
}

/** The stretches in pieces of `most` ids that one statement can go through. `first`: ids of the first piece; each that follows is longer. */
export function* windows(stretches: readonly Stretch[], most: number, first = most): Generator<Stretch> {
  let size = first
  for (const stretch of stretches) {
    for (let from = stretch.first; from <= stretch.last; ) {
      const last = Math.min(stretch.last, from + size - 1)
      yield { first: from, last }
      from = last + 1
      size = Math.min(most, size * GROWTH)
    }
  }
}
