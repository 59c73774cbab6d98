import type { StagedRows } from './staged-rows.ts'

/** Texts of some rows as one string and the length of each in UTF-16 units; -1: null. */
interface PackedTexts {
  lengths: Int32Array
  text: string
}

/** Rows `order[from]` … `order[to - 1]` as bytes. */
export function encodeRows(rows: StagedRows, order: Uint32Array, from: number, to: number): Buffer {
  const count = to - from
  const row = new Float64Array(count)
  const sentAt = new Float64Array(count)
  const ids = new Uint32Array(count * 3)
  const kind = new Uint8Array(count)
  for (let i = 0; i < count; i++) {
    const at = order[from + i] ?? 0
    row[i] = rows.row[at] ?? 0
    sentAt[i] = rows.sentAt[at] ?? 0
    ids[i] = rows.sender[at] ?? 0
    ids[count + i] = rows.recipient[at] ?? 0
    ids[2 * count + i] = rows.conversation[at] ?? 0
    kind[i] = rows.kind[at] ?? 0
  }
  const texts = [rows.timeText, rows.body, rows.extra, rows.image].map((column) =>
    packTexts(column, order, from, to),
  )
  return joinParts([
    row,
    sentAt,
    ids,
    kind,
    ...texts.flatMap(({ lengths, text }) => [lengths, Buffer.from(text)]),
  ])
}

export function decodeRows(block: Buffer): StagedRows {
  const [row, sentAt, ids, kind, ...texts] = splitParts(block)
  const numbers = new Float64Array(own(row))
  const count = numbers.length
  const allIds = new Uint32Array(own(ids))
  const text = (column: number) => unpackTexts(texts[2 * column], texts[2 * column + 1])
  return {
    count,
    row: numbers,
    sentAt: new Float64Array(own(sentAt)),
    sender: allIds.subarray(0, count),
    recipient: allIds.subarray(count, 2 * count),
    conversation: allIds.subarray(2 * count),
    kind: new Uint8Array(own(kind)),
    timeText: text(0),
    body: text(1),
    extra: text(2),
    image: text(3),
  }
}

/** Lists of equal length as bytes: whatever is staged that is no message. */
export function encodeTexts(columns: readonly (readonly (string | null)[])[]): Buffer {
  const order = Uint32Array.from({ length: columns[0]?.length ?? 0 }, (_, i) => i)
  return joinParts(
    columns.flatMap((column) => {
      const { lengths, text } = packTexts(column, order, 0, order.length)
      return [lengths, Buffer.from(text)]
    }),
  )
}

export function decodeTexts(block: Buffer): (string | null)[][] {
  const parts = splitParts(block)
  return Array.from({ length: parts.length / 2 }, (_, c) => unpackTexts(parts[2 * c], parts[2 * c + 1]))
}

function packTexts(
  column: readonly (string | null)[],
  order: Uint32Array,
  from: number,
  to: number,
): PackedTexts {
  const lengths = new Int32Array(to - from)
  const present: string[] = []
  for (let i = from; i < to; i++) {
    const text = column[order[i] ?? 0] ?? null
    lengths[i - from] = text === null ? -1 : text.length
    if (text !== null) present.push(text)
  }
  return { lengths, text: present.join('') }
}

function unpackTexts(lengthBytes: Buffer | undefined, textBytes: Buffer | undefined): (string | null)[] {
  const lengths = new Int32Array(own(lengthBytes))
  const text = textBytes?.toString('utf8') ?? ''
  const column: (string | null)[] = new Array(lengths.length)
  let at = 0
  for (let i = 0; i < lengths.length; i++) {
    const length = lengths[i] ?? 0
    column[i] = length < 0 ? null : text.slice(at, at + length)
    if (length > 0) at += length
  }
  return column
}

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
