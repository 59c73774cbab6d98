import type { StagedRows } from './staged-rows.ts'
import { PackedTexts, TextColumn, type Texts } from './text-column.ts'

/** Rows `order[from]` … `order[to - 1]` as bytes. */
export function encodeRows(rows: StagedRows, order: Uint32Array, from: number, to: number): Buffer {
  const count = to - from
  const numbers = new Float64Array(count * 3)
  const ids = new Uint32Array(count * 4)
  const kind = new Uint8Array(count)
  for (let i = 0; i < count; i++) {
    const at = order[from + i] ?? 0
    numbers[i] = rows.row[at] ?? 0
    numbers[count + i] = rows.sentAt[at] ?? 0
    numbers[2 * count + i] = rows.match[at] ?? 0
    ids[i] = rows.owner[at] ?? 0
    ids[count + i] = rows.sender[at] ?? 0
    ids[2 * count + i] = rows.recipient[at] ?? 0
    ids[3 * count + i] = rows.conversation[at] ?? 0
    kind[i] = rows.kind[at] ?? 0
  }
  const columns = [rows.timeText, rows.body, rows.extra, rows.image, rows.detail]
  return joinParts([numbers, ids, kind, ...columns.flatMap((column) => packed(column, order, from, to))])
}

/** @param rowBase added to every row number: a stretch of a file does not know how many rows come before it. */
export function decodeRows(block: Buffer, rowBase: number): StagedRows {
  const [numberBytes, idBytes, kind, ...texts] = splitParts(block)
  const numbers = new Float64Array(own(numberBytes))
  const count = numbers.length / 3
  const ids = new Uint32Array(own(idBytes))
  const row = numbers.subarray(0, count)
  if (rowBase > 0) for (let i = 0; i < count; i++) row[i] = (row[i] ?? 0) + rowBase
  const text = (column: number) => unpacked(texts[2 * column], texts[2 * column + 1])
  return {
    count,
    row,
    sentAt: numbers.subarray(count, 2 * count),
    match: numbers.subarray(2 * count),
    owner: ids.subarray(0, count),
    sender: ids.subarray(count, 2 * count),
    recipient: ids.subarray(2 * count, 3 * count),
    conversation: ids.subarray(3 * count),
    kind: new Uint8Array(own(kind)),
    timeText: text(0),
    body: text(1),
    extra: text(2),
    image: text(3),
    detail: text(4),
  }
}

/** Columns of texts, `count` rows each, as bytes. */
export function encodeColumns(columns: readonly Texts[], count: number): Buffer {
  const order = ascending(count)
  return joinParts(columns.flatMap((column) => packed(column, order, 0, count)))
}

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
function packed(
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

const unpacked = (sizes: Buffer | undefined, bytes: Buffer | undefined): PackedTexts =>
  new PackedTexts(new Int32Array(own(sizes)), bytes ?? Buffer.alloc(0))

const counted = Uint32Array.from({ length: 1024 }, (_, i) => i)

/** 0, 1, 2 … */
const ascending = (length: number): Uint32Array =>
  length <= counted.length ? counted.subarray(0, length) : Uint32Array.from({ length }, (_, i) => i)

type Part = Float64Array | Uint32Array | Int32Array | Uint8Array

/** Parts one behind the other, their number and sizes before them. */
function joinParts(parts: readonly Part[]): Buffer {
  const head = new Uint32Array([parts.length, ...parts.map((part) => part.byteLength)])
  return Buffer.concat(
    [head, ...parts].map((part) => Buffer.from(part.buffer, part.byteOffset, part.byteLength)),
  )
}

function splitParts(block: Buffer): Buffer[] {
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
function own(part: Buffer | undefined): ArrayBuffer {
  return part === undefined ? new ArrayBuffer(0) : new Uint8Array(part).buffer
}
