/**
 * The rule by which rows are taken for one message. It is numbered: a case keeps under which number its links were made, and any
 * change of what it would link is a new number.
 */
export const twinRule = 1
export const defaultToleranceMs = 10_000

/** Up to this many are sorted one by one, where they stand. */
const fewUnits = 32
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

/** Finds which rows of one key are one message. Its scratch space is used again for the next key. */
export class TwinMatcher {
  readonly #tolerance: number
  #unit: Int32Array = new Int32Array(64)
  #time: Float64Array = new Float64Array(64)
  #next: Int32Array = new Int32Array(64)
  #starts: Int32Array = new Int32Array(64)

  constructor(toleranceMs: number) {
    this.#tolerance = toleranceMs
  }

  /**
   * Decides on the rows from … to-1 of one key: `head[i]` becomes the position of the first row of i's message, i itself for a
   * row that stands alone. Linear in the rows, apart from sorting where clocks differ.
   * @returns clusters left apart because they could be matched in more than one way
   */
  decide({ at, pack }: KeyedRows, from: number, to: number, clock: Clock, head: Int32Array): number {
    for (let i = from; i < to; i++) head[i] = i
    let end = to
    while (end > from && at[end - 1] === Number.POSITIVE_INFINITY) end--
    if (end - from < 2) return 0
    if (end - from === 2) {
      this.#two(at, pack, from, clock, head)
      return 0
    }
    const units = this.#units(at, pack, from, end, clock)
    return this.#clusters(at, pack, end, units, head)
  }

  #two(at: Float64Array, pack: Int32Array, first: number, clock: Clock, head: Int32Array): void {
    const a = pack[first] ?? 0
    const b = pack[first + 1] ?? 0
    const apart = (at[first + 1] ?? 0) - (at[first] ?? 0)
    const near = a === b ? apart === 0 : Math.abs(apart - clock(a, b)) <= this.#tolerance
    if (near) head[first + 1] = first
  }

  /** Rows of one pack with one time are a unit: #unit has each one's first row, #time its time by the first pack's clock. */
  #units(at: Float64Array, pack: Int32Array, from: number, end: number, clock: Clock): number {
    this.#room(end - from)
    const reference = pack[from] ?? 0
    let units = 0
    let sorted = true
    for (let i = from; i < end; ) {
      const time = at[i] ?? 0
      let same = i
      // Equal times: one unit a pack, in the order in which packs appear.
      while (same < end && at[same] === time) same++
      for (let k = i; k < same; k++) {
        if (isRepeat(pack, i, k)) continue
        const own = pack[k] ?? 0
        this.#unit[units] = k
        const shifted = own === reference ? time : time - clock(reference, own)
        if (units > 0 && shifted < (this.#time[units - 1] ?? 0)) sorted = false
        this.#time[units++] = shifted
      }
      i = same
    }
    if (!sorted) this.#sort(units)
    return units
  }

  #sort(units: number): void {
    if (units > fewUnits) this.#sortMany(units)
    else {
      for (let u = 1; u < units; u++) {
        const time = this.#time[u] ?? 0
        const unit = this.#unit[u] ?? 0
        let to = u
        for (; to > 0 && (this.#time[to - 1] ?? 0) > time; to--) {
          this.#time[to] = this.#time[to - 1] ?? 0
          this.#unit[to] = this.#unit[to - 1] ?? 0
        }
        this.#time[to] = time
        this.#unit[to] = unit
      }
    }
  }

  #sortMany(units: number): void {
    const time = this.#time.slice(0, units)
    const unit = this.#unit.slice(0, units)
    const order = Uint32Array.from(time, (_, k) => k).sort((x, y) => (time[x] ?? 0) - (time[y] ?? 0) || x - y)
    order.forEach((k, place) => {
      this.#time[place] = time[k] ?? 0
      this.#unit[place] = unit[k] ?? 0
    })
  }

  /**
   * Units of different packs within the tolerance hang together. Sorted by time, each cluster is a stretch: a unit between two
   * that hang together is near both, and of another pack than one of them.
   */
  #clusters(at: Float64Array, pack: Int32Array, end: number, units: number, head: Int32Array): number {
    const packOf = (unit: number) => pack[this.#unit[unit] ?? 0] ?? 0
    const next = this.#next
    for (let u = units - 1; u >= 0; u--) {
      next[u] = u + 1 < units && packOf(u + 1) === packOf(u) ? (next[u + 1] ?? units) : u + 1
    }
    const starts = this.#starts
    let clusters = 0
    let near = 0
    for (let u = 0; u < units; u++) {
      const earliest = (this.#time[u] ?? 0) - this.#tolerance
      while ((this.#time[near] ?? 0) < earliest) near++
      const first = packOf(near) === packOf(u) ? (next[near] ?? units) : near
      if (first < u) while (clusters > 0 && (starts[clusters - 1] ?? 0) > first) clusters--
      if (clusters === 0 || first >= u) starts[clusters++] = u
    }
    let ambiguous = 0
    for (let c = 0; c < clusters; c++) {
      const stop = c + 1 < clusters ? (starts[c + 1] ?? units) : units
      if (!this.#link(at, pack, end, starts[c] ?? 0, stop, head)) ambiguous++
    }
    return ambiguous
  }

  /** Links a cluster's units; false: left apart. */
  #link(
    at: Float64Array,
    pack: Int32Array,
    end: number,
    from: number,
    to: number,
    head: Int32Array,
  ): boolean {
    if (to - from === 1) {
      const only = this.#unit[from] ?? 0
      linkRepeats(at, pack, end, only, only, head)
      return true
    }
    // Two that hang together are of two packs.
    if (to - from === 2) {
      const first = Math.min(this.#unit[from] ?? 0, this.#unit[from + 1] ?? 0)
      for (let u = from; u < to; u++) linkRepeats(at, pack, end, this.#unit[u] ?? 0, first, head)
      return true
    }
    const byPack = new Map<number, number[]>()
    for (let u = from; u < to; u++) {
      const row = this.#unit[u] ?? 0
      const own = pack[row] ?? 0
      const units = byPack.get(own)
      if (units === undefined) byPack.set(own, [u])
      else units.push(u)
    }
    const packs = [...byPack.values()]
    const times = packs[0]?.length ?? 0
    if (packs.some(({ length }) => length !== times)) return false
    for (let k = 0; k < times; k++) {
      const of = packs.map((units) => this.#time[units[k] ?? 0] ?? 0)
      if (Math.max(...of) - Math.min(...of) > this.#tolerance) return false
    }
    for (let k = 0; k < times; k++) {
      const rows = packs.map((units) => this.#unit[units[k] ?? 0] ?? 0)
      const first = Math.min(...rows)
      for (const row of rows) linkRepeats(at, pack, end, row, first, head)
    }
    return true
  }

  #room(units: number): void {
    if (units <= this.#unit.length) return
    const size = 2 ** Math.ceil(Math.log2(units))
    this.#unit = new Int32Array(size)
    this.#time = new Float64Array(size)
    this.#next = new Int32Array(size)
    this.#starts = new Int32Array(size)
  }
}

/** Whether a row of the same pack stands before k among those with one time, which begin at `first`. */
function isRepeat(pack: Int32Array, first: number, k: number): boolean {
  for (let i = first; i < k; i++) if (pack[i] === pack[k]) return true
  return false
}

/** Links all rows of a unit, which begins at `unit`, to `first`. */
function linkRepeats(
  at: Float64Array,
  pack: Int32Array,
  end: number,
  unit: number,
  first: number,
  head: Int32Array,
): void {
  for (let i = unit; i < end && at[i] === at[unit]; i++) if (pack[i] === pack[unit]) head[i] = first
}

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
