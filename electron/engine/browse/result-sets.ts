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

const mostSets = 64
const mostBytes = 256 * 1024 * 1024

/**
 * Result sets, positions -> message ids in time order, held until they are closed. When more are open than fit, the one
 * that was used longest ago is closed: whoever still shows it is told so and opens it again.
 */
export class ResultSets {
  readonly #seat: ReadSeat
  /** In the order of their last use. */
  readonly #sets = new Map<string, IdList>()
  #bytes = 0

  constructor(seat: ReadSeat) {
    this.#seat = seat
  }

  /** Holds ids that are in time order already. */
  hold(list: IdList): OpenSet {
    const set = randomUUID()
    this.#sets.set(set, list)
    this.#bytes += list.bytes
    for (const oldest of this.#sets.keys()) {
      if (oldest === set || (this.#sets.size <= mostSets && this.#bytes <= mostBytes)) break
      this.drop(oldest)
    }
    return { set, rows: list.length, messages: countMessages(this.#seat, list) }
  }

  /** @throws WinnowError not.found when the set was closed */
  get(set: string): IdList {
    const list = this.#sets.get(set)
    if (list === undefined) throw new WinnowError('not.found', 'The list was closed. Open it again.')
    this.#sets.delete(set)
    this.#sets.set(set, list)
    return list
  }

  drop(set: string): void {
    this.#bytes -= this.#sets.get(set)?.bytes ?? 0
    this.#sets.delete(set)
  }

  close(): void {
    this.#sets.clear()
    this.#bytes = 0
  }
}

const makeSets = (seat: ReadSeat) => new ResultSets(seat)

/** The result sets of this reader. */
export const resultSets = (seat: ReadSeat): ResultSets => seat.held(makeSets)
