import type { StagedRows } from './staged-rows.ts'

/** Rows in the order of time; `order` null: as they stand. */
export interface Stretch {
  readonly rows: StagedRows
  readonly order: Uint32Array | null
}

/** Gives the next stretch of a sorted run, null at its end. */
export type Run = () => Stretch | null

/** Rows order[from] … order[to - 1] of some stretch. */
export interface Slice {
  rows: StagedRows
  order: Uint32Array
  from: number
  to: number
}

class Cursor {
  readonly #run: Run
  readonly #number: number
  rows: StagedRows | null = null
  order: Uint32Array = new Uint32Array(0)
  at = 0
  sentAt = 0
  row = 0

  constructor(run: Run, number: number) {
    this.#run = run
    this.#number = number
    this.#load()
  }

  #load(): void {
    const stretch = this.#run()
    this.rows = stretch?.rows ?? null
    this.order = stretch?.order ?? Uint32Array.from({ length: stretch?.rows.count ?? 0 }, (_, i) => i)
    this.at = 0
    this.#look()
  }

  #look(): void {
    const index = this.order[this.at] ?? 0
    this.sentAt = this.rows?.sentAt[index] ?? 0
    this.row = this.rows?.row[index] ?? 0
  }

  /** Moves on by one within the stretch; false at its end, where `advance` loads the next. */
  step(): boolean {
    this.at++
    if (this.at === this.order.length) return false
    this.#look()
    return true
  }

  reload(): void {
    this.#load()
  }

  before(other: Cursor): boolean {
    if (this.sentAt !== other.sentAt) return this.sentAt < other.sentAt
    return this.row !== other.row ? this.row < other.row : this.#number < other.#number
  }
}

/**
 * Merges runs that are each in the order of time (equal times by row) into one, by a binary heap of runs. Rows come as slices of one
 * run for as long as it is ahead of all others: a file that is in order already passes through block by block.
 */
export function* mergeRuns(runs: readonly Run[]): Generator<Slice> {
  const heap = runs.map((run, number) => new Cursor(run, number)).filter(({ rows }) => rows !== null)
  for (let i = (heap.length >> 1) - 1; i >= 0; i--) sink(heap, i)
  for (let top = heap[0]; top !== undefined; top = heap[0]) {
    const { rows, order, at: from } = top
    if (rows === null) return
    const rival = smallest(heap[1], heap[2])
    let more = top.step()
    while (more && (rival === undefined || top.before(rival))) more = top.step()
    yield { rows, order, from, to: top.at }
    if (!more) {
      top.reload()
      if (top.rows === null) {
        const last = heap.pop()
        if (last !== undefined && last !== top) heap[0] = last
      }
    }
    sink(heap, 0)
  }
}

function smallest(a: Cursor | undefined, b: Cursor | undefined): Cursor | undefined {
  if (a === undefined || b === undefined) return a ?? b
  return a.before(b) ? a : b
}

function sink(heap: Cursor[], start: number): void {
  let at = start
  for (;;) {
    const own = heap[at]
    const left = heap[2 * at + 1]
    const right = heap[2 * at + 2]
    const child = smallest(left, right)
    if (own === undefined || child === undefined || own.before(child)) return
    heap[at] = child
    at = child === left ? 2 * at + 1 : 2 * at + 2
    heap[at] = own
  }
}
