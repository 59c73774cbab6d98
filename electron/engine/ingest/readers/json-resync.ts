/**
 * Where the next element of an array seems to begin behind a broken one: a brace after a comma, a closing brace or a line end, followed
 * by the key that the array's whole elements begin with. Without that key any quoted one will do.
 * @returns its index, or -1 when there is none between `from` (where the broken element begins) and `to`.
 */
export function resyncAt(bytes: Buffer, from: number, to: number, firstKey: string | null): number {
  for (let at = bytes.indexOf(0x7b, from + 1); at >= 0 && at < to; at = bytes.indexOf(0x7b, at + 1)) {
    if (!beginsElement(bytes, from, at)) continue
    let after = at + 1
    while (after < to && isSpace(bytes[after] ?? 0)) after++
    if (firstKey === null) {
      if (bytes[after] === 0x22) return at
      continue
    }
    const key = bytes.subarray(after, Math.min(to, after + Buffer.byteLength(firstKey)))
    if (key.equals(Buffer.from(firstKey))) return at
  }
  return -1
}

/** What stands before it, white space aside, is a comma or a closing brace; or it is the first on its line. */
function beginsElement(bytes: Buffer, from: number, at: number): boolean {
  let before = at - 1
  while (before > from && isSpace(bytes[before] ?? 0)) {
    if (bytes[before] === 10) return true
    before--
  }
  return bytes[before] === 0x2c || bytes[before] === 0x7d
}

function isSpace(byte: number): boolean {
  return byte === 32 || byte === 10 || byte === 13 || byte === 9
}
