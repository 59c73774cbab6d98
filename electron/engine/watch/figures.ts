import { WinnowError } from '../../../shared/contract/error.ts'
import { type Problem, parse } from '../../../shared/query/index.ts'
import { twinGroups } from '../browse/index.ts'
import { columns } from '../columns/index.ts'
import { searchableTo } from '../search/index.ts'
import type { ReadSeat } from '../seat.ts'
import { dataVersion, hiddenRuns, onlyVisible } from '../sources/index.ts'
import { foundVersion, reachOf, type StoredTerm, storedIds, storedTerms } from './stored.ts'

export interface TermFigures extends StoredTerm {
  readonly problem: Problem | null
  readonly counted: boolean
  readonly rows: number
  readonly messages: number
  readonly handles: number
  readonly fresh: number
}

/** Of a whole list: a row, message or handle that several terms find counted once. */
export interface ListFigures {
  readonly terms: readonly TermFigures[]
  readonly rows: number
  readonly messages: number
  readonly handles: number
  readonly fresh: number
}

export interface Asked {
  readonly list: number
  readonly termsVersion: number
  /** Rows from this message on are fresh; null: none are. */
  readonly since: number | null
}

/** Lists whose figures are kept. */
const kept = 8

/**
 * What the terms of a list found, counted from the rows kept for each. Five thousand terms with a million rows among them take some
 * 100 ms, so figures are kept until rows, twins or findings are others.
 */
class Figures {
  readonly #seat: ReadSeat
  readonly #kept = new Map<string, ListFigures>()

  constructor(seat: ReadSeat) {
    this.#seat = seat
  }

  /** @throws WinnowError call.cancelled */
  of({ list, termsVersion, since }: Asked, cancelled: () => boolean): ListFigures {
    const { db } = this.#seat
    const stamp = [
      list,
      termsVersion,
      since,
      foundVersion(db),
      dataVersion(db),
      searchableTo(this.#seat),
    ].join(' ')
    const have = this.#kept.get(stamp)
    this.#kept.delete(stamp)
    const figures = have ?? count(this.#seat, storedTerms(db, list, termsVersion), since, cancelled)
    this.#kept.set(stamp, figures)
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= kept) break
      this.#kept.delete(oldest)
    }
    return figures
  }

  close(): void {
    this.#kept.clear()
  }
}

const makeFigures = (seat: ReadSeat) => new Figures(seat)
export const figures = (seat: ReadSeat): Figures => seat.held(makeFigures)

/** Gives the rows that count of a text, ascending. */
export function countingIds(seat: ReadSeat): (text: number) => Uint32Array {
  const ids = storedIds(seat.db)
  const hidden = hiddenRuns(seat.db)
  return (text) => onlyVisible(hidden, ids(text))
}

/** How many of ascending ids are `since` or more. */
export function freshOf(ids: Uint32Array, since: number | null): number {
  if (since === null) return 0
  let low = 0
  let high = ids.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ids[middle] ?? 0) < since) low = middle + 1
    else high = middle
  }
  return ids.length - low
}

function count(
  seat: ReadSeat,
  terms: readonly StoredTerm[],
  since: number | null,
  cancelled: () => boolean,
): ListFigures {
  const { db } = seat
  const reach = reachOf(db)
  const searchable = searchableTo(seat)
  const idsOf = countingIds(seat)
  const twins = twinGroups(seat)
  const values = columns(seat)
  const senders = new Distinct()
  const all = new Distinct()
  const any = new Distinct()
  const counted = terms.map((term): TermFigures => {
    if (cancelled()) throw new WinnowError('call.cancelled', 'Cancelled.')
    const parsed = parse(term.text)
    const known = reach.get(term.id)
    const ids = idsOf(term.id)
    const sent = values.gather('sender', ids)
    senders.clear()
    for (const sender of sent) {
      if (sender === 0) continue
      senders.add(sender)
      all.add(sender)
    }
    for (const id of ids) any.add(id)
    return {
      ...term,
      problem: parsed.ok ? problemOf(term.text, known?.problem ?? null) : parsed.problem,
      counted: known !== undefined && known.lastId >= searchable,
      rows: ids.length,
      messages: twins.count(ids),
      handles: senders.size,
      fresh: freshOf(ids, since),
    }
  })
  const rows = any.ascending()
  return {
    terms: counted,
    rows: rows.length,
    messages: twins.count(rows),
    handles: all.size,
    fresh: freshOf(rows, since),
  }
}

/** A problem that only the case knows, such as a list of lists that is gone, is about the whole term. */
const problemOf = (text: string, message: string | null): Problem | null =>
  message === null ? null : { message, from: 0, to: text.length }

/** Numbers met, a bit each. */
class Distinct {
  #bits = new Uint32Array(1024)
  #most = 0
  size = 0

  add(number: number): void {
    const word = number >>> 5
    if (word >= this.#bits.length) this.#grow(word)
    if (word > this.#most) this.#most = word
    const bits = this.#bits[word] ?? 0
    const bit = 1 << (number & 31)
    if ((bits & bit) !== 0) return
    this.#bits[word] = bits | bit
    this.size++
  }

  clear(): void {
    this.#bits.fill(0, 0, this.#most + 1)
    this.#most = 0
    this.size = 0
  }

  ascending(): Uint32Array {
    const numbers = new Uint32Array(this.size)
    let found = 0
    for (let word = 0; word <= this.#most; word++) {
      const bits = this.#bits[word] ?? 0
      for (let bit = 0; bits >>> bit !== 0; bit++) {
        if (((bits >>> bit) & 1) !== 0) numbers[found++] = word * 32 + bit
        if (bit === 31) break
      }
    }
    return numbers
  }

  #grow(word: number): void {
    const bits = new Uint32Array(Math.max(word + 1, this.#bits.length * 2))
    bits.set(this.#bits)
    this.#bits = bits
  }
}
