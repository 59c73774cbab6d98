import type { z } from 'zod'
import type { messageKind, tagMark } from '../contract/browse.ts'
import type { EntityKind } from '../domain/entities.ts'
import type { Script } from '../domain/scripts.ts'

/**
 * The syntax tree of a search text. Every node knows where it was typed: UTF-16 offsets into the text, [from, to).
 *
 * The language: words are ANDed; "phrase"; OR; NOT or -; prefix*, *ending, *part*; a NEAR/5 b (NEAR alone: 10 words); (groups);
 * 2 of (a, b, c); ~word for spelling-tolerant; filters such as from:ravenwolf (see fields.ts). Operators are written in
 * capitals. A name before a colon that is no filter is searched as the words it is (times 09:15, web addresses).
 */

export interface Span {
  readonly from: number
  readonly to: number
}

/** A word or phrase that the index can find: its tokens stand side by side. */
export interface WordsNode extends Span {
  readonly kind: 'words'
  /** Slices of the text as typed, one a token; never empty. */
  readonly tokens: readonly string[]
  /** The last token is the beginning of a word. */
  readonly prefix: boolean
  /** The first token is the end of a word. */
  readonly suffix: boolean
}

/**
 * Text in a script that does not part its words by spaces, or joins small words to others: found wherever it stands in the message,
 * also inside other words, but for case, accents and the length of gaps.
 */
export interface UnspacedNode extends Span {
  readonly kind: 'unspaced'
  readonly text: string
  /** The words in it, for the index to narrow the rows with: the first may be the end of a word, the last the beginning of one. Never empty. */
  readonly tokens: readonly string[]
}

/**
 * Text that holds a character the index does not know (emoji, £): found as it stands in the message, but for case,
 * accents and the length of gaps. `tokens` are the words in it, for the index to narrow the rows with; may be empty.
 */
export interface LiteralNode extends Span {
  readonly kind: 'literal'
  readonly text: string
  readonly tokens: readonly string[]
  readonly prefix: boolean
}

/** A word that may be spelled otherwise: words within `distance` single-letter slips of it, letters that look alike taken for one another. */
export interface FuzzyNode extends Span {
  readonly kind: 'fuzzy'
  /** Folded, and drawn in Latin letters where it can be. */
  readonly word: string
  readonly distance: number
}

/** One of `left` and one of `right`, in either order, with at most `distance` words between them. */
export interface NearNode extends Span {
  readonly kind: 'near'
  readonly left: readonly WordsNode[]
  readonly right: readonly WordsNode[]
  readonly distance: number
}

export interface FilterNode extends Span {
  readonly kind: 'filter'
  readonly filter: FieldFilter
}

export interface BranchNode extends Span {
  readonly kind: 'and' | 'or'
  /** Two or more. */
  readonly children: readonly QueryNode[]
}

/** `count` or more of the children. */
export interface SomeNode extends Span {
  readonly kind: 'some'
  /** From 1 to the number of children. */
  readonly count: number
  readonly children: readonly QueryNode[]
}

export interface NotNode extends Span {
  readonly kind: 'not'
  readonly child: QueryNode
}

/** An empty search: every row. */
export interface AllNode extends Span {
  readonly kind: 'all'
}

export type QueryNode =
  | WordsNode
  | UnspacedNode
  | LiteralNode
  | FuzzyNode
  | NearNode
  | FilterNode
  | BranchNode
  | SomeNode
  | NotNode
  | AllNode

/** A period as typed, in the clock of the reader's zone unless `utc`: a year, month, day, minute or second. */
export interface Period {
  readonly unit: 'year' | 'month' | 'day' | 'minute' | 'second'
  readonly year: number
  /** 1–12. Parts finer than the unit stand at their first value. */
  readonly month: number
  readonly day: number
  readonly hour: number
  readonly minute: number
  readonly second: number
  readonly utc: boolean
}

/** Hours of the day, by the clock of the reader's zone unless `utc`: minutes since midnight, [from, to); over midnight where `to` is not above `from`. */
export interface Hours {
  readonly from: number
  readonly to: number
  readonly utc: boolean
}

export type TagState = z.infer<typeof tagMark>['state']
export type MessageKind = z.infer<typeof messageKind>
export type HasValue = 'image' | 'tag' | 'place' | 'twin' | 'link'
export type HandleValue = 'unattributed' | 'proposed' | 'attributed'
export type SeenValue = 'me' | 'anyone' | 'nobody'

/** A filter that names its value, which the engine looks up as it folds names. */
export interface NameFilter {
  readonly field: 'from' | 'to' | 'with' | 'conversation' | 'in' | 'tag' | 'cell'
  /** As typed, without quotes. */
  readonly value: string
  /** The value is the beginning of a name. */
  readonly prefix: boolean
}

/** A filter that stands for other searches: put in its place before a search is carried out. */
export interface BlockFilter {
  readonly field: 'search' | 'list'
  /** Name of a saved search or a watch-list. */
  readonly value: string
}

/** A filter whose value is one of a few words. */
export type WordFilter =
  | { readonly field: 'state'; readonly value: TagState }
  | { readonly field: 'kind'; readonly value: MessageKind }
  | { readonly field: 'has'; readonly value: HasValue }
  | { readonly field: 'entity'; readonly value: EntityKind }
  | { readonly field: 'script'; readonly value: Script }
  | { readonly field: 'handle'; readonly value: HandleValue }
  | { readonly field: 'seen'; readonly value: SeenValue }

export type FieldFilter =
  | NameFilter
  | BlockFilter
  | WordFilter
  | { readonly field: 'before' | 'after' | 'on'; readonly period: Period }
  | { readonly field: 'time'; readonly hours: Hours }
  /** Days of the week, by the clock of the reader's zone: 0 is Sunday. */
  | { readonly field: 'day'; readonly days: readonly number[] }

/** What is wrong, in a sentence that says what to do, and where. */
export interface Problem extends Span {
  readonly message: string
}

export interface Query {
  readonly text: string
  readonly root: QueryNode
  /** Things that are allowed but may not be what was meant. */
  readonly notes: readonly Problem[]
}

export type ParseResult =
  | { readonly ok: true; readonly query: Query }
  | { readonly ok: false; readonly problem: Problem }
