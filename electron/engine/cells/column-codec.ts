import { PackedTexts, TextColumn } from './text-column.ts'

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
  return joinParts(collected.flatMap((column) => column.parts()))
}

export function decodeTexts(block: Buffer): (string | null)[][] {
  const columns = decodeColumns(block)
  const count = Math.max(0, ...columns.map((column) => column.count))
  return columns.map((column) => Array.from({ length: count }, (_, i) => column.text(i)))
}

const unpacked = (sizes: Buffer | undefined, bytes: Buffer | undefined): PackedTexts =>
  new PackedTexts(new Int32Array(own(sizes)), bytes ?? Buffer.alloc(0))

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
