/**
 * The rule by which rows are taken for one message. It is numbered: a case keeps under which number its links were made, and any
 * change of what it would link is a new number.
 */
export const twinRule = 1
export const defaultToleranceMs = 10_000

/** Two rows with one text further apart than this say nothing about their packs' clocks. */
const clockWindowMs = 600_000
/** Fewer messages than these are no evidence that two clocks differ. */
const leastSamples = 5

/** The rule in words, as it is shown beside what it found. */
export function twinRuleText(toleranceMs: number): string[] {
  return [
    "Rows are compared when they have the same sender, the same recipient (or the same conversation where no recipient is given) and the same text, whatever its case, spacing and letter width; images are compared by their names. A pack is what one handle's device gave; where nothing says whose it is, the file is taken for the pack.",
    `Rows of different packs are one message when their times differ by at most ${toleranceMs / 1000} s. Where two packs share at least ${leastSamples} messages that each has exactly once within ${clockWindowMs / 60_000} minutes, the median difference of their clocks is taken off first.`,
    'A repeat is never swallowed: where a text stands several times within reach, the rows are matched in the order of time if every pack has it equally often, and left apart, and counted as ambiguous, if not.',
    'Rows of one pack are one message when their times are exactly the same.',
    "Rows with the supplier's own record id are one message when that id is the same too, in files of one supplier and, where both have a time, within a day.",
    'Rows without a time or a text are matched only by that record id. What a person joined or split outranks all of this.',
  ]
}

/** A text as twins are compared: compatibility form, without case, runs of space as one space. Empty: nothing to match by. */
export function twinText(text: string): string {
  // Most messages are plain ASCII: neither normalising nor folding twice changes those.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the range is ASCII
  const folded = /^[\x00-\x7f]*$/.test(text)
    ? text.toLowerCase()
    : text.normalize('NFKC').toUpperCase().toLowerCase().normalize('NFKC')
  return folded.replace(/\s+/gu, ' ').trim()
}

/** Rows of several keys in columns; each key's rows lie side by side in the order of time, rows without a time last. */
export interface KeyedRows {
  /** UTC milliseconds; Infinity: unknown. */
  readonly at: Float64Array
  /** Numbers of packs, from 0. */
  readonly pack: Int32Array
}

/** How far the second pack's clock is ahead of the first's, milliseconds; 0 where it is not known. */
export type Clock = (first: number, second: number) => number

/**
 * How far packs' clocks are apart, learned from messages that two packs have exactly once each within ten minutes: `add` takes
 * each key, `between` then gives the median where there is evidence enough and most of it agrees.
 */
export class PackClocks {
  readonly #tolerance: number
  readonly #packs: number
  readonly #samples = new Map<number, number[]>()
  readonly #skews = new Map<number, { skew: number; samples: number }>()

  /** @param packs numbers of packs are below this */
  constructor(toleranceMs: number, packs: number) {
    this.#tolerance = toleranceMs
    this.#packs = packs
  }

  /** Rows from … to-1 of one key, in the order of time. */
  add({ at, pack }: KeyedRows, from: number, to: number): void {
    for (let i = from; i < to; ) {
      let last = i
      while (last + 1 < to && (at[last + 1] ?? 0) - (at[last] ?? 0) <= clockWindowMs) last++
      if (last === i + 1 && pack[i] !== pack[last] && Number.isFinite(at[last] ?? 0)) {
        this.#sample(pack[i] ?? 0, pack[last] ?? 0, (at[last] ?? 0) - (at[i] ?? 0))
      }
      i = last + 1
    }
  }

  /** A difference known from an earlier matching; the one with more evidence holds. */
  know(first: number, second: number, skew: number, samples: number): void {
    const [key, own] = first < second ? [this.#key(first, second), skew] : [this.#key(second, first), -skew]
    const have = this.#skews.get(key)
    if (have === undefined || have.samples < samples) this.#skews.set(key, { skew: own, samples })
  }

  /** To be called once all keys are added. */
  settle(): void {
    for (const [key, samples] of this.#samples) {
      if (samples.length < leastSamples) continue
      samples.sort((a, b) => a - b)
      const median = samples[samples.length >> 1] ?? 0
      const agreeing = samples.filter((each) => Math.abs(each - median) <= this.#tolerance).length
      const skew = agreeing * 2 > samples.length ? median : 0
      this.know(Math.floor(key / this.#packs), key % this.#packs, skew, samples.length)
    }
    this.#samples.clear()
  }

  readonly between: Clock = (first, second) => {
    if (first === second) return 0
    if (first < second) return this.#skews.get(this.#key(first, second))?.skew ?? 0
    return -(this.#skews.get(this.#key(second, first))?.skew ?? 0)
  }

  all(): { first: number; second: number; skew: number; samples: number }[] {
    return [...this.#skews].map(([key, known]) => ({
      first: Math.floor(key / this.#packs),
      second: key % this.#packs,
      ...known,
    }))
  }

  #key(first: number, second: number): number {
    return first * this.#packs + second
  }

  #sample(first: number, second: number, later: number): void {
    const key = first < second ? this.#key(first, second) : this.#key(second, first)
    const apart = first < second ? later : -later
    const samples = this.#samples.get(key)
    if (samples === undefined) this.#samples.set(key, [apart])
    else if (samples.length < mostSamples) samples.push(apart)
  }
}

/** Enough for a median; memory stays in proportion to the pairs of packs. */
const mostSamples = 501
