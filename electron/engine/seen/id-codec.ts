/**
 * Ascending message ids in few bytes, for the ledger of what was seen: for each stretch of ids that follow one another, how
 * far it begins behind the one before, then, where it is longer than one, its length less two; LEB128, the lowest bit of the first number saying
 * which. A message among others takes one to three bytes, a whole page of one source's rows two.
 */
export function encodeIds(ids: Uint32Array): Uint8Array {
  const bytes: number[] = []
  let next = 0
  for (let at = 0; at < ids.length; ) {
    const first = ids[at] ?? 0
    let end = at + 1
    while (end < ids.length && ids[end] === first + (end - at)) end++
    const length = end - at
    put(bytes, (first - next) * 2 + (length > 1 ? 1 : 0))
    if (length > 1) put(bytes, length - 2)
    next = first + length
    at = end
  }
  return Uint8Array.from(bytes)
}

/** Calls `visit` with each stretch of ids, ascending; both ends counted. @throws RangeError when the bytes end within a number */
export function eachStretch(bytes: Uint8Array, visit: (first: number, last: number) => void): void {
  let next = 0
  for (let at = 0; at < bytes.length; ) {
    const head = number()
    const first = next + Math.floor(head / 2)
    const last = head % 2 === 1 ? first + number() + 1 : first
    visit(first, last)
    next = last + 1

    function number(): number {
      let value = 0
      for (let scale = 1; ; scale *= 128) {
        const byte = bytes[at++]
        if (byte === undefined) throw new RangeError('The ids end within a number.')
        value += (byte & 127) * scale
        if (byte < 128) return value
      }
    }
  }
}

function put(bytes: number[], value: number): void {
  let rest = value
  while (rest >= 128) {
    bytes.push((rest % 128) | 128)
    rest = Math.floor(rest / 128)
  }
  bytes.push(rest)
}
