import type { LinkedRows } from '../columns/index.ts'

/** Rows that are one message with others, in columns that grow: message by message, the rows of each ascending. */
export class FoundLinks implements LinkedRows {
  length = 0
  groups = 0
  message = new Uint32Array(1024)
  next = new Uint32Array(1024)
  how = new Uint8Array(1024)

  /** @param rows ids of one message in any order, each once; two at least, those from 0 … count - 1. @param how columns' `howOf` */
  add(rows: Uint32Array, count: number, how: number): void {
    for (let i = 1; i < count; i++) {
      if ((rows[i] ?? 0) > (rows[i - 1] ?? 0)) continue
      rows.subarray(0, count).sort()
      break
    }
    while (this.length + count > this.message.length) this.#grow()
    for (let i = 0; i < count; i++) {
      const at = this.length++
      this.message[at] = rows[i] ?? 0
      this.next[at] = rows[i + 1 === count ? 0 : i + 1] ?? 0
      this.how[at] = how
    }
    this.groups++
  }

  /** Place after the last row of the message whose rows begin at a place. */
  endOf(start: number): number {
    let at = start
    while ((this.next[at] ?? 0) > (this.message[at] ?? 0)) at++
    return at + 1
  }

  #grow(): void {
    const size = Math.ceil(this.message.length * 1.5)
    const message = new Uint32Array(size)
    const next = new Uint32Array(size)
    const how = new Uint8Array(size)
    message.set(this.message)
    next.set(this.next)
    how.set(this.how)
    this.message = message
    this.next = next
    this.how = how
  }
}
