import { ServedReader } from '../cells/index.ts'
import { searchCancelled } from './cancelled.ts'
import type { Ground } from './ground.ts'
import { idsOf, overlap, type Stretch } from './id-sets.ts'

/** Blocks or rows between two looks at the cancel flag: some 6 ms. */
const SLICE = 64

/**
 * Rows of a window that hold a text, whatever its capitals, in a cell that no field took. They have no index: block by block is looked
 * through, among `among` or among all rows, and a block in which the text does not stand is passed over as a whole.
 */
export function cellIds(
  { db, rows, cancelled }: Ground,
  text: string,
  window: Stretch,
  among: Uint32Array | null,
): Uint32Array {
  const served = new ServedReader(db)
  const wanted = text.toLowerCase()
  // As it stands in JSON, for a first look at a whole block.
  const written = JSON.stringify(wanted).slice(1, -1)
  const found: number[] = []
  const ids = among ?? idsOf(overlap(rows, [window]))
  let next = 0
  let looked = 0
  for (const id of ids) {
    if (id < next) continue
    if (looked++ % SLICE === 0 && cancelled()) throw searchCancelled()
    next = served.mayHold(id, written)
    if (next === id && holds(served.of(id).extra, wanted)) found.push(id)
  }
  return Uint32Array.from(found)
}

function holds(extra: string | null, wanted: string): boolean {
  if (extra === null) return false
  const cells = Object.values(JSON.parse(extra) as Record<string, unknown>)
  return cells.some((cell) => typeof cell === 'string' && cell.toLowerCase().includes(wanted))
}
