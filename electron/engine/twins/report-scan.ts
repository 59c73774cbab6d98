import { setImmediate as turn } from 'node:timers/promises'
import { type Columns, matchBlocks } from '../columns/index.ts'
import type { ReadDb } from '../db/connection.ts'
import type { Range } from '../sources/index.ts'
import { PairRows, type PairTable } from './pair-rows.ts'

/** What the reports are made from, one entry a handle, by its id. */
export interface Activity {
  /** Rows that a handle sent, was sent, or whose pack holds them. */
  readonly rows: Uint32Array
  readonly contacts: Uint32Array
  /** 1: a pack of it is held. */
  readonly pack: Uint8Array
  /** UTC milliseconds; NaN: no row with a time. */
  readonly firstAt: Float64Array
  readonly lastAt: Float64Array
  /** handle * dayBase + day (since 1970-01-01, UTC), ascending, each once. */
  readonly days: Float64Array
}

export const dayBase = 2 ** 24
const dayMs = 86_400_000
/** Rows of pairs that are held at a time, about 25 bytes each. */
const partRows = 8_000_000

export interface Scanned {
  readonly activity: Activity
  readonly pairs: PairTable
}

/**
 * Reads the rows that count, once for every eight million of them, and adds them up by handle and by pair of handles.
 * @param groupOf which message a row is of; 0: one of its own
 * @param go throws when nobody wants the result any more
 */
export async function scan(
  db: ReadDb,
  columns: Columns,
  runs: readonly Range[],
  groupOf: (id: number) => number,
  toleranceMs: number,
  go: () => void,
  most = partRows,
): Promise<Scanned> {
  const handles = (db.prepare<[], number | null>('SELECT max(id) FROM handle').pluck().get() ?? 0) + 1
  const activity = new ActivityBook(handles)
  const rows = runs.reduce((sum, { first, last }) => sum + last - first + 1, 0)
  const parts = Math.max(1, Math.ceil(rows / most))
  const pairs = new PairRows(handles, groupOf, toleranceMs)
  for (let part = 0; part < parts; part++) {
    for (const run of runs) {
      for (const { first, keys } of matchBlocks(db)(run)) {
        const ids = Uint32Array.from({ length: keys.length / 2 }, (_, i) => first + i)
        const senders = columns.gather('sender', ids)
        const recipients = columns.gather('recipient', ids)
        const owners = columns.gather('owner', ids)
        const times = columns.times(ids)
        for (let i = 0; i < ids.length; i++) {
          const sender = senders[i] ?? 0
          const recipient = recipients[i] ?? 0
          const owner = owners[i] ?? 0
          const at = times[i] ?? Number.NaN
          if (part === 0) activity.add(sender, recipient, owner, at)
          if (sender === 0 || recipient === 0 || sender === recipient) continue
          if (parts === 1 || (sender + recipient) % parts === part) {
            const match = (keys[2 * i] ?? 0) + (keys[2 * i + 1] ?? 0) * 0x1_0000_0000
            pairs.add(first + i, sender, recipient, owner, at, match)
          }
        }
        await turn()
        go()
      }
    }
    await pairs.settle(async () => {
      await turn()
      go()
    })
  }
  const table = pairs.table()
  return { activity: activity.finish(table), pairs: table }
}

class ActivityBook {
  readonly #rows: Uint32Array
  readonly #pack: Uint8Array
  readonly #firstAt: Float64Array
  readonly #lastAt: Float64Array
  /** The day that was entered last for a handle: rows come in the order of time, so it is nearly always the same. */
  readonly #lastDay: Int32Array
  #days = new Float64Array(4096)
  #length = 0

  constructor(handles: number) {
    this.#rows = new Uint32Array(handles)
    this.#pack = new Uint8Array(handles)
    this.#firstAt = new Float64Array(handles).fill(Number.NaN)
    this.#lastAt = new Float64Array(handles).fill(Number.NaN)
    this.#lastDay = new Int32Array(handles).fill(-1)
  }

  /** Handles 0: none; NaN: the time is unknown. */
  add(sender: number, recipient: number, owner: number, at: number): void {
    if (owner > 0) this.#pack[owner] = 1
    if (sender > 0) this.#count(sender, at)
    if (recipient > 0 && recipient !== sender) this.#count(recipient, at)
    if (owner > 0 && owner !== sender && owner !== recipient) this.#count(owner, at)
  }

  finish({ a, b, length }: PairTable): Activity {
    const contacts = new Uint32Array(this.#rows.length)
    for (let p = 0; p < length; p++) {
      for (const handle of [a[p] ?? 0, b[p] ?? 0]) contacts[handle] = (contacts[handle] ?? 0) + 1
    }
    const sorted = this.#days.subarray(0, this.#length).sort()
    const days = sorted.filter((day, i) => i === 0 || day !== sorted[i - 1])
    return {
      rows: this.#rows,
      contacts,
      pack: this.#pack,
      firstAt: this.#firstAt,
      lastAt: this.#lastAt,
      days,
    }
  }

  #count(handle: number, at: number): void {
    this.#rows[handle] = (this.#rows[handle] ?? 0) + 1
    if (Number.isNaN(at)) return
    const first = this.#firstAt[handle] ?? Number.NaN
    const last = this.#lastAt[handle] ?? Number.NaN
    if (!(first <= at)) this.#firstAt[handle] = at
    if (!(last >= at)) this.#lastAt[handle] = at
    const day = Math.floor(at / dayMs)
    if (this.#lastDay[handle] === day) return
    this.#lastDay[handle] = day
    if (this.#length === this.#days.length) {
      const longer = new Float64Array(this.#days.length * 2)
      longer.set(this.#days)
      this.#days = longer
    }
    this.#days[this.#length++] = handle * dayBase + day
  }
}
