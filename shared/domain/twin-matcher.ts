import type { Clock, KeyedRows } from './twin-rule.ts'

/** Up to this many are sorted one by one, where they stand. */
const fewUnits = 32

/** Positions of the rows of one cluster, ascending. */
export type Cluster = readonly number[]
/** For the many keys that leave nothing apart. */
const noClusters: readonly Cluster[] = []

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
   * @returns clusters left apart because they could be matched in more than one way, each row in one at most
   */
  decide(
    { at, pack }: KeyedRows,
    from: number,
    to: number,
    clock: Clock,
    head: Int32Array,
  ): readonly Cluster[] {
    for (let i = from; i < to; i++) head[i] = i
    let end = to
    while (end > from && at[end - 1] === Number.POSITIVE_INFINITY) end--
    if (end - from < 2) return noClusters
    if (end - from === 2) {
      this.#two(at, pack, from, clock, head)
      return noClusters
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
  #clusters(
    at: Float64Array,
    pack: Int32Array,
    end: number,
    units: number,
    head: Int32Array,
  ): readonly Cluster[] {
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
    let apart: Cluster[] | null = null
    for (let c = 0; c < clusters; c++) {
      const start = starts[c] ?? 0
      const stop = c + 1 < clusters ? (starts[c + 1] ?? units) : units
      if (this.#link(at, pack, end, start, stop, head)) continue
      apart ??= []
      apart.push(this.#rowsOf(at, pack, end, start, stop))
    }
    return apart ?? noClusters
  }

  /** All rows of some units, repeats too. */
  #rowsOf(at: Float64Array, pack: Int32Array, end: number, from: number, to: number): Cluster {
    const rows: number[] = []
    for (let u = from; u < to; u++) {
      const first = this.#unit[u] ?? 0
      for (let i = first; i < end && at[i] === at[first]; i++) if (pack[i] === pack[first]) rows.push(i)
    }
    return rows.sort((x, y) => x - y)
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
