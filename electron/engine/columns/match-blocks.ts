import type { ReadDb } from '../db/connection.ts'
import { blockRows, decodeHashes } from './block.ts'
import { deriveHashes } from './derive.ts'

/** Consecutive rows from id `first` on, two numbers each, low and high; 0 0: nothing to match by. */
export interface MatchBlock {
  readonly first: number
  readonly keys: Uint32Array
}

interface Run {
  readonly first: number
  readonly last: number
}

/** By what the rows of an import run are matched, block by block. */
export function matchBlocks(db: ReadDb): (run: Run) => Generator<MatchBlock> {
  const read = blockReader(db)
  return function* ({ first, last }) {
    for (let from = first; from <= last; from += blockRows) {
      yield { first: from, keys: read(from, Math.min(from + blockRows, last + 1)) }
    }
  }
}

/** By what one row of an import run is matched; null: by nothing. */
export function matchOf(
  db: ReadDb,
  { first, last }: Run,
  id: number,
): readonly [low: number, high: number] | null {
  const from = id - ((id - first) % blockRows)
  const keys = blockReader(db)(from, Math.min(from + blockRows, last + 1))
  const [low = 0, high = 0] = keys.subarray((id - from) * 2)
  return low === 0 && high === 0 ? null : [low, high]
}

function blockReader(db: ReadDb): (from: number, end: number) => Uint32Array {
  // The primary key (column, first_id).
  const find = db
    .prepare<[number], Buffer>(`SELECT data FROM message_column WHERE column = 'match' AND first_id = ?`)
    .pluck()
  return (from, end) => {
    const bytes = find.get(from)
    try {
      if (bytes !== undefined) return decodeHashes(bytes, end - from)
    } catch {}
    return deriveHashes(db, from, end)
  }
}
