import { randomUUID } from 'node:crypto'

interface Frame {
  readonly number: number
  readonly text: string
}

/** Characters of sent frames that are kept for a page that did not get them. */
const keptLength = 16 * 1024 * 1024

/**
 * What a page is told through its stream, numbered. What is written to a stream that has just broken off is lost without a
 * sign, so the last frames are kept: a page that comes back says which id it saw last and gets the rest. Ids carry the
 * outbox's own name, so that a page which has been forgotten is known from one that missed nothing.
 */
export class Outbox {
  readonly #name = randomUUID()
  #frames: Frame[] = []
  #length = 0
  #last = 0

  /** @returns the frame as it goes over the wire (HTML Standard, 9.2) */
  add(value: unknown): string {
    this.#last += 1
    const text = frame('message', `${this.#name}/${this.#last}`, value)
    this.#frames.push({ number: this.#last, text })
    this.#length += text.length
    while (this.#length > keptLength && this.#frames.length > 1) {
      this.#length -= this.#frames.shift()?.text.length ?? 0
    }
    return text
  }

  /**
   * The frames to begin a stream with: a greeting, which says whether what follows is all that the page missed, and that.
   * @param seen id of the last frame that the page got, greetings included; '' for a new page
   */
  resume(seen: string): string[] {
    const [name, number] = seen === '' ? [this.#name, 0] : [seen.split('/')[0], Number(seen.split('/')[1])]
    const missed = this.#frames.filter((kept) => kept.number > number)
    const whole = name === this.#name && missed.length === this.#last - number
    const greeting = frame('hello', `${this.#name}/${whole ? number : this.#last}`, { whole })
    return [greeting, ...(whole ? missed.map(({ text }) => text) : [])]
  }
}

function frame(event: string, id: string, value: unknown): string {
  return `event: ${event}\nid: ${id}\ndata: ${JSON.stringify(value)}\n\n`
}
