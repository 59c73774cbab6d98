import { PackedTexts, TextColumn, type Texts } from './text-column.ts'

/** Columns of texts of equally many rows as bytes; both parts of a column are empty where every row is null. */
export function encodeColumns(columns: readonly TextColumn[]): Buffer {
  return joinParts(
    columns.flatMap((column): readonly Uint8Array[] => {
      const [sizes, bytes] = column.parts()
      if (bytes.length === 0 && sizes.every((size) => size < 0)) return [none, none]
      return [new Uint8Array(sizes.buffer, sizes.byteOffset, sizes.byteLength), bytes]
    }),
  )
}

const none = new Uint8Array(0)

export function decodeColumns(block: Buffer): PackedTexts[] {
  const parts = splitParts(block)
  return Array.from({ length: parts.length / 2 }, (_, c) => unpacked(parts[2 * c], parts[2 * c + 1]))
}

/** Lists of equal length as bytes: whatever is staged that is no message. */
export function encodeTexts(columns: readonly (readonly (string | null)[])[]): Buffer {
  const collected = columns.map((column) => {
    const texts = new TextColumn()
    for (const text of column) texts.add(text)
    return texts
  })
  const count = columns[0]?.length ?? 0
  return joinParts(collected.flatMap((column) => packed(column, ascending(count), 0, count, true)))
}

export function decodeTexts(block: Buffer): (string | null)[][] {
  const columns = decodeColumns(block)
  const count = Math.max(0, ...columns.map((column) => column.count))
  return columns.map((column) => Array.from({ length: count }, (_, i) => column.text(i)))
}

/** Sizes and bytes; both empty for a column that no row has any text in, unless its nulls are to be kept. */
export function packed(
  column: Texts,
  order: Uint32Array,
  from: number,
  to: number,
  keep = false,
): [Int32Array, Buffer] {
  const sizes = new Int32Array(to - from)
  let total = 0
  let filled = false
  for (let i = from; i < to; i++) {
    const size = column.size(order[i] ?? 0)
    sizes[i - from] = size
    if (size >= 0) filled = true
    if (size > 0) total += size
  }
  if (!filled && !keep) return [new Int32Array(0), Buffer.alloc(0)]
  const bytes = Buffer.allocUnsafe(total)
  let at = 0
  for (let i = from; i < to; i++) at = column.copy(order[i] ?? 0, bytes, at)
  return [sizes, bytes]
}

export const unpacked = (sizes: Buffer | undefined, bytes: Buffer | undefined): PackedTexts =>
  new PackedTexts(new Int32Array(own(sizes)), bytes ?? Buffer.alloc(0))

const counted = Uint32Array.from({ length: 1024 }, (_, i) => i)

/** 0, 1, 2 … */
const ascending = (length: number): Uint32Array =>
  length <= counted.length ? counted.subarray(0, length) : Uint32Array.from({ length }, (_, i) => i)

type Part = Float64Array | Uint32Array | Int32Array | Uint8Array

/** Parts one behind the other, their number and sizes before them. */
export function joinParts(parts: readonly Part[]): Buffer {
  const head = new Uint32Array([parts.length, ...parts.map((part) => part.byteLength)])
  return Buffer.concat(
    [head, ...parts].map((part) => Buffer.from(part.buffer, part.byteOffset, part.byteLength)),
  )
}

export function splitParts(block: Buffer): Buffer[] {
  const count = block.readUInt32LE(0)
  const parts: Buffer[] = []
  let at = 4 + 4 * count
  for (let i = 0; i < count; i++) {
    const size = block.readUInt32LE(4 + 4 * i)
    parts.push(block.subarray(at, at + size))
    at += size
  }
  return parts
}

/** A copy that begins on a boundary that typed arrays accept. */
export function own(part: Buffer | undefined): ArrayBuffer {
  return part === undefined ? new ArrayBuffer(0) : new Uint8Array(part).buffer
}
