import { ServedReader } from '../cells/index.ts'
import type { ReadDb } from '../db/connection.ts'
import { idsOf, type Stretch } from './id-sets.ts'
import { type Cancelled, searchCancelled } from './shard-search.ts'

/** Rows between two looks at the cancel flag. */
const SLICE = 20_000

/**
 * Rows that hold a text, whatever its capitals, in a cell that no field took. They have no index: block by block is looked through, among
 * `candidates` or among all rows.
 */
export function cellIds(
  db: ReadDb,
  runs: readonly Stretch[],
  text: string,
  candidates: Uint32Array | null,
  cancelled: Cancelled,
): Uint32Array {
  const served = new ServedReader(db)
  const wanted = text.toLowerCase()
  // As it stands in JSON, for a first look at a whole block.
  const written = JSON.stringify(wanted).slice(1, -1)
  const found: number[] = []
  const ids = candidates ?? idsOf(runs)
  let n = 0
  for (const id of ids) {
    if (n++ % SLICE === 0 && cancelled()) throw searchCancelled()
    if (served.blockHolds(id, written) && holds(served.of(id).extra, wanted)) found.push(id)
  }
  return Uint32Array.from(found)
}

function holds(extra: string | null, wanted: string): boolean {
  if (extra === null) return false
  const cells = Object.values(JSON.parse(extra) as Record<string, unknown>)
  return cells.some((cell) => typeof cell === 'string' && cell.toLowerCase().includes(wanted))
}
