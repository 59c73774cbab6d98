import { foldText } from './folding.ts'
import { type FtsExpression, fits, join, joinWords, type WordTree, without } from './fts.ts'
import { type Literal, literalOf } from './literal.ts'
import { foldedTerms, matcherOf, TextBody } from './matcher.ts'
import { periodBounds } from './period.ts'
import type {
  FieldFilter,
  Hours,
  NameFilter,
  NearNode,
  Query,
  QueryNode,
  WordFilter,
  WordsNode,
} from './syntax.ts'
import { isPart } from './tokenised-text.ts'
import { type Lexicon, nearPairs, phrases, plainLexicon } from './word-forms.ts'

/** What a filter asks of a row, outside the full text. */
export type Filter =
  | NameFilter
  | WordFilter
  /** Sent at or after `since` and before `until`, UTC milliseconds; null: open. A row of unknown time never passes. */
  | { readonly field: 'sent'; readonly since: number | null; readonly until: number | null }
  /** Sent between two times of day by the clock of a zone. */
  | { readonly field: 'time'; readonly hours: Hours; readonly zone: string }
  | { readonly field: 'day'; readonly days: readonly number[]; readonly zone: string }

/**
 * How a query is answered: a boolean tree over sorted sets of row ids. `and`, `or` and `some` have two or more children; `not` is
 * every row but its child's. A `look` reads the text of each row, so an `and` runs it last, over the rows that its other children
 * leave.
 */
export type PlanNode =
  | { readonly kind: 'all' }
  /** An FTS5 expression that FTS5 accepts as it stands; `words`: the same, where it is words and nothing else. */
  | { readonly kind: 'match'; readonly expression: string; readonly words: WordTree | null }
  /** Any of many FTS5 expressions. */
  | { readonly kind: 'any'; readonly expressions: readonly string[]; readonly words: WordTree | null }
  /** Words of the index with a part in them, by their keys. */
  | {
      readonly kind: 'part'
      readonly typed: string
      readonly part: string
      readonly prefix: boolean
      readonly suffix: boolean
      readonly holds: (body: string) => boolean
    }
  | {
      readonly kind: 'fuzzy'
      readonly typed: string
      readonly word: string
      readonly distance: number
      readonly holds: (body: string) => boolean
    }
  /** Rows whose text passes; every one of them has the symbols. `literal`: that is all that is asked. */
  | {
      readonly kind: 'look'
      readonly symbols: readonly string[]
      readonly literal: Literal | null
      readonly holds: (body: string) => boolean
    }
  | { readonly kind: 'filter'; readonly filter: Filter }
  | { readonly kind: 'and' | 'or'; readonly children: readonly PlanNode[] }
  | { readonly kind: 'some'; readonly count: number; readonly children: readonly PlanNode[] }
  | { readonly kind: 'not'; readonly child: PlanNode }

/** A piece of a branch: full text to be joined with its neighbours, full text to be left out, or a finished node. */
type Part = { readonly fts: FtsExpression } | { readonly not: FtsExpression } | { readonly node: PlanNode }

/** The zone by whose clock dates are read. */
export const readingZone = 'Europe/London'

/** Above this many alternatives one MATCH gets slow; they are asked for in batches then. */
const MANY = 64
/** The beginning of a word that is no longer than this has so many words that FTS5 is quicker with their list. */
const SHORT = 2

interface Context {
  readonly zone: string
  readonly lexicon: Lexicon
}

/**
 * Turns a query into a plan: neighbouring full-text parts become one FTS5 expression, dates become instants.
 * @param lexicon the other spellings that the index has of a word
 * @param zone IANA zone whose clock the dates without a Z mean.
 * @throws RangeError for a search: or list: that was not put in its place (see expand.ts)
 */
export function plan(query: Query, lexicon: Lexicon = plainLexicon, zone: string = readingZone): PlanNode {
  return finish(partOf(query.root, { lexicon, zone }))
}

function partOf(node: QueryNode, context: Context): Part {
  switch (node.kind) {
    case 'all':
      return { node: { kind: 'all' } }
    case 'words':
      return wordsPart(node, context, true)
    case 'near':
      return nearPart(node, context)
    case 'fuzzy':
      return { node: { ...node, typed: `~${node.word}`, holds: holdsText(node) } }
    case 'filter':
      return { node: { kind: 'filter', filter: planFilter(node.filter, context.zone) } }
    case 'not': {
      const child = partOf(node.child, context)
      return 'fts' in child ? { not: child.fts } : { node: { kind: 'not', child: finish(child) } }
    }
    case 'some': {
      const children = node.children.map((child) => finish(partOf(child, context)))
      if (node.count === 1) return { node: { kind: 'or', children } }
      if (node.count === children.length) return { node: { kind: 'and', children } }
      return { node: { kind: 'some', count: node.count, children } }
    }
    case 'unspaced':
    case 'literal':
    case 'and':
      return conjunction(conjunctsOf(node, context))
    case 'or':
      return disjunction(alternativesOf(node, context))
  }
}

/** The parts of an AND, those of ANDs within it included, but for brackets that hold tags. */
function conjunctsOf(node: QueryNode, context: Context): Part[] {
  switch (node.kind) {
    case 'and':
      return node.children.flatMap((child) =>
        child.kind === 'and' && child.children.some(isOfTags)
          ? [conjunction(conjunctsOf(child, context))]
          : conjunctsOf(child, context),
      )
    case 'literal': {
      const literal = literalOf(node)
      const look = lookFor(node, literal.contains, literal)
      if (node.tokens.length === 0) return [look]
      return [wordsPart({ ...node, kind: 'words', suffix: false }, context, false), look]
    }
    case 'unspaced': {
      const terms = foldedTerms(node)
      const [only] = terms
      // One run of letters is found by the words that it is a part of, and by nothing else.
      if (terms.length === 1 && only === foldText(node.text.trim()).text)
        return [partPart(node.text.trim(), only, true, true)]
      return [...openPhrase(node.tokens, terms, true, true), lookFor(node, [], null)]
    }
    default:
      return [partOf(node, context)]
  }
}

/** Side by side tag: and state: speak of one tag: brackets around them stay. */
const isOfTags = (node: QueryNode): boolean =>
  node.kind === 'filter' && (node.filter.field === 'tag' || node.filter.field === 'state')

/** @param isAll false where the rows are looked at afterwards anyway */
function wordsPart(node: WordsNode, { lexicon }: Context, isAll: boolean): Part {
  const terms = foldedTerms(node)
  const [only = ''] = terms
  const isShort = node.prefix && [...only].length <= SHORT
  if (terms.length === 1 && (node.suffix || isShort))
    return partPart(typedAs(node), only, node.prefix, node.suffix)
  const forms = node.suffix ? null : phrases(terms, node.prefix, lexicon, MANY)
  if (forms !== null) return { fts: forms }
  const open = openPhrase(node.tokens, terms, node.prefix, node.suffix)
  return conjunction(isAll ? [...open, lookFor(node, [], null)] : open)
}

const typedAs = ({ tokens, prefix, suffix }: WordsNode) =>
  `${suffix ? '*' : ''}${tokens.join(' ')}${prefix ? '*' : ''}`

function partPart(typed: string, part: string, prefix: boolean, suffix: boolean): Part {
  const holds = (body: string) =>
    new TextBody(body).words.words((word) => isPart(word, part, prefix, suffix)).length > 0
  return { node: { kind: 'part', typed, part, prefix, suffix, holds } }
}

/** Rows that have each word of a phrase, the outer ones open: more than the phrase finds. */
function openPhrase(
  typed: readonly string[],
  terms: readonly string[],
  prefix: boolean,
  suffix: boolean,
): Part[] {
  const last = terms.length - 1
  return terms.map((term, i) => partPart(typed[i] ?? term, term, prefix && i === last, suffix && i === 0))
}

function nearPart(node: NearNode, context: Context): Part {
  const pairs = nearPairs(node, context.lexicon)
  if (pairs !== null) return { fts: pairs }
  const side = (words: readonly WordsNode[]) =>
    disjunction(words.map((one) => wordsPart(one, context, false)))
  return conjunction([side(node.left), side(node.right), lookFor(node, [], null)])
}

function lookFor(node: QueryNode, symbols: readonly string[], literal: Literal | null): Part {
  return { node: { kind: 'look', symbols, literal, holds: holdsText(node) } }
}

function holdsText(node: QueryNode): (body: string) => boolean {
  const matcher = matcherOf(node)
  return (body) => matcher(new TextBody(body)).verdict === 'yes'
}

function alternativesOf(node: QueryNode, context: Context): Part[] {
  return node.kind === 'or'
    ? node.children.flatMap((child) => alternativesOf(child, context))
    : [partOf(node, context)]
}

function conjunction(parts: readonly Part[]): Part {
  const { text, rest } = takeText(parts)
  const kept = text.length === 0 ? [] : [{ fts: join('AND', text) }]
  const negated = parts.flatMap((part) => ('not' in part && fits(part.not) ? [part.not] : []))
  const others = rest.filter((part) => !('not' in part && fits(part.not)))
  if (negated.length === 0) return branch('and', [...kept, ...others])
  const [first] = kept
  const left = join('OR', negated)
  return branch('and', [first === undefined ? { not: left } : { fts: without(first.fts, left) }, ...others])
}

function disjunction(parts: readonly Part[]): Part {
  const { text, rest } = takeText(parts)
  if (text.length > MANY) {
    const expressions = text.map((one) => one.text)
    const any: Part = { node: { kind: 'any', expressions, words: joinWords('or', text) } }
    return branch('or', [any, ...rest])
  }
  return branch('or', [...(text.length === 0 ? [] : [{ fts: join('OR', text) }]), ...rest])
}

/** The full-text parts that are shallow enough to be joined; the others stay as they are, in order. */
function takeText(parts: readonly Part[]) {
  const text = parts.flatMap((part) => ('fts' in part && fits(part.fts) ? [part.fts] : []))
  return { text, rest: parts.filter((part) => !('fts' in part && fits(part.fts))) }
}

function branch(kind: 'and' | 'or', parts: readonly Part[]): Part {
  const [only] = parts
  return parts.length === 1 && only !== undefined ? only : { node: { kind, children: parts.map(finish) } }
}

function finish(part: Part): PlanNode {
  if ('node' in part) return part.node
  return 'fts' in part ? matching(part.fts) : { kind: 'not', child: matching(part.not) }
}

const matching = ({ text, words }: FtsExpression): PlanNode => ({ kind: 'match', expression: text, words })

function planFilter(filter: FieldFilter, zone: string): Filter {
  switch (filter.field) {
    case 'before':
      return { field: 'sent', since: null, until: periodBounds(filter.period, zone).since }
    case 'after': {
      const { since, until } = periodBounds(filter.period, zone)
      const isInstant = filter.period.unit === 'minute' || filter.period.unit === 'second'
      return { field: 'sent', since: isInstant ? since : until, until: null }
    }
    case 'on':
      return { field: 'sent', ...periodBounds(filter.period, zone) }
    case 'time':
      return { ...filter, zone: filter.hours.utc ? 'UTC' : zone }
    case 'day':
      return { ...filter, zone }
    case 'search':
    case 'list':
      throw new RangeError(`${filter.field}:${filter.value} is not put in its place`)
    default:
      return filter
  }
}
