import { union } from './id-sets.ts'
import { Marks } from './marks.ts'

/** Sets joined: two by merging, more by marking. */
export function unionAll(sets: readonly Uint32Array[]): Uint32Array {
  const filled = sets.filter((set) => set.length > 0)
  const [one = new Uint32Array(0), two] = filled
  if (two === undefined) return one
  if (filled.length === 2) return union(one, two)
  const first = Math.min(...filled.map((set) => set[0] ?? 0))
  const last = Math.max(...filled.map((set) => set.at(-1) ?? 0))
  const marks = new Marks({ first, last })
  for (const set of filled) marks.add(set)
  return marks.ids()
}
