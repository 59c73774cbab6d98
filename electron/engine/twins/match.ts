import { isUndecided } from '../../../shared/domain/twin-apart.ts'
import { type Cluster, TwinMatcher } from '../../../shared/domain/twin-matcher.ts'
import { type KeyedRows, PackClocks } from '../../../shared/domain/twin-rule.ts'
import { Columns, howOf, matchBlocks } from '../columns/index.ts'
import type { ReadDb } from '../db/connection.ts'
import { type Candidates, findCandidates, type IdRun } from './candidates.ts'
import { FoundLinks } from './links.ts'
import type { RecordIds } from './records.ts'
import { PackNumbers, readTraits, type Traits } from './traits.ts'

export interface Scope {
  /** Runs that were matched before, and those that were not. */
  readonly older: readonly IdRun[]
  readonly fresh: readonly IdRun[]
  /** Keys that have to be decided again though none of their rows is fresh. */
  readonly wanted: readonly (readonly [low: number, high: number])[]
  readonly toleranceMs: number
}

export interface KnownClock {
  readonly a: number
  readonly b: number
  readonly skew: number
  readonly samples: number
}

export interface Matched {
  readonly links: FoundLinks
  /** Older rows that were decided again: what they were linked to before does not hold any more. */
  readonly again: Uint32Array
  /** Ids of the rows of each cluster that could be matched in more than one way, ascending: neither the rule nor record ids say how. */
  readonly apart: readonly Cluster[]
  readonly clocks: readonly KnownClock[]
  /** By conversation, rows that repeat another of its own. */
  readonly repeats: ReadonlyMap<number, number>
}

/** Bytes of columns that are kept: rows are looked up in the order of their ids, so a block is wanted once. */
const columnBytes = 16 * 1024 * 1024

/**
 * Applies the rule to the fresh rows and to all older ones with the same keys. Time and memory go with the fresh rows, beside one
 * pass over the numbers that are kept of the older ones.
 */
export function match(
  db: ReadDb,
  scope: Scope,
  records: RecordIds,
  known: readonly KnownClock[],
  checkCancelled: () => void,
  progress: (rows: number) => void,
  most?: number,
): Matched {
  const links = new FoundLinks()
  const again: number[] = []
  const firstFresh = scope.fresh[0]?.first ?? Number.POSITIVE_INFINITY
  const matcher = new TwinMatcher(scope.toleranceMs)
  const numbers = new PackNumbers()
  const clocks = new Map(known.map((clock) => [`${clock.a} ${clock.b}`, clock]))
  const blocks = matchBlocks(db)
  const columns = new Columns(db, columnBytes)
  const repeats = new Map<number, number>()
  const apart: Cluster[] = []
  let done = 0
  for (const part of findCandidates(scope.older, scope.fresh, scope.wanted, blocks, checkCancelled, most)) {
    const traits = readTraits(columns, part.ids, numbers, checkCancelled)
    inTimeOrder(part, traits)
    const skews = learn(part, traits, numbers, scope.toleranceMs, clocks)
    const head = new Int32Array(part.ids.length)
    const clusters: KeyClusters[] = []
    for (let k = 0; k + 1 < part.starts.length; k++) {
      const from = part.starts[k] ?? 0
      const to = part.starts[k + 1] ?? 0
      const left = matcher.decide(traits, from, to, skews.between, head)
      if (left.length > 0) clusters.push({ from, to, clusters: left })
      if ((k & 0xffff) === 0) checkCancelled()
    }
    const byRecord = records.link(part, traits, head, checkCancelled)
    collect(part, traits, head, byRecord, links, repeats)
    for (const key of clusters) {
      for (const rows of byRecord.size === 0 ? key.clusters : undecided(key, traits, head)) {
        apart.push(rows.map((i) => part.ids[i] ?? 0).sort((a, b) => a - b))
      }
    }
    for (const id of part.ids) if (id < firstFresh) again.push(id)
    done += part.ids.length
    progress(done)
  }
  const parts = records.any
    ? findCandidates(scope.older, scope.fresh, [], records.keys, checkCancelled, most)
    : []
  for (const part of parts) {
    records.linkTextless(part, links)
    for (const id of part.ids) if (id < firstFresh) again.push(id)
  }
  return { links, again: Uint32Array.from(again).sort(), apart, clocks: [...clocks.values()], repeats }
}

/** What the rule left apart of a key, and where its rows lie. */
interface KeyClusters {
  readonly from: number
  readonly to: number
  readonly clusters: readonly Cluster[]
}

/** The clusters of a key that are still to be decided where record ids linked rows since. */
function undecided({ from, to, clusters }: KeyClusters, { pack }: KeyedRows, head: Int32Array): Cluster[] {
  const packs = new Map<number, Set<number>>()
  for (let i = from; i < to; i++) {
    const own = packs.get(head[i] ?? i)
    if (own === undefined) packs.set(head[i] ?? i, new Set([pack[i] ?? 0]))
    else own.add(pack[i] ?? 0)
  }
  return clusters.filter((rows) => {
    const messages = new Set(rows.map((i) => head[i] ?? i))
    return isUndecided([...messages].map((message) => packs.get(message) ?? new Set()))
  })
}

/** Rows of a key come by id, which is the order of time within a run; where runs overlap they are sorted. */
function inTimeOrder({ ids, starts }: Candidates, { at, pack, conversation }: Traits): void {
  for (let k = 0; k + 1 < starts.length; k++) {
    const from = starts[k] ?? 0
    const to = starts[k + 1] ?? 0
    let sorted = true
    for (let i = from + 1; i < to && sorted; i++) sorted = (at[i] ?? 0) >= (at[i - 1] ?? 0)
    if (sorted) continue
    const order = Uint32Array.from({ length: to - from }, (_, i) => from + i).sort((x, y) =>
      at[x] === at[y] ? x - y : (at[x] ?? 0) - (at[y] ?? 0),
    )
    ids.set(
      order.map((i) => ids[i] ?? 0),
      from,
    )
    const times = Float64Array.from(order, (i) => at[i] ?? 0)
    const packs = Int32Array.from(order, (i) => pack[i] ?? 0)
    const conversations = Uint32Array.from(order, (i) => conversation[i] ?? 0)
    conversation.set(conversations, from)
    at.set(times, from)
    pack.set(packs, from)
  }
}

/** What this part's messages say about the packs' clocks, and what was known before. */
function learn(
  { starts }: Candidates,
  traits: KeyedRows,
  { packs }: PackNumbers,
  toleranceMs: number,
  clocks: Map<string, KnownClock>,
): PackClocks {
  const learned = new PackClocks(toleranceMs, packs.length)
  const numberOf = new Map(packs.map((pack, number) => [pack, number]))
  for (const { a, b, skew, samples } of clocks.values()) {
    const first = numberOf.get(a)
    const second = numberOf.get(b)
    if (first !== undefined && second !== undefined) learned.know(first, second, skew, samples)
  }
  for (let k = 0; k + 1 < starts.length; k++) learned.add(traits, starts[k] ?? 0, starts[k + 1] ?? 0)
  learned.settle()
  for (const { first, second, skew, samples } of learned.all()) {
    const [x, y] = [packs[first] ?? 0, packs[second] ?? 0]
    const clock = x < y ? { a: x, b: y, skew, samples } : { a: y, b: x, skew: -skew, samples }
    clocks.set(`${clock.a} ${clock.b}`, clock)
  }
  return learned
}

/** Groups of more than one row. */
function collect(
  { ids, starts }: Candidates,
  { pack, conversation }: Traits,
  head: Int32Array,
  byRecord: ReadonlySet<number>,
  links: FoundLinks,
  repeats: Map<number, number>,
): void {
  // By position, the next one of the same group, 0 at its end; by that of a group's head, its last one so far.
  const after = new Int32Array(ids.length)
  const last = new Int32Array(ids.length)
  let rows = new Uint32Array(64)
  for (let k = 0; k + 1 < starts.length; k++) {
    const from = starts[k] ?? 0
    const to = starts[k + 1] ?? 0
    for (let i = from + 1; i < to; i++) {
      const h = head[i] ?? i
      if (h === i) continue
      after[last[h] || h] = i
      last[h] = i
    }
    if (rows.length < to - from) rows = new Uint32Array(2 * (to - from))
    for (let h = from; h < to; h++) {
      if (head[h] !== h || after[h] === 0) continue
      let count = 0
      let several = false
      for (let i = h; i > 0 || count === 0; i = after[i] ?? 0) {
        rows[count++] = ids[i] ?? 0
        if (pack[i] !== pack[h]) several = true
        const own = conversation[i] ?? 0
        if (i !== h && isRepeat(after, conversation, h, i)) repeats.set(own, (repeats.get(own) ?? 0) + 1)
      }
      links.add(rows, count, howOf(several ? 'both ends' : 'repeated', byRecord.has(h) ? 'record' : 'rule'))
    }
  }
}

/** Whether a row of the same message stands before row i in the same conversation: nearly always the head itself. */
function isRepeat(after: Int32Array, conversation: Uint32Array, h: number, i: number): boolean {
  for (let j = h; j !== i; j = after[j] ?? 0) if (conversation[j] === conversation[i]) return true
  return false
}
