/** The next of ascending positions after one; round to the first at the end. Null when there are none. */
export function nextOf(positions: readonly number[], after: number): number | null {
  return positions.find((position) => position > after) ?? positions[0] ?? null
}

/** The last of ascending positions before one; round to the last at the beginning. Null when there are none. */
export function previousOf(positions: readonly number[], before: number): number | null {
  return positions.findLast((position) => position < before) ?? positions.at(-1) ?? null
}
