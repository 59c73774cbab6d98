/** Ascending ids of several ascending lists, each once: neighbours are merged, in as many passes as the number of lists has bits. */
export function unionOf(lists: readonly Uint32Array[]): Uint32Array {
  let left = lists.filter(({ length }) => length > 0)
  while (left.length > 1) {
    const merged: Uint32Array[] = []
    for (let k = 0; k < left.length; k += 2) {
      const [a, b] = [left[k], left[k + 1]]
      if (a !== undefined) merged.push(b === undefined ? a : union(a, b))
    }
    left = merged
  }
  return left[0] ?? new Uint32Array(0)
}

function union(a: Uint32Array, b: Uint32Array): Uint32Array {
  const either = new Uint32Array(a.length + b.length)
  let length = 0
  let i = 0
  let j = 0
  while (i < a.length && j < b.length) {
    const x = a[i] ?? 0
    const y = b[j] ?? 0
    either[length++] = x < y ? x : y
    if (x <= y) i++
    if (y <= x) j++
  }
  const rest = i < a.length ? a.subarray(i) : b.subarray(j)
  either.set(rest, length)
  return either.subarray(0, length + rest.length)
}
