import { Columns, Postings, sortByTime } from '../columns/index.ts'
import type { ReadDb } from '../db/connection.ts'
import { hiddenRuns, onlyVisible, type Range } from '../sources/index.ts'
import { type ChosenConversation, check } from './contents.ts'
import { type Window, windowsOf } from './windows.ts'

/** A conversation with the windows that a bundle shows of it. */
export interface Shown {
  /** All its message ids, by time. */
  readonly ids: Uint32Array
  readonly windows: readonly Window[]
  readonly chosen: ReadonlySet<number>
}

/** Finds what is shown of conversations. */
export class ShownReader {
  readonly #hidden: readonly Range[]
  readonly #columns: Columns
  readonly #postings: Postings

  constructor(db: ReadDb) {
    this.#hidden = hiddenRuns(db)
    this.#columns = new Columns(db)
    this.#postings = new Postings(db)
  }

  /** @throws WinnowError call.cancelled */
  of(conversation: ChosenConversation, context: number, cancelled: () => boolean): Shown {
    check(cancelled)
    const visible = onlyVisible(this.#hidden, this.#postings.of('conversation', conversation.id))
    const ids = sortByTime(visible, this.#columns.times(visible), () => check(cancelled))
    const chosen = new Set(conversation.chosen)
    const positions: number[] = []
    for (const [position, id] of ids.entries()) if (chosen.has(id)) positions.push(position)
    return { ids, windows: windowsOf(positions, context, ids.length), chosen }
  }
}

/** Messages shown, chosen ones among them. */
export function shownRows({ windows }: Shown): number {
  return windows.reduce((sum, { from, to }) => sum + to - from + 1, 0)
}
