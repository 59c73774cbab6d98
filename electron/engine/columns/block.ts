import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib'

/** Rows of one block; a run's last one is shorter. */
export const blockRows = 65_536

type Numbers = Uint8Array | Uint16Array | Uint32Array | Float64Array

/** Numbers of consecutive rows: that of row i is base + unit × data[i]. As narrow as they allow, in memory as on disk. */
export interface Block {
  readonly base: number
  readonly unit: number
  readonly data: Numbers
}

/** Each row the difference from the row before it: for numbers that only grow. */
const steps = 1
const plain = 0
/** Width, form and whether it is compressed, a byte each, one spare; then count, base and unit. */
const headBytes = 24
/** Below this, compressing costs more than it saves. */
const leastPacked = 256

/** Numbers from 0 on (ids, kinds) as bytes. */
export function encodeNumbers(numbers: ArrayLike<number>, count: number): Buffer {
  let least = Number.POSITIVE_INFINITY
  let most = 0
  for (let i = 0; i < count; i++) {
    const number = numbers[i] ?? 0
    if (number < least) least = number
    if (number > most) most = number
  }
  if (count === 0) least = 0
  const data = narrow(most - least, count)
  for (let i = 0; i < data.length; i++) data[i] = (numbers[i] ?? 0) - least
  return written(plain, count, least, 1, data)
}

/** Growing UTC milliseconds as bytes. */
export function encodeTimes(times: ArrayLike<number>, count: number): Buffer {
  const unit = unitOf(times, count)
  let most = 0
  for (let i = 1; i < count; i++) {
    const step = (times[i] ?? 0) - (times[i - 1] ?? 0)
    if (step < 0) throw new RangeError('Rows of a run are in the order of time.')
    if (step > most) most = step
  }
  const data = narrow(most / unit, count)
  for (let i = 1; i < data.length; i++) data[i] = ((times[i] ?? 0) - (times[i - 1] ?? 0)) / unit
  return written(steps, count, count === 0 ? 0 : (times[0] ?? 0), unit, data)
}

/** Numbers of 48 bits as bytes: the lower 32 of each, then the upper 16. They are hashes, and would not compress. */
export function encodeHashes(hashes: Float64Array, count: number): Buffer {
  const low = new Uint32Array(count)
  const high = new Uint16Array(count)
  for (let i = 0; i < count; i++) {
    const hash = hashes[i] ?? 0
    low[i] = hash >>> 0
    high[i] = Math.floor(hash / 0x1_0000_0000)
  }
  return Buffer.concat([Buffer.from(low.buffer), Buffer.from(high.buffer)])
}

/** Two numbers a row, the lower 32 bits and the upper ones. @throws RangeError when the bytes are not those of `count` rows */
export function decodeHashes(bytes: Buffer, count: number): Uint32Array {
  if (bytes.length !== count * 6) throw new RangeError(`${count} hashes in ${bytes.length} bytes.`)
  const own = new Uint8Array(bytes).buffer
  const low = new Uint32Array(own, 0, count)
  const high = new Uint16Array(own, 4 * count, count)
  const pairs = new Uint32Array(2 * count)
  for (let i = 0; i < count; i++) {
    pairs[2 * i] = low[i] ?? 0
    pairs[2 * i + 1] = high[i] ?? 0
  }
  return pairs
}

/** Milliseconds of which every time of a block is a multiple, counted from its first. */
function unitOf(times: ArrayLike<number>, count: number): number {
  const base = times[0] ?? 0
  for (const unit of [60_000, 1000]) {
    let fits = true
    for (let i = 0; i < count && fits; i++) fits = ((times[i] ?? 0) - base) % unit === 0
    if (fits) return unit
  }
  return 1
}

/** Room for numbers up to `most`; none at all where every one is 0. */
function narrow(most: number, count: number): Numbers {
  if (most === 0) return new Uint8Array(0)
  if (most <= 0xff) return new Uint8Array(count)
  if (most <= 0xffff) return new Uint16Array(count)
  return most <= 0xffff_ffff ? new Uint32Array(count) : new Float64Array(count)
}

function written(form: number, count: number, base: number, unit: number, data: Numbers): Buffer {
  const bytes = Buffer.from(data.buffer, data.byteOffset, data.byteLength)
  const packed = bytes.length < leastPacked ? null : zstd(bytes)
  const pays = packed !== null && packed.length < (bytes.length / 8) * 7
  const head = Buffer.alloc(headBytes)
  head[0] = data.length === 0 ? 0 : data.BYTES_PER_ELEMENT
  head[1] = form
  head[2] = pays ? 1 : 0
  head.writeUInt32LE(count, 4)
  head.writeDoubleLE(base, 8)
  head.writeDoubleLE(unit, 16)
  return Buffer.concat([head, pays ? packed : bytes])
}

/** Zstandard (RFC 8878) at its quickest. */
const zstd = (bytes: Buffer): Buffer =>
  zstdCompressSync(bytes, { params: { [constants.ZSTD_c_compressionLevel]: 1 } })

/** @throws RangeError when the bytes are no block */
export function decodeBlock(bytes: Buffer): Block {
  const width = bytes.readUInt8(0)
  const count = bytes.readUInt32LE(4)
  const base = bytes.readDoubleLE(8)
  const unit = bytes.readDoubleLE(16)
  if (count > blockRows) throw new RangeError(`A block of ${count} rows.`)
  if (width === 0) return { base, unit, data: new Uint8Array(count) }
  const body = bytes.subarray(headBytes)
  // A copy: the bytes may begin anywhere, and numbers have to be aligned.
  const own = new Uint8Array(bytes[2] === 1 ? zstdDecompressSync(body) : body).buffer
  const data = numbersOf(own, width)
  if (data.length !== count) throw new RangeError(`A block of ${count} rows holds ${data.length}.`)
  return { base, unit, data: bytes[1] === steps ? summed(data) : data }
}

function numbersOf(bytes: ArrayBuffer, width: number): Numbers {
  switch (width) {
    case 1:
      return new Uint8Array(bytes)
    case 2:
      return new Uint16Array(bytes)
    case 4:
      return new Uint32Array(bytes)
    case 8:
      return new Float64Array(bytes)
    default:
      throw new RangeError(`Numbers of ${width} bytes.`)
  }
}

/** Each step and all before it; as doubles where the sum of all needs them. */
function summed(data: Numbers): Numbers {
  const sums = new Uint32Array(data.length)
  const sum = addUp(data, sums)
  if (sum <= 0xffff_ffff) return sums
  const wide = new Float64Array(data.length)
  addUp(data, wide)
  return wide
}

function addUp(data: Numbers, sums: Numbers): number {
  let sum = 0
  for (let i = 0; i < data.length; i++) {
    sum += data[i] ?? 0
    sums[i] = sum
  }
  return sum
}
