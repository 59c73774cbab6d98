import { randomUUID } from 'node:crypto'
import { WinnowError } from '../../../shared/contract/error.ts'
import type { ReadSeat } from '../seat.ts'
import { countMessages } from './count.ts'
import type { IdList } from './id-list.ts'

/** What a client gets of a result set. */
export interface OpenSet {
  readonly set: string
  readonly rows: number
  readonly messages: number
}

interface HeldSet {
  readonly list: IdList
  /** The search that found its rows; null: it is no search's. */
  readonly text: string | null
}

const mostSets = 64
const mostBytes = 256 * 1024 * 1024

/**
 * Result sets, positions -> message ids, held until they are closed. When more are open than fit, the one
 * that was used longest ago is closed: whoever still shows it is told so and opens it again.
 */
export class ResultSets {
  readonly #seat: ReadSeat
  /** In the order of their last use. */
  readonly #sets = new Map<string, HeldSet>()
  #bytes = 0

  constructor(seat: ReadSeat) {
    this.#seat = seat
  }

  /** @param text the search that found these rows, by which they can be ordered; null: no search did */
  hold(list: IdList, text: string | null = null): OpenSet {
    const set = randomUUID()
    this.#sets.set(set, { list, text })
    this.#bytes += list.bytes
    for (const oldest of this.#sets.keys()) {
      if (oldest === set || (this.#sets.size <= mostSets && this.#bytes <= mostBytes)) break
      this.drop(oldest)
    }
    return { set, rows: list.length, messages: countMessages(this.#seat, list) }
  }

  /** @throws WinnowError not.found when the set was closed */
  get(set: string): IdList {
    return this.#use(set).list
  }

  /** The search that found its rows. @throws WinnowError not.found when the set was closed */
  textOf(set: string): string | null {
    return this.#use(set).text
  }

  drop(set: string): void {
    this.#bytes -= this.#sets.get(set)?.list.bytes ?? 0
    this.#sets.delete(set)
  }

  close(): void {
    this.#sets.clear()
    this.#bytes = 0
  }

  #use(set: string): HeldSet {
    const held = this.#sets.get(set)
    if (held === undefined) throw new WinnowError('not.found', 'The list was closed. Open it again.')
    this.#sets.delete(set)
    this.#sets.set(set, held)
    return held
  }
}

const makeSets = (seat: ReadSeat) => new ResultSets(seat)

/** The result sets of this reader. */
export const resultSets = (seat: ReadSeat): ResultSets => seat.held(makeSets)
