/** Bounds against archives made to fill a disk or a memory. */
const mostEntries = 1_000_000
export const mostRatio = 200
/** Below this size a ratio says nothing: empty sheets pack a thousandfold. */
export const ratioFrom = 64 * 1024 * 1024
export const mostTotal = 500 * 1024 ** 3
/** Archives inside one another, the chosen one included. */
export const mostDepth = 3
/** The largest image that is read: beyond it, a single file would fill the memory. */
export const mostImageBytes = 256 * 1024 * 1024

/** Something that was left out, and why. */
export interface Refused {
  readonly name: string
  readonly reason: string
}

/** What all archives under one chosen path may unpack to together. */
export class Budget {
  #entries = 0
  #bytes = 0

  /** Counts one more file; why it goes beyond what can be taken, or null. */
  refusal(bytes: number): string | null {
    if (this.#entries >= mostEntries) return `more than ${mostEntries} entries`
    if (this.#bytes + bytes > mostTotal) return 'the archive unpacks to more than can be taken'
    this.#entries++
    this.#bytes += bytes
    return null
  }
}
