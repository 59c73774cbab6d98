import { joinParts, own, packed, splitParts, unpacked } from '../cells/index.ts'
import type { StagedRows } from './staged-rows.ts'

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
