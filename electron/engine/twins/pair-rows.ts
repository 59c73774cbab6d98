/** The report per pair of handles, one entry a pair in each column; a has the lower id. */
export interface PairTable {
  readonly length: number
  readonly a: Uint32Array
  readonly b: Uint32Array
  readonly rows: Uint32Array
  readonly messages: Uint32Array
  readonly matched: Uint32Array
  readonly onlyA: Uint32Array
  readonly onlyB: Uint32Array
  readonly differing: Uint32Array
  /** Median of b's clock less a's over the matched messages, milliseconds; NaN: there is none. */
  readonly skew: Float64Array
}

/** Which pack a row is of: one end's, or neither's. */
const packOfA = 1
const packOfB = 2
/** Beside it: b sent it. */
const sentByB = 4

const columns = ['rows', 'messages', 'matched', 'onlyA', 'onlyB', 'differing'] as const
type Counts = { [K in (typeof columns)[number]]: number }

/** A message that only one pack has. */
interface Lone {
  readonly at: number
  readonly match: number
  readonly fromB: boolean
}

/** Messages matched before a pair's clocks count as known. */
const leastMatched = 5
/** Pairs worked out before others get their turn. */
const pairsATurn = 2000

/** Collects the rows of pairs of handles, and works each pair out. */
export class PairRows {
  readonly #handles: number
  readonly #groupOf: (id: number) => number
  readonly #tolerance: number
  /** Number of a pair by both its handles. */
  #numbers = new Map<number, number>()
  #length = 0
  #id = new Uint32Array(4096)
  #pair = new Uint32Array(4096)
  #flags = new Uint8Array(4096)
  #at = new Float64Array(4096)
  #match = new Float64Array(4096)
  readonly #done: (Counts & { a: number; b: number; skew: number })[] = []

  constructor(handles: number, groupOf: (id: number) => number, toleranceMs: number) {
    this.#handles = handles
    this.#groupOf = groupOf
    this.#tolerance = toleranceMs
  }

  /** Owner and match 0: none; NaN: the time is unknown. */
  add(id: number, sender: number, recipient: number, owner: number, at: number, match: number): void {
    const a = Math.min(sender, recipient)
    const b = Math.max(sender, recipient)
    const key = a * this.#handles + b
    let pair = this.#numbers.get(key)
    if (pair === undefined) {
      pair = this.#numbers.size
      this.#numbers.set(key, pair)
    }
    if (this.#length === this.#id.length) this.#grow()
    const i = this.#length++
    this.#id[i] = id
    this.#pair[i] = pair
    this.#flags[i] = (owner === a ? packOfA : owner === b ? packOfB : 0) | (sender === b ? sentByB : 0)
    this.#at[i] = at
    this.#match[i] = match
  }

  /** Works out the pairs collected so far, and lets go of their rows. */
  async settle(rest: () => Promise<void>): Promise<void> {
    const starts = new Uint32Array(this.#numbers.size + 1)
    for (let i = 0; i < this.#length; i++) {
      const pair = (this.#pair[i] ?? 0) + 1
      starts[pair] = (starts[pair] ?? 0) + 1
    }
    for (let p = 1; p < starts.length; p++) starts[p] = (starts[p] ?? 0) + (starts[p - 1] ?? 0)
    const order = new Uint32Array(this.#length)
    const next = starts.slice()
    for (let i = 0; i < this.#length; i++) {
      const pair = this.#pair[i] ?? 0
      const place = next[pair] ?? 0
      order[place] = i
      next[pair] = place + 1
    }
    let p = 0
    for (const key of this.#numbers.keys()) {
      const rows = order.subarray(starts[p] ?? 0, starts[p + 1] ?? 0)
      this.#done.push({ a: Math.floor(key / this.#handles), b: key % this.#handles, ...this.#workOut(rows) })
      if (++p % pairsATurn === 0) await rest()
    }
    this.#numbers = new Map()
    this.#length = 0
  }

  table(): PairTable {
    const done = this.#done
    const column = (of: (each: (typeof done)[number]) => number) => Uint32Array.from(done, of)
    return {
      length: done.length,
      a: column(({ a }) => a),
      b: column(({ b }) => b),
      rows: column(({ rows }) => rows),
      messages: column(({ messages }) => messages),
      matched: column(({ matched }) => matched),
      onlyA: column(({ onlyA }) => onlyA),
      onlyB: column(({ onlyB }) => onlyB),
      differing: column(({ differing }) => differing),
      skew: Float64Array.from(done, ({ skew }) => skew),
    }
  }

  #workOut(rows: Uint32Array): Counts & { skew: number } {
    // By message: in which packs it is, and its first row in each.
    const seen = new Map<number, { ends: number; inA: number; inB: number }>()
    const counts: Counts = { rows: rows.length, messages: 0, matched: 0, onlyA: 0, onlyB: 0, differing: 0 }
    const loneA: Lone[] = []
    const loneB: Lone[] = []
    const lone = (ends: number, i: number) => {
      const own = {
        at: this.#at[i] ?? 0,
        match: this.#match[i] ?? 0,
        fromB: ((this.#flags[i] ?? 0) & sentByB) !== 0,
      }
      if (ends === packOfA) {
        counts.onlyA++
        loneA.push(own)
      } else if (ends === packOfB) {
        counts.onlyB++
        loneB.push(own)
      }
    }
    for (const i of rows) {
      const group = this.#groupOf(this.#id[i] ?? 0)
      const ends = (this.#flags[i] ?? 0) & (packOfA | packOfB)
      if (group === 0) {
        counts.messages++
        lone(ends, i)
        continue
      }
      const message = seen.get(group) ?? { ends: 0, inA: -1, inB: -1 }
      if (ends === packOfA && message.inA < 0) message.inA = i
      if (ends === packOfB && message.inB < 0) message.inB = i
      message.ends |= ends
      seen.set(group, message)
    }
    const skews: number[] = []
    for (const { ends, inA, inB } of seen.values()) {
      counts.messages++
      if (ends === (packOfA | packOfB)) {
        counts.matched++
        const skew = (this.#at[inB] ?? 0) - (this.#at[inA] ?? 0)
        if (!Number.isNaN(skew)) skews.push(skew)
      } else if (ends !== 0) lone(ends, ends === packOfA ? inA : inB)
    }
    const skew = median(skews)
    const ahead = skews.length < leastMatched ? 0 : skew
    counts.differing = differing(loneA, loneB, ahead, this.#tolerance)
    return { ...counts, skew }
  }

  #grow(): void {
    const size = this.#id.length * 2
    const id = new Uint32Array(size)
    const pair = new Uint32Array(size)
    const flags = new Uint8Array(size)
    const at = new Float64Array(size)
    const match = new Float64Array(size)
    id.set(this.#id)
    pair.set(this.#pair)
    flags.set(this.#flags)
    at.set(this.#at)
    match.set(this.#match)
    this.#id = id
    this.#pair = pair
    this.#flags = flags
    this.#at = at
    this.#match = match
  }
}

/** NaN of none; of an even number the lower one of both in the middle. */
function median(values: number[]): number {
  if (values.length === 0) return Number.NaN
  return values.sort((x, y) => x - y)[(values.length - 1) >> 1] ?? Number.NaN
}

/** Messages that each pack has alone, taken together in the order of time where they are near and one end sent both; equal texts do not differ. */
function differing(a: readonly Lone[], b: readonly Lone[], ahead: number, tolerance: number): number {
  let found = 0
  for (const fromB of [false, true]) {
    const of = (side: readonly Lone[]) =>
      side.filter((each) => each.fromB === fromB && !Number.isNaN(each.at)).sort((x, y) => x.at - y.at)
    const inA = of(a)
    const inB = of(b)
    for (let i = 0, j = 0; i < inA.length && j < inB.length; ) {
      const [x, y] = [inA[i], inB[j]]
      if (x === undefined || y === undefined) break
      const apart = y.at - ahead - x.at
      if (apart < -tolerance) j++
      else if (apart > tolerance) i++
      else {
        if (x.match === 0 || x.match !== y.match) found++
        i++
        j++
      }
    }
  }
  return found
}
