import { anyOf, type Filter, type PlanNode } from '../../../shared/query/index.ts'
import type { ReadDb } from '../db/connection.ts'
import { cellIds } from './cells.ts'
import { filterIds, type IndexedFilter, isIndexed, tagged } from './filters.ts'
import { difference, idsOf, intersect, type Stretch, union } from './id-sets.ts'
import { kindIds, literalIds } from './look-through.ts'
import type { Cancelled, ShardSet } from './shard-search.ts'

/** What a plan is carried out on. */
export interface Ground {
  readonly db: ReadDb
  readonly shards: ShardSet
  /** The rows that the search is about, ascending: every row, or those that the index covers. */
  readonly rows: readonly Stretch[]
  readonly cancelled: Cancelled
  /** Filled with the spellings that each ~word stood for. */
  readonly spellings: Map<string, string[]>
}

/**
 * The ids that a plan finds, ascending, as sets merged from leaf to root. `among`, where it is given, has the only ids that
 * still matter: what must look at the rows themselves looks at no others. (The leaves are never joined in SQL: `rowid IN (…)`
 * beside MATCH took half a minute.)
 */
export function carryOut(ground: Ground, node: PlanNode, among: Uint32Array | null = null): Uint32Array {
  const { db, shards, rows, cancelled } = ground
  const kept = (ids: Uint32Array) => (among === null ? ids : intersect(ids, among))
  switch (node.kind) {
    case 'all':
      return among ?? idsOf(rows)
    case 'match':
      return kept(shards.search(node.expression, cancelled))
    case 'fuzzy': {
      const words = shards.spellings(node.word, node.distance, cancelled)
      ground.spellings.set(node.word, words)
      return words.length === 0 ? new Uint32Array(0) : kept(shards.search(anyOf(words), cancelled))
    }
    case 'filter':
      return isIndexed(node.filter)
        ? kept(filterIds(db, rows, node.filter))
        : lookedThrough(ground, node.filter, among)
    case 'literal':
      return literalIds(db, rows, node.literal, among, cancelled)
    case 'or':
      return node.children.map((child) => carryOut(ground, child, among)).reduce(union)
    case 'and':
      return carryOutAll(ground, node.children, among)
    case 'not':
      return difference(among ?? idsOf(rows), carryOut(ground, node.child, among))
  }
}

function lookedThrough(
  { db, rows, cancelled }: Ground,
  filter: Exclude<Filter, IndexedFilter>,
  among: Uint32Array | null,
): Uint32Array {
  return filter.field === 'kind'
    ? kindIds(db, rows, filter.value, among, cancelled)
    : cellIds(db, rows, filter.value, among, cancelled)
}

/** Quick parts first; each later one is asked only about what the ones before it leave. */
function carryOutAll(ground: Ground, children: readonly PlanNode[], among: Uint32Array | null): Uint32Array {
  const { tagSets, others } = takeTags(ground.db, children)
  let left = among
  for (const ids of tagSets) left = left === null ? ids : intersect(left, ids)
  for (const child of others.toSorted((a, b) => cost(a) - cost(b))) {
    if (left?.length === 0) return left
    left = carryOut(ground, child, left)
  }
  return left ?? idsOf(ground.rows)
}

/** `tag:IM state:approved` side by side speak of one and the same tag. */
function takeTags(db: ReadDb, children: readonly PlanNode[]) {
  const filters = children.flatMap((child) => (child.kind === 'filter' ? [child.filter] : []))
  const tags = filters.flatMap((filter) => ('prefix' in filter && filter.field === 'tag' ? [filter] : []))
  const states = filters.flatMap((filter) => (filter.field === 'state' ? [filter.value] : []))
  if (tags.length === 0 || states.length === 0) return { tagSets: [], others: children }
  const isTaken = (child: PlanNode) =>
    child.kind === 'filter' && (child.filter.field === 'tag' || child.filter.field === 'state')
  return {
    tagSets: tags.flatMap((tag) => states.map((state) => tagged(db, tag, state))),
    others: children.filter((child) => !isTaken(child)),
  }
}

/** A rough order of how long a part takes when nothing narrows it. */
function cost(node: PlanNode): number {
  switch (node.kind) {
    case 'match':
    case 'all':
      return 0
    case 'filter':
      return isIndexed(node.filter) ? 1 : 4
    case 'fuzzy':
      return 2
    case 'literal':
      return 5
    case 'not':
      return Math.max(3, cost(node.child))
    default:
      return Math.max(...node.children.map(cost))
  }
}
