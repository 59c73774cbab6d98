import { parseFilter } from './fields.ts'
import { isUnspaced, wordKey } from './folding.ts'
import { type Lexeme, Refusal } from './lexeme.ts'
import { lex } from './lexer.ts'
import { drawnLike } from './look-alikes.ts'
import { fuzzyDistance } from './spelling.ts'
import { isSymbol, tokeniseWithSymbols } from './symbols.ts'
import type {
  FilterNode,
  FuzzyNode,
  LiteralNode,
  ParseResult,
  Problem,
  QueryNode,
  UnspacedNode,
  WordsNode,
} from './syntax.ts'
import { tokenise } from './unicode61.ts'

/** Longest search text, in UTF-16 units. */
export const MAX_TEXT = 20_000
/** Most brackets within brackets. */
export const MAX_DEPTH = 40
/** Most words, phrases and filters. */
export const MAX_TERMS = 2000
/** Most pairs that one NEAR between groups may stand for. */
const MAX_PAIRS = 500

/** Reads a reviewer's search text. Never throws: what cannot be understood comes back as a problem with its place. */
export function parse(text: string): ParseResult {
  if (text.length > MAX_TEXT) {
    const message = `A search can be ${MAX_TEXT.toLocaleString('en-GB')} characters long; this has ${text.length.toLocaleString('en-GB')}.`
    return { ok: false, problem: { message, from: MAX_TEXT, to: text.length } }
  }
  try {
    const { lexemes, notes } = lex(text)
    const root: QueryNode =
      lexemes.length === 0
        ? { kind: 'all', from: 0, to: text.length }
        : new Parser(text, lexemes).parseWhole()
    return { ok: true, query: { text, root, notes: [...notes, ...timelessNotes(root, false)] } }
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, problem: error.problem }
    throw error
  }
}

/** By recursive descent; from loose to tight: OR, AND (or nothing), NOT, NEAR. */
class Parser {
  readonly #text: string
  readonly #lexemes: readonly Lexeme[]
  #at = 0
  #depth = 0
  #terms = 0

  constructor(text: string, lexemes: readonly Lexeme[]) {
    this.#text = text
    this.#lexemes = lexemes
  }

  parseWhole(): QueryNode {
    const root = this.#parseOr()
    const extra = this.#peek()
    if (extra !== undefined)
      throw new Refusal('This bracket closes nothing. Take it out, or open one before it.', extra)
    return root
  }

  #peek(): Lexeme | undefined {
    return this.#lexemes[this.#at]
  }

  #parseOr(): QueryNode {
    const children = [this.#parseAnd()]
    while (this.#peek()?.kind === 'or') {
      this.#at++
      children.push(this.#parseAnd())
    }
    return branch('or', children)
  }

  #parseAnd(): QueryNode {
    const children = [this.#parseNot()]
    for (;;) {
      const next = this.#peek()
      if (next === undefined || next.kind === 'or' || next.kind === 'close' || next.kind === 'comma')
        return branch('and', children)
      if (next.kind === 'and') this.#at++
      children.push(this.#parseNot())
    }
  }

  #parseNot(): QueryNode {
    const first = this.#peek()
    let negated = false
    while (this.#peek()?.kind === 'not') {
      this.#at++
      negated = !negated
    }
    const child = this.#parseNear()
    if (!negated || first === undefined) return child
    return { kind: 'not', child, from: first.from, to: this.#lexemes[this.#at - 1]?.to ?? child.to }
  }

  /** `a NEAR/5 b NEAR/3 c` means a near b, and b near c. */
  #parseNear(): QueryNode {
    let left = this.#parsePrimary()
    const pairs: QueryNode[] = []
    for (;;) {
      const operator = this.#peek()
      if (operator?.kind !== 'near') return pairs.length === 0 ? left : branch('and', pairs)
      this.#at++
      const right = this.#parsePrimary()
      const pair = { left: nearSide(left), right: nearSide(right) }
      if (pair.left.length * pair.right.length > MAX_PAIRS) {
        throw new Refusal(
          `This NEAR stands for more than ${MAX_PAIRS} pairs of words. Use smaller groups.`,
          operator,
        )
      }
      pairs.push({ kind: 'near', ...pair, distance: operator.distance, from: left.from, to: right.to })
      left = right
    }
  }

  #parsePrimary(): QueryNode {
    const lexeme = this.#peek()
    switch (lexeme?.kind) {
      case 'open':
        return this.#parseGroup(lexeme)
      case 'some':
        return this.#parseSome(lexeme)
      case 'word':
      case 'phrase':
        this.#countTerm(lexeme)
        return textNode(lexeme)
      case 'fuzzy':
        this.#countTerm(lexeme)
        return fuzzyNode(lexeme)
      case 'field':
        this.#countTerm(lexeme)
        return filterNode(lexeme)
      default:
        throw this.#missing(lexeme)
    }
  }

  #parseGroup(open: Lexeme): QueryNode {
    const next = this.#enter(open)
    if (next.kind === 'close') {
      throw new Refusal('There is nothing between these brackets.', { from: open.from, to: next.to })
    }
    const inside = this.#parseOr()
    const close = this.#leave(open)
    return inside.kind === 'and' || inside.kind === 'or'
      ? { ...inside, from: open.from, to: close.to }
      : inside
  }

  /** `2 of (a, b c, "d e")`: each part any search of its own. */
  #parseSome(open: Extract<Lexeme, { kind: 'some' }>): QueryNode {
    const { count } = open
    this.#enter(open)
    const children: QueryNode[] = []
    for (;;) {
      const next = this.#peek()
      if (next?.kind === 'comma' || next?.kind === 'close') {
        throw new Refusal('A part is missing here: write for example 2 of (tops, wagon, dover).', next)
      }
      children.push(this.#parseOr())
      if (this.#peek()?.kind !== 'comma') break
      this.#at++
    }
    const close = this.#leave(open)
    if (children.length < 2) {
      throw new Refusal('Its parts stand apart by commas: 2 of (tops, wagon, dover).', {
        from: open.from,
        to: close.to,
      })
    }
    if (count < 1 || count > children.length) {
      throw new Refusal(
        `It has ${children.length} parts, so the number is from 1 to ${children.length}.`,
        open,
      )
    }
    return { kind: 'some', count, children, from: open.from, to: close.to }
  }

  /** Goes into brackets. @returns what stands in them first. */
  #enter(open: Lexeme): Lexeme {
    if (this.#depth === MAX_DEPTH) {
      throw new Refusal(`Brackets can stand ${MAX_DEPTH} deep within each other, no deeper.`, open)
    }
    this.#depth++
    this.#at++
    const next = this.#peek()
    if (next === undefined) throw new Refusal('This bracket is never closed.', open)
    return next
  }

  #leave(open: Lexeme): Lexeme {
    const close = this.#peek()
    if (close === undefined) throw new Refusal('This bracket is never closed.', open)
    this.#at++
    this.#depth--
    return close
  }

  #countTerm(lexeme: Lexeme): void {
    this.#at++
    this.#terms++
    if (this.#terms > MAX_TERMS) {
      throw new Refusal(
        `A search can have ${MAX_TERMS} words, phrases and filters; this is one more.`,
        lexeme,
      )
    }
  }

  /** A word, phrase, filter or group was needed where `lexeme` (or the end) stands. */
  #missing(lexeme: Lexeme | undefined): Refusal {
    const before = this.#lexemes[this.#at - 1]
    switch (before?.kind) {
      case 'near':
        return this.#blame(before, 'a word or phrase on either side, as in wagon NEAR/5 dover')
      case 'not':
        return this.#blame(before, 'something after it to leave out')
      case 'and':
      case 'or':
        return this.#blame(before, 'something after it')
    }
    if (lexeme?.kind === 'near')
      return this.#blame(lexeme, 'a word or phrase on either side, as in wagon NEAR/5 dover')
    if (lexeme?.kind === 'and' || lexeme?.kind === 'or') return this.#blame(lexeme, 'something before it')
    return new Refusal(
      'This bracket closes nothing. Take it out, or open one before it.',
      lexeme ?? { from: 0, to: this.#text.length },
    )
  }

  #blame(lexeme: Lexeme, needs: string): Refusal {
    const typed = this.#text.slice(lexeme.from, lexeme.to)
    const hint =
      typed === typed.toUpperCase() && /[A-Z]/.test(typed)
        ? ` To search for the word itself, write "${typed}" in quotes.`
        : ''
    return new Refusal(`${typed} needs ${needs}.${hint}`, lexeme)
  }
}

function branch(kind: 'and' | 'or', children: readonly QueryNode[]): QueryNode {
  const [first] = children
  const last = children.at(-1)
  if (first === undefined || last === undefined) throw new RangeError('a branch without children')
  return children.length === 1 ? first : { kind, children, from: first.from, to: last.to }
}

/** What stands on one side of NEAR: a word or phrase, or several in brackets with OR. */
function nearSide(node: QueryNode): WordsNode[] {
  const alternatives = node.kind === 'or' ? node.children : [node]
  return alternatives.map((one) => {
    if (one.kind === 'words') return one
    const [token, ...more] = one.kind === 'unspaced' ? one.tokens : []
    // One run of letters of a script without spaces is a part of a word like any other.
    if (one.kind === 'unspaced' && token === one.text.trim() && more.length === 0)
      return { kind: 'words', tokens: [token], prefix: true, suffix: true, from: one.from, to: one.to }
    throw new Refusal(
      'NEAR stands between words or phrases, or groups of them such as (wagon OR lorry).',
      node,
    )
  })
}

type TextLexeme = Extract<Lexeme, { kind: 'word' | 'phrase' | 'fuzzy' }>

function textNode(lexeme: TextLexeme): WordsNode | UnspacedNode | LiteralNode {
  const { text, prefix, suffix, from, to } = lexeme
  const found = tokeniseWithSymbols(text)
  const [first] = found
  const last = found.at(-1)
  if (first === undefined || last === undefined) throw nothingIn(lexeme)
  if (prefix && (last.to < text.length || isSymbol(last.term))) {
    throw new Refusal('* must follow a letter or a digit, as in import*.', { from: to - 1, to })
  }
  if (suffix && (first.from > 0 || isSymbol(first.term))) {
    throw new Refusal('* must stand straight before a letter or a digit, as in *tops*.', {
      from,
      to: from + 1,
    })
  }
  const slices = found.map((token) => text.slice(token.from, token.to))
  const tokens = slices.filter((slice) => !isSymbol(slice))
  if (isUnspaced(text) && tokens.length > 0) return { kind: 'unspaced', text, tokens, from, to }
  if (tokens.length === slices.length) return { kind: 'words', tokens, prefix, suffix, from, to }
  if (suffix) throw new Refusal('* stands before a word alone, as in *tops*, not before symbols.', lexeme)
  return { kind: 'literal', text, tokens, prefix, from, to }
}

function nothingIn({ kind, text, from, to }: TextLexeme): Refusal {
  const message =
    kind === 'word'
      ? `“${text}” is only punctuation, which is not indexed: it parts words and cannot be searched for.`
      : text.trim() === ''
        ? 'There is nothing between these quotes.'
        : 'There is only punctuation between these quotes, which is not indexed and cannot be searched for.'
  return new Refusal(message, { from, to })
}

/** What is left out by a time leaves rows without a time in. */
function timelessNotes(node: QueryNode, negated: boolean): Problem[] {
  if (node.kind === 'not') return timelessNotes(node.child, !negated)
  if ('children' in node) return node.children.flatMap((child) => timelessNotes(child, negated))
  const asksTime =
    node.kind === 'filter' && ['before', 'after', 'on', 'time', 'day'].includes(node.filter.field)
  if (!negated || !asksTime) return []
  const message = 'Rows without a time are found too: it is not known that they were sent then.'
  return [{ message, from: node.from, to: node.to }]
}

function fuzzyNode(lexeme: TextLexeme): FuzzyNode {
  const [token, ...more] = tokenise(lexeme.text)
  const word = token === undefined ? '' : drawnLike(wordKey(token.term))
  const distance = fuzzyDistance(word)
  if (more.length > 0 || distance === 0) {
    throw new Refusal('~ stands before one word of three letters or more, as in ~rotterdam.', lexeme)
  }
  return { kind: 'fuzzy', word, distance, from: lexeme.from, to: lexeme.to }
}

function filterNode(lexeme: Extract<Lexeme, { kind: 'field' }>): FilterNode {
  const filter = parseFilter(lexeme.field, lexeme.value, lexeme.prefix)
  if (typeof filter === 'string') throw new Refusal(filter, lexeme.inner)
  return { kind: 'filter', filter, from: lexeme.from, to: lexeme.to }
}
