import { type FtsExpression, fits, join, near, phrase, without, words } from './fts.ts'
import { type Literal, literalOf } from './literal.ts'
import { periodBounds } from './period.ts'
import type { FieldFilter, NameFilter, Query, QueryNode, WordFilter } from './syntax.ts'

/** What a filter asks of a row, outside the full text. */
export type Filter =
  | NameFilter
  | WordFilter
  /** Sent at or after `since` and before `until`, UTC milliseconds; null: open. A row of unknown time never passes. */
  | { readonly field: 'time'; readonly since: number | null; readonly until: number | null }

/**
 * How a query is answered: a boolean tree over sorted sets of row ids. `and` and `or` have two or more children; `not` is
 * every row but its child's. A `literal` costs a look at the text of each row, so an `and` should run it last, over the
 * rows that its other children leave.
 */
export type PlanNode =
  | { readonly kind: 'all' }
  /** An FTS5 expression that FTS5 accepts as it stands. */
  | { readonly kind: 'match'; readonly expression: string }
  | { readonly kind: 'literal'; readonly literal: Literal }
  | { readonly kind: 'fuzzy'; readonly word: string; readonly distance: number }
  | { readonly kind: 'filter'; readonly filter: Filter }
  | { readonly kind: 'and' | 'or'; readonly children: readonly PlanNode[] }
  | { readonly kind: 'not'; readonly child: PlanNode }

/** A piece of a branch: full text to be joined with its neighbours, full text to be left out, or a finished node. */
type Part = { readonly fts: FtsExpression } | { readonly not: FtsExpression } | { readonly node: PlanNode }

/**
 * Turns a query into a plan: neighbouring full-text parts become one FTS5 expression, dates become instants.
 * @param zone IANA zone whose clock the dates without a Z mean.
 */
export function plan(query: Query, zone = 'Europe/London'): PlanNode {
  return finish(partOf(query.root, zone))
}

function partOf(node: QueryNode, zone: string): Part {
  switch (node.kind) {
    case 'all':
      return { node: { kind: 'all' } }
    case 'words':
      return { fts: words(node) }
    case 'near':
      return { fts: near(node) }
    case 'fuzzy':
      return { node: { kind: 'fuzzy', word: node.word, distance: node.distance } }
    case 'filter':
      return { node: { kind: 'filter', filter: planFilter(node.filter, zone) } }
    case 'not': {
      const child = partOf(node.child, zone)
      return 'fts' in child ? { not: child.fts } : { node: { kind: 'not', child: finish(child) } }
    }
    case 'literal':
    case 'and':
      return conjunction(conjunctsOf(node, zone))
    case 'or':
      return disjunction(alternativesOf(node, zone))
  }
}

/** The parts of an AND, those of ANDs within it included. */
function conjunctsOf(node: QueryNode, zone: string): Part[] {
  if (node.kind === 'and') return node.children.flatMap((child) => conjunctsOf(child, zone))
  if (node.kind !== 'literal') return [partOf(node, zone)]
  const literal: Part = { node: { kind: 'literal', literal: literalOf(node) } }
  return node.tokens.length === 0 ? [literal] : [{ fts: phrase(node.tokens, node.prefix) }, literal]
}

function alternativesOf(node: QueryNode, zone: string): Part[] {
  return node.kind === 'or'
    ? node.children.flatMap((child) => alternativesOf(child, zone))
    : [partOf(node, zone)]
}

function conjunction(parts: readonly Part[]): Part {
  const { joined: kept, rest } = joinText('AND', parts)
  const negated = parts.flatMap((part) => ('not' in part && fits(part.not) ? [part.not] : []))
  const others = rest.filter((part) => !('not' in part && fits(part.not)))
  if (negated.length === 0) return branch('and', [...kept, ...others])
  const [text] = kept
  const left = join('OR', negated)
  return branch('and', [text === undefined ? { not: left } : { fts: without(text.fts, left) }, ...others])
}

function disjunction(parts: readonly Part[]): Part {
  const { joined, rest } = joinText('OR', parts)
  return branch('or', [...joined, ...rest])
}

/** Joins the full-text parts that are shallow enough into one; the others stay as they are, in order. */
function joinText(operator: 'AND' | 'OR', parts: readonly Part[]) {
  const text = parts.flatMap((part) => ('fts' in part && fits(part.fts) ? [part.fts] : []))
  const rest = parts.filter((part) => !('fts' in part && fits(part.fts)))
  return { joined: text.length === 0 ? [] : [{ fts: join(operator, text) }], rest }
}

function branch(kind: 'and' | 'or', parts: readonly Part[]): Part {
  const [only] = parts
  return parts.length === 1 && only !== undefined ? only : { node: { kind, children: parts.map(finish) } }
}

function finish(part: Part): PlanNode {
  if ('node' in part) return part.node
  if ('fts' in part) return { kind: 'match', expression: part.fts.text }
  return { kind: 'not', child: { kind: 'match', expression: part.not.text } }
}

function planFilter(filter: FieldFilter, zone: string): Filter {
  switch (filter.field) {
    case 'before':
      return { field: 'time', since: null, until: periodBounds(filter.period, zone).since }
    case 'after': {
      const { since, until } = periodBounds(filter.period, zone)
      const isInstant = filter.period.unit === 'minute' || filter.period.unit === 'second'
      return { field: 'time', since: isInstant ? since : until, until: null }
    }
    case 'on':
      return { field: 'time', ...periodBounds(filter.period, zone) }
    default:
      return filter
  }
}
