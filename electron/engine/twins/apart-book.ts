import { isUndecided } from '../../../shared/domain/twin-apart.ts'
import { columns, rowsWith, TwinLinks } from '../columns/index.ts'
import type { ReadDb } from '../db/connection.ts'
import type { ReadSeat } from '../seat.ts'
import { dataVersion, hiddenRuns, isHidden } from '../sources/index.ts'

/** Clusters that are listed at once: the others move up as these are decided. */
const mostListed = 100_000

/** Clusters that the rule left apart and nobody has decided on since, by the time of their first row. */
interface Apart {
  readonly total: number
  /** The rows of those that are listed, cluster by cluster, each cluster's by time. */
  readonly ids: Uint32Array
  /** Place in `ids` of each cluster's first row. */
  readonly starts: Uint32Array
}

/** The clusters of the case, worked out when they are first asked for and kept until the case changes. */
class ApartBook {
  readonly #seat: ReadSeat
  #version = -1
  #apart: Apart | null = null

  constructor(seat: ReadSeat) {
    this.#seat = seat
  }

  get(): Apart {
    const { db } = this.#seat
    const version = dataVersion(db)
    if (this.#apart !== null && version === this.#version) return this.#apart
    // One snapshot: twins may be matched between two statements.
    return db.transaction(() => {
      this.#version = dataVersion(db)
      this.#apart = listed(this.#seat, undecided(this.#seat))
      return this.#apart
    })()
  }

  close(): void {
    this.#apart = null
  }
}

const makeApartBook = (seat: ReadSeat) => new ApartBook(seat)

/** What the rule left apart, as this reader holds it. */
export const apartBook = (seat: ReadSeat): ApartBook => seat.held(makeApartBook)

/** The rows that count of each cluster that is still to be decided. */
function undecided(seat: ReadSeat): number[][] {
  const { db } = seat
  const hidden = hiddenRuns(db)
  const links = new TwinLinks(db)
  const counts = (id: number) => !isHidden(hidden, id)
  const untouched: number[][] = []
  const touched: { readonly rows: number[]; readonly messages: number[][] }[] = []
  for (const all of clustersOf(db)) {
    const rows = all.filter(counts)
    const isAsFound = rows.length === all.length && all.every((id) => links.nextOf(id) === 0)
    if (isAsFound) untouched.push(rows)
    else touched.push({ rows, messages: messagesOf(links, rows).map((own) => own.filter(counts)) })
  }
  const packOf = packsOf(
    seat,
    touched.flatMap(({ messages }) => messages.flat()),
  )
  const left = touched.filter(({ messages }) => isUndecided(messages.map((own) => new Set(own.map(packOf)))))
  return [...untouched, ...left.map(({ rows }) => rows)]
}

function clustersOf(db: ReadDb): number[][] {
  // The primary key gives them in order.
  return db
    .prepare<[], string>('SELECT rows FROM twin_apart ORDER BY first_id')
    .pluck()
    .all()
    .map((rows) => JSON.parse(rows) as number[])
}

/** The messages that rows are of, each with all its rows. */
function messagesOf(links: TwinLinks, rows: readonly number[]): number[][] {
  const met = new Set<number>()
  const messages: number[][] = []
  for (const row of rows) {
    if (met.has(row)) continue
    const linked = rowsWith(links, row)
    const own = linked.length === 0 ? [row] : linked
    for (const each of own) met.add(each)
    messages.push(own)
  }
  return messages
}

/** By row the handle whose pack it is in, or where nobody is named its source, below zero. */
function packsOf(seat: ReadSeat, rows: readonly number[]): (row: number) => number {
  const ids = Uint32Array.from(new Set(rows)).sort()
  const held = columns(seat)
  const owners = held.gather('owner', ids)
  const sources = held.sourceOf(ids)
  const packs = new Map(Array.from(ids, (id, i) => [id, owners[i] || -(sources[i] ?? 0)]))
  return (row) => packs.get(row) ?? 0
}

function listed(seat: ReadSeat, clusters: readonly (readonly number[])[]): Apart {
  const ids = Uint32Array.from(clusters.flat())
  const times = columns(seat).times(ids)
  const at = new Map(Array.from(ids, (id, i) => [id, times[i] ?? 0]))
  const byTime = (a: number, b: number) => (at.get(a) ?? 0) - (at.get(b) ?? 0) || a - b
  const inOrder = clusters
    .map((rows) => rows.toSorted(byTime))
    .sort((a, b) => byTime(a[0] ?? 0, b[0] ?? 0))
    .slice(0, mostListed)
  const starts = new Uint32Array(inOrder.length)
  let next = 0
  for (const [i, rows] of inOrder.entries()) {
    starts[i] = next
    next += rows.length
  }
  return { total: clusters.length, ids: Uint32Array.from(inOrder.flat()), starts }
}
