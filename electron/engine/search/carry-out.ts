import { type Filter, indexedWord, type PlanNode, type WordTree } from '../../../shared/query/index.ts'
import { filterIn, filterWhole, isStretches, isWhole, tagged } from './filters.ts'
import type { Ground } from './ground.ts'
import { clip, difference, idsOf, inSome, intersect, joinedParts, overlap, type Stretch } from './id-sets.ts'
import { lookIds } from './look-through.ts'
import { FEW_ROWS } from './shard-queries.ts'
import { unionAll } from './union-all.ts'
import { MATCH_WINDOW, WINDOW } from './windows.ts'
import { isMany } from './word-rows.ts'

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
  const listed = listedIds(ground, wordsOf(ground, node), window, among)
  if (listed !== null) return listed
  const kept = (ids: Uint32Array) => (among === null ? ids : intersect(ids, among))
  const { shards, cancelled } = ground
  switch (node.kind) {
    case 'all':
      return among ?? allOf(ground, window)
    case 'match':
      return kept(shards.search(node.expression, window, cancelled))
    case 'any':
      return kept(shards.any(node.expressions, window, cancelled))
    case 'part':
    case 'fuzzy':
      return readsTexts(ground, node, window)
        ? lookIds(ground, { symbols: [], literal: null, holds: node.holds }, window, among)
        : kept(shards.any(ground.words(node).map(indexedWord), window, cancelled))
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

/** How long the windows are in which a plan is carried out. */
export const windowOf = (node: PlanNode): number => (node.kind === 'match' ? MATCH_WINDOW : WINDOW)

/** The rows of a window that the search is about. */
const allOf = ({ rows }: Ground, window: Stretch): Uint32Array => idsOf(overlap(rows, [window]))

/** The words that a node is, and nothing else; null: it is more, or something else. */
export function wordsOf(ground: Ground, node: PlanNode): WordTree | null {
  switch (node.kind) {
    case 'match':
    case 'any':
      return node.words
    case 'part':
    case 'fuzzy':
      return ground.tree(node, () => anyOf(ground.words(node)))
    case 'not':
      return ground.tree(node, () => {
        const child = wordsOf(ground, node.child)
        return child === null ? null : { kind: 'not', child }
      })
    case 'and':
    case 'or':
    case 'some':
      return ground.tree(node, () => {
        const children = node.children.flatMap((child) => wordsOf(ground, child) ?? [])
        return children.length === node.children.length ? { ...node, children } : null
      })
    default:
      return null
  }
}

/** In a short window reading the texts is quicker than asking for very many words. */
function readsTexts(
  ground: Ground,
  node: Extract<PlanNode, { kind: 'part' | 'fuzzy' }>,
  { first, last }: Stretch,
): boolean {
  const words = wordsOf(ground, node)
  return last - first < FEW_ROWS && words !== null && isMany(words)
}

/** In the order of the index, which is then gone through once. */
const anyOf = (words: readonly string[]): WordTree => ({
  kind: 'or',
  children: words.toSorted().map((term) => ({ kind: 'word', term, prefix: false })),
})

/** The ids of a window that have words, from the lists of the index; null where MATCH is quicker. */
function listedIds(
  { shards, cancelled }: Ground,
  words: WordTree | null,
  window: Stretch,
  among: Uint32Array | null,
): Uint32Array | null {
  const marks = words === null ? null : shards.marked(words, window, cancelled)
  if (marks === null) return null
  if (among === null) return joinedParts(marks.map((part) => part.ids(window)))
  return among.filter((id) => marks.some((part) => part.has(id)))
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
      return isStretches(node.filter) ? 0 : isWhole(node.filter) ? 1 : 4
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
