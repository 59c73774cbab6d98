import { WinnowError } from '../../../shared/contract/error.ts'
import { rankedParts } from '../../../shared/query/index.ts'
import { indexedRows, searcher } from '../search/index.ts'
import type { ReadSeat } from '../seat.ts'
import { gather, stopIf } from './gather.ts'

/** More hits are not ordered by relevance: it would take longer than a person waits, and nobody reads that far. */
const mostRanked = 1_000_000
/** Words and phrases that are weighed; a longer list weighs its first. */
const mostParts = 200

/** As in Okapi BM25: how soon a longer text counts for less, and how much. */
const k1 = 1.2
const b = 0.75

/**
 * Rows of a search, the most relevant first, equal ones in the order given. A row's weight is that of the words, phrases and so on
 * of the search that it was found by, what is left out by NOT and filters aside:
 *
 *     sum over parts of  ln(1 + (N - n + 0.5) / (n + 0.5))  ×  (k1 + 1) / (1 + k1 × (1 - b + b × length / mean))
 *
 * N: rows indexed; n: rows that the part finds; length: bytes of the row's text; mean: that of the rows. It is Okapi BM25
 * (Robertson and others, TREC-3) as if each part were found once in a row: chat messages are too short for more.
 * @throws WinnowError state.conflict, call.cancelled
 */
export function byRelevance(
  seat: ReadSeat,
  rows: Uint32Array,
  text: string | null,
  cancelled: () => boolean,
): Uint32Array {
  const parts = text === null ? [] : rankedParts(text).slice(0, mostParts)
  if (text === null || parts.length === 0) {
    throw new WinnowError('state.conflict', 'Only a search with words can be ordered by relevance.')
  }
  if (rows.length > mostRanked) {
    throw new WinnowError(
      'state.conflict',
      `${rows.length.toLocaleString('en-GB')} rows are too many to order by relevance. Narrow the search below ${mostRanked.toLocaleString('en-GB')}.`,
    )
  }
  const weights = weigh(seat, rows, parts, cancelled)
  const lengths = gather(seat, 'length', rows, cancelled)
  let total = 0
  for (const length of lengths) total += length
  const mean = Math.max(1, total / rows.length)
  const scores = new Float32Array(rows.length)
  for (let i = 0; i < rows.length; i++) {
    const norm = 1 + k1 * (1 - b + (b * (lengths[i] ?? 0)) / mean)
    scores[i] = ((weights[i] ?? 0) * (k1 + 1)) / norm
  }
  return bestFirst(rows, scores)
}

/** By position in `rows`, the weights of the parts that the row was found by. */
function weigh(
  seat: ReadSeat,
  rows: Uint32Array,
  parts: readonly string[],
  cancelled: () => boolean,
): Float64Array {
  const places = placesOf(rows)
  const all = indexedRows(seat)
  const weights = new Float64Array(rows.length)
  for (const part of parts) {
    stopIf(cancelled)
    const { ids } = searcher(seat).find(part, { cancelled })
    const weight = Math.log(1 + (Math.max(0, all - ids.length) + 0.5) / (ids.length + 0.5))
    places(ids, (position) => {
      weights[position] = (weights[position] ?? 0) + weight
    })
  }
  return weights
}

/** Finds out which of ascending ids are among the rows, and where: both are gone through in the order of ids. */
function placesOf(rows: Uint32Array) {
  let ascending = true
  for (let i = 1; i < rows.length && ascending; i++) ascending = (rows[i - 1] ?? 0) < (rows[i] ?? 0)
  const base = 2 ** 20
  const sorted = ascending ? null : Float64Array.from(rows, (id, i) => id * base + i).sort()
  const idAt = (i: number) => (sorted === null ? (rows[i] ?? 0) : Math.floor((sorted[i] ?? 0) / base))
  return (ids: Uint32Array, take: (position: number) => void) => {
    let k = 0
    for (let i = 0; i < rows.length; i++) {
      const id = idAt(i)
      while (k < ids.length && (ids[k] ?? 0) < id) k++
      if (k === ids.length) return
      if (ids[k] === id) take(sorted === null ? i : (sorted[i] ?? 0) % base)
    }
  }
}

/**
 * Scores are above zero, so their bits count up with them; equal ones stay in their order. Sorted by 11 bits at a time, from the lowest
 * (LSD radix sort): a tenth of the time of a comparison sort.
 */
function bestFirst(rows: Uint32Array, scores: Float32Array): Uint32Array {
  let keys = new Uint32Array(scores.buffer.slice(0))
  for (let i = 0; i < keys.length; i++) keys[i] = 0x7fff_ffff - (keys[i] ?? 0)
  let ids = rows.slice()
  for (let shift = 0; shift < 31; shift += radixBits) {
    const next = new Uint32Array(1 << radixBits)
    for (let i = 0; i < keys.length; i++) {
      const digit = ((keys[i] ?? 0) >>> shift) & radixMask
      next[digit] = (next[digit] ?? 0) + 1
    }
    let start = 0
    for (let digit = 0; digit < next.length; digit++) {
      const count = next[digit] ?? 0
      next[digit] = start
      start += count
    }
    const sortedKeys = new Uint32Array(keys.length)
    const sortedIds = new Uint32Array(ids.length)
    for (let i = 0; i < keys.length; i++) {
      const key = keys[i] ?? 0
      const digit = (key >>> shift) & radixMask
      const place = next[digit] ?? 0
      next[digit] = place + 1
      sortedKeys[place] = key
      sortedIds[place] = ids[i] ?? 0
    }
    keys = sortedKeys
    ids = sortedIds
  }
  return ids
}

const radixBits = 11
const radixMask = (1 << radixBits) - 1
