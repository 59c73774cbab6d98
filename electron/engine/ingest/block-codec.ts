import { rowTextsOf } from '../cells/index.ts'
import { type RowChunk, type StagedRows, textColumn, textColumns } from './staged-rows.ts'

/** Numbers, ids and texts of a row. */
const numbersOfRow = 3
const idsOfRow = 4

/** Bytes of a block before its rows: their number, and the fours of bytes that their texts take. */
const headBytes = 8

/** Rows `order[from]` … `order[to - 1]` as bytes: column by column, the texts row by row. */
export function encodeRows(rows: RowChunk, order: Uint32Array, from: number, to: number): Buffer {
  const count = to - from
  const words = rows.texts.wordsOf(order, from, to)
  const block = new ArrayBuffer(blockBytes(count, words))
  new Uint32Array(block, 0, 2).set([count, words])
  const { numbers, ids, sizes, texts, kind } = partsOf(block, count, words)
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
  rows.texts.copyRows(order, from, to, texts, sizes)
  return Buffer.from(block)
}

/** @param rowBase added to every row number: a stretch of a file does not know how many rows come before it. */
export function decodeRows(bytes: Buffer, rowBase: number): StagedRows {
  // A buffer of its own begins where typed arrays may.
  const block = new Uint8Array(bytes).buffer
  const [count = 0, words = 0] = new Uint32Array(block, 0, 2)
  const { numbers, ids, sizes, texts, kind } = partsOf(block, count, words)
  const row = numbers.subarray(0, count)
  if (rowBase > 0) for (let i = 0; i < count; i++) row[i] = (row[i] ?? 0) + rowBase
  const text = Buffer.from(block, texts.byteOffset, texts.byteLength)
  const column = rowTextsOf(text, sizes, textColumns)
  return {
    count,
    row,
    sentAt: numbers.subarray(count, 2 * count),
    match: numbers.subarray(2 * count),
    owner: ids.subarray(0, count),
    sender: ids.subarray(count, 2 * count),
    recipient: ids.subarray(2 * count, 3 * count),
    conversation: ids.subarray(3 * count),
    kind,
    extra: column(textColumn.extra),
    timeText: column(textColumn.timeText),
    body: column(textColumn.body),
    image: column(textColumn.image),
    detail: column(textColumn.detail),
  }
}

const numbersAt = headBytes
const idsAt = (count: number): number => numbersAt + 8 * numbersOfRow * count
const sizesAt = (count: number): number => idsAt(count) + 4 * idsOfRow * count
const textsAt = (count: number): number => sizesAt(count) + 4 * textColumns * count
const blockBytes = (count: number, words: number): number => textsAt(count) + 4 * words + count

/** Columns one behind the other, the widest first: each begins where its kind of array may. */
const partsOf = (block: ArrayBuffer, count: number, words: number) => ({
  numbers: new Float64Array(block, numbersAt, numbersOfRow * count),
  ids: new Uint32Array(block, idsAt(count), idsOfRow * count),
  sizes: new Int32Array(block, sizesAt(count), textColumns * count),
  texts: new Int32Array(block, textsAt(count), words),
  kind: new Uint8Array(block, textsAt(count) + 4 * words, count),
})
