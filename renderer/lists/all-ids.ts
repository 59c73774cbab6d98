/** As many as one call gives. */
const chunk = 100_000

/** Ids at the first `rows` positions of a list, asked for piece by piece. */
export async function allIds(
  idsAt: (from: number, count: number) => Promise<readonly number[]>,
  rows: number,
): Promise<number[]> {
  const ids: number[] = []
  for (let from = 0; from < rows; from += chunk) {
    for (const id of await idsAt(from, Math.min(chunk, rows - from))) ids.push(id)
  }
  return ids
}
