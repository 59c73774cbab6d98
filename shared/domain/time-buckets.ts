const second = 1000
const minute = 60 * second
const hour = 60 * minute
const day = 24 * hour

/** Widths that a person can read off an axis, milliseconds, upwards. */
// biome-ignore format: a table
const widths = [
  second, 5 * second, 15 * second, 30 * second, minute, 5 * minute, 15 * minute, 30 * minute,
  hour, 3 * hour, 6 * hour, 12 * hour, day, 2 * day, 7 * day, 14 * day, 28 * day,
]

export interface Buckets {
  /** UTC milliseconds at which the first bucket starts: a multiple of the width. */
  readonly from: number
  /** Milliseconds. */
  readonly width: number
  readonly count: number
}

/** The narrowest equal buckets, at most `most` of them, that cover both instants (UTC milliseconds, first <= last). */
export function timeBuckets(first: number, last: number, most: number): Buckets {
  if (most === 1) return { from: first, width: last - first + 1, count: 1 }
  for (const width of upwards()) {
    const from = Math.floor(first / width) * width
    const count = Math.floor((last - from) / width) + 1
    if (count <= most) return { from, width, count }
  }
  throw new RangeError(`No ${most} buckets hold ${first} to ${last}.`)
}

/** Above four weeks the width doubles: a stray date may lie centuries off. */
function* upwards(): Generator<number> {
  yield* widths
  for (let width = 56 * day; ; width *= 2) yield width
}
