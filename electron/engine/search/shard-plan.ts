import type { Shard } from './shard.ts'

/** A piece of indexing: ids firstId … lastId go into `shard`, or into a new one. Pieces can be done side by side. */
export interface ShardTask {
  readonly shard: Shard | null
  readonly firstId: number
  readonly lastId: number
}

/** A shard takes in later imports until it covers this many ids. */
const APPEND_LIMIT = 2_000_000
/** Less is not worth a thread and a file of its own. */
const SMALLEST_PIECE = 250_000
/** More would make a search that nobody waits for any longer run on too long before it can be stopped. */
const LARGEST_SHARD = 8_000_000

/**
 * What is to be indexed so that the shards cover firstId … lastId: a small addition goes into the shard that ends before
 * it, a big one is split over new shards for the cores at hand. A gap, left by a killed build or by a shard that was
 * damaged and removed, is found and filled in the same way.
 * @param shards ascending, apart from each other, as `listShards` gives them.
 */
export function planShards(
  shards: readonly Shard[],
  firstId: number,
  lastId: number,
  cores: number,
): ShardTask[] {
  const tasks: ShardTask[] = []
  let next = firstId
  let before: Shard | null = null
  for (const shard of shards) {
    if (shard.firstId > next) tasks.push(...fill(before, next, Math.min(shard.firstId - 1, lastId), cores))
    next = Math.max(next, shard.lastId + 1)
    before = shard
  }
  return next > lastId ? tasks : [...tasks, ...fill(before, next, lastId, cores)]
}

function fill(before: Shard | null, firstId: number, lastId: number, cores: number): ShardTask[] {
  const size = lastId - firstId + 1
  if (size <= 0) return []
  const touches = before !== null && before.lastId + 1 === firstId
  const isSmall = size < 2 * SMALLEST_PIECE || cores < 2
  if (touches && isSmall && lastId - before.firstId < APPEND_LIMIT)
    return [{ shard: before, firstId, lastId }]
  const useful = Math.max(1, Math.min(cores, Math.floor(size / SMALLEST_PIECE)))
  const pieces = Math.max(useful, Math.ceil(size / LARGEST_SHARD))
  return Array.from({ length: pieces }, (_, i) => {
    const start = firstId + Math.floor((size * i) / pieces)
    const end = firstId + Math.floor((size * (i + 1)) / pieces) - 1
    // An empty shard that a killed build left just before the range takes its first piece.
    return {
      shard: i === 0 && touches && before.lastId < before.firstId ? before : null,
      firstId: start,
      lastId: end,
    }
  })
}
