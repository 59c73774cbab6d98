/**
 * Ascending message ids as bytes. Form 0: each the difference from the one before it, seven bits a byte, the highest bit set where
 * more follow (LEB128). Form 1, shorter where more than one row in eight is found: a bit a row from the first on.
 */
const steps = 0
const bits = 1

export function encodeIds(ids: Uint32Array): Buffer {
  const first = ids[0] ?? 0
  const span = (ids.at(-1) ?? 0) - first + 1
  const asSteps = stepBytes(ids)
  const asBits = 4 + Math.ceil(span / 8)
  return asSteps <= asBits ? encodeSteps(ids, asSteps) : encodeBits(ids, first, asBits)
}

/** @param count how many there are. @throws RangeError when the bytes hold another number */
export function decodeIds(bytes: Buffer, count: number): Uint32Array {
  const ids = new Uint32Array(count)
  const found = bytes[0] === bits ? decodeBits(bytes, ids) : decodeSteps(bytes, ids)
  if (found !== count) throw new RangeError(`${found} ids where ${count} were kept.`)
  return ids
}

function stepBytes(ids: Uint32Array): number {
  let length = 0
  let before = 0
  for (const id of ids) {
    const step = id - before
    length += step < 0x80 ? 1 : step < 0x4000 ? 2 : step < 0x20_0000 ? 3 : step < 0x1000_0000 ? 4 : 5
    before = id
  }
  return length
}

function encodeSteps(ids: Uint32Array, length: number): Buffer {
  const bytes = Buffer.allocUnsafe(1 + length)
  bytes[0] = steps
  let at = 1
  let before = 0
  for (const id of ids) {
    let step = id - before
    before = id
    while (step >= 0x80) {
      bytes[at++] = (step & 0x7f) | 0x80
      step >>>= 7
    }
    bytes[at++] = step
  }
  return bytes
}

function decodeSteps(bytes: Buffer, ids: Uint32Array): number {
  let found = 0
  let id = 0
  let step = 0
  let shift = 0
  for (let at = 1; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0
    step += (byte & 0x7f) * 2 ** shift
    if (byte >= 0x80) {
      shift += 7
      continue
    }
    id += step
    ids[found++] = id
    step = 0
    shift = 0
  }
  return found
}

function encodeBits(ids: Uint32Array, first: number, length: number): Buffer {
  const bytes = Buffer.alloc(1 + length)
  bytes[0] = bits
  bytes.writeUInt32LE(first, 1)
  for (const id of ids) {
    const at = 5 + ((id - first) >>> 3)
    bytes[at] = (bytes[at] ?? 0) | (1 << ((id - first) & 7))
  }
  return bytes
}

function decodeBits(bytes: Buffer, ids: Uint32Array): number {
  const first = bytes.readUInt32LE(1)
  let found = 0
  for (let at = 5; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0
    for (let bit = 0; byte >>> bit !== 0; bit++) {
      if (((byte >>> bit) & 1) !== 0) ids[found++] = first + (at - 5) * 8 + bit
    }
  }
  return found
}
