import { WinnowError } from '../../../shared/contract/error.ts'
import type { Answer, Params } from '../../../shared/contract/index.ts'
import type { HandleId } from '../../../shared/domain/ids.ts'
import { nameBook, twinGroups } from '../browse/index.ts'
import { columns } from '../columns/index.ts'
import type { ReadDb } from '../db/connection.ts'
import { toleranceOf } from '../ingest/index.ts'
import type { ReadSeat } from '../seat.ts'
import { dataVersion, visibleRuns } from '../sources/index.ts'
import type { PairTable } from './pair-rows.ts'
import { type Activity, dayBase, scan } from './report-scan.ts'

type Sort = Params<'report.pairs'>['sort']

/** A handle's days with rows among all handles' days, and its longest silence. */
interface Silent {
  readonly handle: number
  readonly from: number
  readonly to: number
  readonly longest: number
}

interface Reports {
  readonly activity: Activity
  readonly pairs: PairTable
  readonly orders: Map<Sort, Uint32Array>
  /** Handles without a pack, by how many rows name them. */
  readonly missing: Uint32Array
  readonly packs: number
  readonly silent: readonly Silent[]
}

/** Stretches told of each handle. */
const mostStretches = 10

/** The reports, worked out when one is first asked for and kept until the case changes. */
class ReportBook {
  readonly #seat: ReadSeat
  #version = -1
  #reports: Promise<Reports> | null = null
  #closed = false

  constructor(seat: ReadSeat) {
    this.#seat = seat
  }

  async get(): Promise<Reports> {
    for (;;) {
      const version = dataVersion(this.#seat.db)
      if (this.#reports === null || version !== this.#version) {
        this.#version = version
        const working = this.#workOut()
        this.#reports = working
        // What failed is tried again the next time.
        working.catch(() => {
          if (this.#reports === working) this.#reports = null
        })
      }
      const reports = await this.#reports
      // The case may have changed while it was read.
      if (dataVersion(this.#seat.db) === version) return reports
    }
  }

  close(): void {
    this.#closed = true
    this.#reports = null
  }

  async #workOut(): Promise<Reports> {
    const { db } = this.#seat
    const twins = twinGroups(this.#seat)
    // Forgets the groups where they are not those of now.
    void twins.total
    const go = () => {
      if (this.#closed) throw new WinnowError('call.cancelled', 'The case was closed.')
    }
    const { activity, pairs } = await scan(
      db,
      columns(this.#seat),
      visibleRuns(db),
      (id) => twins.groupOf(id),
      toleranceOf(db),
      go,
    )
    return {
      activity,
      pairs,
      orders: new Map(),
      missing: missingPacks(activity),
      packs: activity.pack.reduce((sum, held) => sum + held, 0),
      silent: silences(activity),
    }
  }
}

const makeReportBook = (seat: ReadSeat) => new ReportBook(seat)
const reportsOf = (seat: ReadSeat): Promise<Reports> => seat.held(makeReportBook).get()

export async function pairReport(
  seat: ReadSeat,
  { text, sort, from, count }: Params<'report.pairs'>,
): Promise<Answer<'report.pairs'>> {
  const { pairs, activity, orders } = await reportsOf(seat)
  const order = orders.get(sort) ?? sorted(pairs, sort)
  orders.set(sort, order)
  const found = text.trim() === '' ? order : named(seat, text, pairs, order)
  const page = [...found.subarray(from, from + count)]
  const nameOf = names(
    seat.db,
    page.flatMap((p) => [pairs.a[p] ?? 0, pairs.b[p] ?? 0]),
  )
  return {
    total: found.length,
    pairs: page.map((p) => {
      const [a, b] = [pairs.a[p] ?? 0, pairs.b[p] ?? 0]
      const skew = pairs.skew[p] ?? Number.NaN
      return {
        a: nameOf(a),
        b: nameOf(b),
        packA: activity.pack[a] === 1,
        packB: activity.pack[b] === 1,
        rows: pairs.rows[p] ?? 0,
        messages: pairs.messages[p] ?? 0,
        matched: pairs.matched[p] ?? 0,
        onlyA: pairs.onlyA[p] ?? 0,
        onlyB: pairs.onlyB[p] ?? 0,
        differing: pairs.differing[p] ?? 0,
        skew: Number.isNaN(skew) ? null : skew,
      }
    }),
  }
}

export async function missingPacksReport(
  seat: ReadSeat,
  { from, count }: Params<'report.missingPacks'>,
): Promise<Answer<'report.missingPacks'>> {
  const { missing, packs, activity } = await reportsOf(seat)
  const page = [...missing.subarray(from, from + count)]
  const nameOf = names(seat.db, page)
  return {
    total: missing.length,
    packs,
    handles: page.map((handle) => ({
      handle: nameOf(handle),
      rows: activity.rows[handle] ?? 0,
      contacts: activity.contacts[handle] ?? 0,
      firstAt: known(activity.firstAt[handle]),
      lastAt: known(activity.lastAt[handle]),
    })),
  }
}

export async function silenceReport(
  seat: ReadSeat,
  { from, count }: Params<'report.silences'>,
): Promise<Answer<'report.silences'>> {
  const { silent, activity } = await reportsOf(seat)
  const page = silent.slice(from, from + count)
  const nameOf = names(
    seat.db,
    page.map(({ handle }) => handle),
  )
  return {
    total: silent.length,
    handles: page.map(({ handle, from: first, to }) => {
      const days = activity.days.subarray(first, to)
      const span = (days.at(-1) ?? 0) - (days[0] ?? 0) + 1
      return {
        handle: nameOf(handle),
        pack: activity.pack[handle] === 1,
        firstAt: activity.firstAt[handle] ?? 0,
        lastAt: activity.lastAt[handle] ?? 0,
        daysWith: days.length,
        daysWithout: span - days.length,
        longest: stretches(days)
          .sort((x, y) => y.to - y.from - (x.to - x.from) || x.from - y.from)
          .slice(0, mostStretches),
      }
    }),
  }
}

/** Days without rows between days with some, as stretches of days since 1970-01-01. */
function stretches(days: Float64Array): { from: number; to: number }[] {
  const found: { from: number; to: number }[] = []
  for (let i = 1; i < days.length; i++) {
    const before = (days[i - 1] ?? 0) % dayBase
    const after = (days[i] ?? 0) % dayBase
    if (after - before > 1) found.push({ from: before + 1, to: after - 1 })
  }
  return found
}

/** Handles that were silent for a day or more: those with a pack first, the longest silence first. */
function silences({ days, pack }: Activity): Silent[] {
  const silent: Silent[] = []
  for (let from = 0; from < days.length; ) {
    const handle = Math.floor((days[from] ?? 0) / dayBase)
    let to = from + 1
    let longest = 0
    while (to < days.length && Math.floor((days[to] ?? 0) / dayBase) === handle) {
      longest = Math.max(longest, (days[to] ?? 0) - (days[to - 1] ?? 0) - 1)
      to++
    }
    if (longest > 0) silent.push({ handle, from, to, longest })
    from = to
  }
  return silent.sort(
    (x, y) => (pack[y.handle] ?? 0) - (pack[x.handle] ?? 0) || y.longest - x.longest || x.handle - y.handle,
  )
}

function missingPacks({ rows, pack }: Activity): Uint32Array {
  const missing: number[] = []
  for (let handle = 1; handle < rows.length; handle++) {
    if ((rows[handle] ?? 0) > 0 && pack[handle] !== 1) missing.push(handle)
  }
  return Uint32Array.from(missing.sort((x, y) => (rows[y] ?? 0) - (rows[x] ?? 0) || x - y))
}

function sorted(pairs: PairTable, sort: Sort): Uint32Array {
  const by = pairs[sort]
  const order = Uint32Array.from({ length: pairs.length }, (_, p) => p)
  return order.sort(
    (x, y) => (by[y] ?? 0) - (by[x] ?? 0) || (pairs.rows[y] ?? 0) - (pairs.rows[x] ?? 0) || x - y,
  )
}

/** Pairs of which a handle's name is like a text. */
function named(seat: ReadSeat, text: string, { a, b }: PairTable, order: Uint32Array): Uint32Array {
  const hits = new Set(
    nameBook(seat)
      .handles.search(text)
      .map(({ id }) => id),
  )
  return order.filter((p) => hits.has(a[p] ?? 0) || hits.has(b[p] ?? 0))
}

/** Handles as they are shown, by id. */
function names(db: ReadDb, ids: readonly number[]): (id: number) => { id: HandleId; name: string } {
  const rows = db
    .prepare<[string], { id: HandleId; name: string }>(
      'SELECT h.id, h.name FROM json_each(?) AS wanted CROSS JOIN handle AS h ON h.id = wanted.value',
    )
    .all(JSON.stringify([...new Set(ids)]))
  const byId = new Map(rows.map((row) => [row.id as number, row]))
  return (id) => byId.get(id) ?? { id: id as HandleId, name: '' }
}

const known = (at: number | undefined): number | null => (at === undefined || Number.isNaN(at) ? null : at)
