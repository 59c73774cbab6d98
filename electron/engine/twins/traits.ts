import type { ReadDb } from '../db/connection.ts'

/** What the rule looks at, one entry a row, in the order of the ids asked for. */
export interface Traits {
  /** UTC milliseconds; Infinity: unknown. */
  readonly at: Float64Array
  /** Number of the pack, from 0; see `packs`. */
  readonly pack: Int32Array
  readonly conversation: Uint32Array
  /** The handle whose pack it is, or the source's id below zero where nobody is named. */
  readonly packs: readonly number[]
}

/** Ids looked at together; one query each. */
const windowIds = 65_536
/** With at least this many wanted in a window, reading all of it is quicker than looking them up. */
const dense = 4096

/** Numbers packs as they turn up. */
export class PackNumbers {
  readonly packs: number[] = []
  readonly #numbers = new Map<number, number>()

  of(pack: number): number {
    const have = this.#numbers.get(pack)
    if (have !== undefined) return have
    const number = this.packs.length
    this.packs.push(pack)
    this.#numbers.set(pack, number)
    return number
  }
}

/** @param ids in any order, each once */
export function readTraits(
  db: ReadDb,
  ids: Uint32Array,
  numbers: PackNumbers,
  checkCancelled: () => void,
): Traits {
  const at = new Float64Array(ids.length)
  const pack = new Int32Array(ids.length)
  const conversation = new Uint32Array(ids.length)
  const places = placesById(ids)
  const put = (rows: readonly Row[], from: number, to: number) => {
    let next = from
    for (const [id, sentAt, owner, own] of rows) {
      while (next < to && (ids[places[next] ?? 0] ?? 0) < id) next++
      if (next === to) break
      const place = places[next] ?? 0
      if (ids[place] !== id) continue
      at[place] = sentAt ?? Number.POSITIVE_INFINITY
      pack[place] = numbers.of(owner)
      conversation[place] = own
      next++
    }
  }
  const columns = 'm.id, m.sent_at, coalesce(m.owner, -m.source), m.conversation'
  // Both by the primary key of message.
  const all = db
    .prepare<[number, number], Row>(
      `SELECT ${columns} FROM message AS m WHERE m.id BETWEEN ? AND ? ORDER BY m.id`,
    )
    .raw() as unknown as { all(first: number, last: number): Row[] }
  const some = db
    .prepare<[string], Row>(
      `SELECT ${columns} FROM json_each(?) AS wanted CROSS JOIN message AS m ON m.id = wanted.value ORDER BY wanted.key`,
    )
    .raw() as unknown as { all(ids: string): Row[] }
  for (let from = 0; from < places.length; ) {
    checkCancelled()
    const first = ids[places[from] ?? 0] ?? 0
    const end = first + windowIds
    let to = from
    while (to < places.length && (ids[places[to] ?? 0] ?? 0) < end) to++
    const rows =
      to - from >= dense
        ? all.all(first, end - 1)
        : some.all(JSON.stringify(Array.from(places.subarray(from, to), (place) => ids[place] ?? 0)))
    put(rows, from, to)
    from = to
  }
  return { at, pack, conversation, packs: numbers.packs }
}

type Row = [id: number, sentAt: number | null, owner: number, conversation: number]

/** Positions in the order of their ids: a counting sort by the upper bits, then each small bucket by itself. */
function placesById(ids: Uint32Array): Uint32Array {
  let highest = 0
  for (const id of ids) if (id > highest) highest = id
  const shift = 8
  const starts = new Uint32Array((highest >>> shift) + 2)
  for (const id of ids) {
    const bucket = (id >>> shift) + 1
    starts[bucket] = (starts[bucket] ?? 0) + 1
  }
  for (let b = 1; b < starts.length; b++) starts[b] = (starts[b] ?? 0) + (starts[b - 1] ?? 0)
  const places = new Uint32Array(ids.length)
  const next = starts.slice()
  for (let place = 0; place < ids.length; place++) {
    const bucket = (ids[place] ?? 0) >>> shift
    const to = next[bucket] ?? 0
    places[to] = place
    next[bucket] = to + 1
  }
  for (let b = 0; b + 1 < starts.length; b++) {
    const from = starts[b] ?? 0
    const to = starts[b + 1] ?? 0
    if (to - from > 1) places.subarray(from, to).sort((x, y) => (ids[x] ?? 0) - (ids[y] ?? 0))
  }
  return places
}
