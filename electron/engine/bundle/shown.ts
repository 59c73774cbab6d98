import type Database from 'better-sqlite3'
import type { ReadDb } from '../db/connection.ts'
import { andVisible, hiddenRuns } from '../sources/index.ts'
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
  readonly #inOrder: readonly Database.Statement<[number], number>[]

  constructor(db: ReadDb) {
    const visible = andVisible(hiddenRuns(db), 'id')
    // message_conversation (conversation, sent_at) covers both: known times by time and id, then unknown ones by id.
    this.#inOrder = [
      `SELECT id FROM message WHERE conversation = ? AND sent_at IS NOT NULL${visible} ORDER BY sent_at, id`,
      `SELECT id FROM message WHERE conversation = ? AND sent_at IS NULL${visible} ORDER BY id`,
    ].map((sql) => db.prepare<[number], number>(sql).pluck())
  }

  /** @throws WinnowError call.cancelled */
  of(conversation: ChosenConversation, context: number, cancelled: () => boolean): Shown {
    let ids = new Uint32Array(1024)
    let length = 0
    const chosen = new Set(conversation.chosen)
    const positions: number[] = []
    for (const statement of this.#inOrder) {
      for (const id of statement.iterate(conversation.id)) {
        if (length === ids.length) {
          check(cancelled)
          const longer = new Uint32Array(ids.length * 2)
          longer.set(ids)
          ids = longer
        }
        if (chosen.has(id)) positions.push(length)
        ids[length++] = id
      }
    }
    return { ids: ids.subarray(0, length), windows: windowsOf(positions, context, length), chosen }
  }
}

/** Messages shown, chosen ones among them. */
export function shownRows({ windows }: Shown): number {
  return windows.reduce((sum, { from, to }) => sum + to - from + 1, 0)
}
