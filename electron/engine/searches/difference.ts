import type { SourceRange } from '../search-record/index.ts'
import type { Findings } from './stored.ts'
import { partsBySource } from './stored.ts'

/** How the hits in one source differ between two runs of a search. */
export interface SourceDifference {
  readonly source: number
  readonly earlier: number
  readonly later: number
  /** Ids that only the later run found, that only the earlier one did, that both did; null: not known one by one. */
  readonly more: Uint32Array | null
  readonly fewer: Uint32Array | null
  readonly both: Uint32Array | null
}

const none = new Uint32Array(0)

/**
 * Compares source by source. Where the hits of one run were too many to be kept, a source whose digests agree is the same all the same,
 * and one that only one run found anything in is new or gone as a whole.
 */
export function differences(
  runs: readonly SourceRange[],
  earlier: Pick<Findings, 'ids' | 'bySource'>,
  later: Pick<Findings, 'ids' | 'bySource'>,
): SourceDifference[] {
  const then = partsBySource(runs, earlier.ids)
  const now = partsBySource(runs, later.ids)
  const sources = [...new Set([...earlier.bySource.keys(), ...later.bySource.keys()])].sort((a, b) => a - b)
  return sources.map((source) => {
    const before = earlier.bySource.get(source)
    const after = later.bySource.get(source)
    const counts = { source, earlier: before?.rows ?? 0, later: after?.rows ?? 0 }
    const old = before === undefined ? none : earlier.ids === null ? null : (then.get(source) ?? none)
    const recent = after === undefined ? none : later.ids === null ? null : (now.get(source) ?? none)
    if (before !== undefined && before.digest === after?.digest) {
      return { ...counts, more: none, fewer: none, both: old ?? recent }
    }
    if (before === undefined) return { ...counts, more: recent, fewer: none, both: none }
    if (after === undefined) return { ...counts, more: none, fewer: old, both: none }
    if (old === null || recent === null) return { ...counts, more: null, fewer: null, both: null }
    return { ...counts, ...parted(old, recent) }
  })
}

/** How many rows a part has: its ids where they are known, else what follows from the counts. */
export function countMore({ more, earlier, later }: SourceDifference): number | null {
  return more?.length ?? (earlier === 0 ? later : null)
}

export function countFewer({ fewer, earlier, later }: SourceDifference): number | null {
  return fewer?.length ?? (later === 0 ? earlier : null)
}

/** Two ascending sets in three: only the second has, only the first has, both have. */
function parted(first: Uint32Array, second: Uint32Array) {
  const more = new Uint32Array(second.length)
  const fewer = new Uint32Array(first.length)
  const both = new Uint32Array(Math.min(first.length, second.length))
  const length = { more: 0, fewer: 0, both: 0 }
  let i = 0
  let j = 0
  while (i < first.length || j < second.length) {
    const a = first[i] ?? Number.POSITIVE_INFINITY
    const b = second[j] ?? Number.POSITIVE_INFINITY
    if (a === b) both[length.both++] = a
    else if (a < b) fewer[length.fewer++] = a
    else more[length.more++] = b
    if (a <= b) i++
    if (b <= a) j++
  }
  return {
    more: more.subarray(0, length.more),
    fewer: fewer.subarray(0, length.fewer),
    both: both.subarray(0, length.both),
  }
}
