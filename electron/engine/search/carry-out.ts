import type { Filter, PlanNode } from '../../../shared/query/index.ts'
import { filterIn, filterWhole, isWhole, tagged } from './filters.ts'
import type { Ground } from './ground.ts'
import { clip, difference, idsOf, inSome, intersect, overlap, type Stretch, unionAll } from './id-sets.ts'
import { lookIds } from './look-through.ts'

/** A part that stands for more words than this is asked for once, over all rows. */
const MANY_WORDS = 512
/** In a window or among rows no more than this, reading the texts is quicker than asking for very many words. */
const FEW_ROWS = 8192

/**
 * The ids of a window that a plan finds, ascending, as sets merged from leaf to root. `among`, where it is given, has the only ids that
 * still matter: what must look at the rows themselves looks at no others. (The leaves are never joined in SQL: `rowid IN (…)`
 * beside MATCH took half a minute.)
 */
export function carryOut(
  ground: Ground,
  node: PlanNode,
  window: Stretch,
  among: Uint32Array | null = null,
): Uint32Array {
  const kept = (ids: Uint32Array) => (among === null ? ids : intersect(ids, among))
  const { shards, cancelled } = ground
  switch (node.kind) {
    case 'all':
      return among ?? allOf(ground, window)
    case 'match':
      return kept(shards.search(node.expression, window, cancelled))
    case 'any':
      return kept(manyIds(ground, node, node.expressions, window))
    case 'part':
    case 'fuzzy': {
      const words = ground.words(node)
      const few = among === null ? window.last - window.first < FEW_ROWS : among.length < FEW_ROWS
      if (words.length > MANY_WORDS && few)
        return lookIds(ground, { symbols: [], literal: null, holds: node.holds }, window, among)
      return kept(manyIds(ground, node, ground.expressions(node), window))
    }
    case 'filter':
      return kept(filterIds(ground, node, node.filter, window, among))
    case 'look':
      return lookIds(ground, node, window, among)
    case 'or':
      return unionAll(node.children.map((child) => carryOut(ground, child, window, among)))
    case 'some':
      return inSome(
        node.children.map((child) => carryOut(ground, child, window, among)),
        node.count,
        window,
      )
    case 'and':
      return carryOutAll(ground, node.children, window, among)
    case 'not':
      return difference(among ?? allOf(ground, window), carryOut(ground, node.child, window, among))
  }
}

/** The rows of a window that the search is about. */
const allOf = ({ rows }: Ground, window: Stretch): Uint32Array => idsOf(overlap(rows, [window]))

function manyIds(
  ground: Ground,
  node: PlanNode,
  expressions: readonly string[],
  window: Stretch,
): Uint32Array {
  const { shards, cancelled } = ground
  if (expressions.length <= MANY_WORDS) return shards.any(expressions, window, cancelled)
  return clip(
    ground.whole(node, () => shards.any(expressions, ground.span, cancelled)),
    window,
  )
}

function filterIds(
  ground: Ground,
  node: PlanNode,
  filter: Filter,
  window: Stretch,
  among: Uint32Array | null,
): Uint32Array {
  if (!isWhole(filter)) return filterIn(ground, filter, window, among)
  return clip(
    ground.whole(node, () => filterWhole(ground, filter)),
    window,
  )
}

/** Quick parts first; each later one is asked only about what the ones before it leave. */
function carryOutAll(
  ground: Ground,
  children: readonly PlanNode[],
  window: Stretch,
  among: Uint32Array | null,
): Uint32Array {
  const { tagSets, others } = takeTags(ground, children)
  let left = among
  for (const all of tagSets) {
    const ids = clip(all, window)
    left = left === null ? ids : intersect(left, ids)
  }
  for (const child of others.toSorted((a, b) => cost(a) - cost(b))) {
    if (left?.length === 0) return left
    left = carryOut(ground, child, window, left)
  }
  return left ?? allOf(ground, window)
}

/** `tag:IM state:approved` side by side speak of one and the same tag. */
function takeTags(ground: Ground, children: readonly PlanNode[]) {
  const filters = children.flatMap((child) =>
    child.kind === 'filter' ? [{ child, filter: child.filter }] : [],
  )
  const tags = filters.flatMap(({ child, filter }) =>
    'prefix' in filter && filter.field === 'tag' ? [{ child, filter }] : [],
  )
  const states = filters.flatMap(({ filter }) => (filter.field === 'state' ? [filter.value] : []))
  if (tags.length === 0 || states.length === 0) return { tagSets: [], others: children }
  const isTaken = (child: PlanNode) =>
    child.kind === 'filter' && (child.filter.field === 'tag' || child.filter.field === 'state')
  const tagSets = tags.map(({ child, filter }) =>
    ground.whole(child, () => states.map((state) => tagged(ground.db, filter, state)).reduce(intersect)),
  )
  return { tagSets, others: children.filter((child) => !isTaken(child)) }
}

/** A rough order of how long a part takes when nothing narrows it. */
function cost(node: PlanNode): number {
  switch (node.kind) {
    case 'match':
    case 'all':
      return 0
    case 'filter':
      return isWhole(node.filter) ? 1 : 4
    case 'any':
    case 'fuzzy':
    case 'part':
      return 2
    case 'look':
      return 5
    case 'not':
      return Math.max(3, cost(node.child))
    default:
      return Math.max(...node.children.map(cost))
  }
}
