import type { SampledMessage } from './sniff.ts'

/** No phone book holds a longer name. */
const longestName = 120

/** Where a name in front of a message ends: at ": ", or at a colon at the end of the line. */
function nameEnd(rest: string, from: number): number {
  for (let at = rest.indexOf(':', from); at >= 0 && at <= longestName; at = rest.indexOf(':', at + 1)) {
    const next = rest[at + 1]
    if (next === ' ' || next === undefined || next === '\n') return at
    if (next === '\r' || next === '\u200e' || next === '\u00a0') return at
  }
  return -1
}

/**
 * Splits "Name: text" in two. A name may itself hold a colon ("Team: North"): then the same words stand behind the first
 * colon in every message of that name, which the sample shows.
 */
export class Senders {
  /** Names of the sample, with how many messages each. */
  readonly counts = new Map<string, number>()
  readonly #withColon = new Set<string>()

  constructor(messages: readonly SampledMessage[]) {
    const seconds = new Map<string, Map<string, number>>()
    for (const { rest } of messages) {
      const line = firstLine(rest)
      const first = nameEnd(line, 0)
      if (first < 0) continue
      const second = nameEnd(line, first + 1)
      const name = line.slice(0, first)
      const longer = second < 0 ? '' : line.slice(0, second)
      const under = seconds.get(name) ?? new Map<string, number>()
      under.set(longer, (under.get(longer) ?? 0) + 1)
      seconds.set(name, under)
    }
    for (const under of seconds.values()) {
      // One spelling alone, three times: nobody begins every message with the same word and a colon.
      const [only, count] = [...under][0] ?? ['', 0]
      if (under.size === 1 && only !== '' && count >= 3) this.#withColon.add(only)
    }
    for (const { rest } of messages) {
      const split = this.split(rest)
      if (split !== null) this.counts.set(split.name, (this.counts.get(split.name) ?? 0) + 1)
    }
  }

  /** The name in front, and where the text begins; null where there is none. */
  split(rest: string): { name: string; to: number } | null {
    const first = nameEnd(rest, 0)
    if (first < 1 || rest.lastIndexOf('\n', first) >= 0) return null
    let end = first
    if (this.#withColon.size > 0) {
      const second = nameEnd(rest, first + 1)
      if (second > 0 && this.#withColon.has(rest.slice(0, second))) end = second
    }
    const name = rest.slice(0, end)
    if (name.trim() === '') return null
    return { name, to: end + (rest[end + 1] === ' ' ? 2 : 1) }
  }
}

function firstLine(text: string): string {
  const at = text.indexOf('\n')
  return at < 0 ? text : text.slice(0, at)
}
