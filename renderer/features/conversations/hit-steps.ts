/** Index of the first of ascending positions that is greater than one; their count when there is none. */
export function firstAfter(positions: readonly number[], position: number): number {
  let low = 0
  let high = positions.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((positions[middle] ?? 0) <= position) low = middle + 1
    else high = middle
  }
  return low
}

/** The next of ascending positions after one; round to the first at the end. Null when there are none. */
export function nextOf(positions: readonly number[], after: number): number | null {
  return positions[firstAfter(positions, after)] ?? positions[0] ?? null
}

/** The last of ascending positions before one; round to the last at the beginning. Null when there are none. */
export function previousOf(positions: readonly number[], before: number): number | null {
  return positions[firstAfter(positions, before - 1) - 1] ?? positions.at(-1) ?? null
}

/** Where a position stands among ascending ones, from 0; -1 when it is none of them. */
export function indexOf(positions: readonly number[], position: number): number {
  const at = firstAfter(positions, position - 1)
  return positions[at] === position ? at : -1
}
