import { parseFilter } from './fields.ts'
import { type Lexeme, lex, Refusal } from './lexer.ts'
import { fuzzyDistance } from './spelling.ts'
import { isSymbol, tokeniseWithSymbols } from './symbols.ts'
import type { FilterNode, FuzzyNode, LiteralNode, ParseResult, QueryNode, WordsNode } from './syntax.ts'
import { tokenise } from './unicode61.ts'

/** Longest search text, in UTF-16 units. */
export const MAX_TEXT = 4000
/** Most brackets within brackets. */
export const MAX_DEPTH = 40
/** Most words, phrases and filters; also most pairs that one NEAR between groups may stand for. */
export const MAX_TERMS = 500

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
    return { ok: true, query: { text, root, notes } }
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, problem: error.problem }
    throw error
  }
}

type TermLexeme = Extract<Lexeme, { kind: 'word' | 'phrase' | 'fuzzy' }>

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
      if (next === undefined || next.kind === 'or' || next.kind === 'close') return branch('and', children)
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
      if (pair.left.length * pair.right.length > MAX_TERMS) {
        throw new Refusal(
          `This NEAR stands for more than ${MAX_TERMS} pairs of words. Use smaller groups.`,
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
      case 'word':
      case 'phrase':
        this.#countTerm(lexeme)
        return lexeme.kind === 'word' ? wordNode(lexeme) : phraseNode(lexeme)
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
    if (this.#depth === MAX_DEPTH) {
      throw new Refusal(`Brackets can stand ${MAX_DEPTH} deep within each other, no deeper.`, open)
    }
    this.#depth++
    this.#at++
    const next = this.#peek()
    if (next === undefined) throw new Refusal('This bracket is never closed.', open)
    if (next.kind === 'close') {
      throw new Refusal('There is nothing between these brackets.', { from: open.from, to: next.to })
    }
    const inside = this.#parseOr()
    const close = this.#peek()
    if (close === undefined) throw new Refusal('This bracket is never closed.', open)
    this.#at++
    this.#depth--
    return inside.kind === 'and' || inside.kind === 'or'
      ? { ...inside, from: open.from, to: close.to }
      : inside
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
  if (node.kind === 'words') return [node]
  const words = node.kind === 'or' ? node.children.filter((child) => child.kind === 'words') : []
  if (node.kind === 'or' && words.length === node.children.length) return words
  throw new Refusal('NEAR stands between words or phrases, or groups of them such as (wagon OR lorry).', node)
}

function wordNode(lexeme: TermLexeme): WordsNode | LiteralNode {
  const node = textNode(lexeme)
  if (node !== null) return node
  throw new Refusal(
    `“${lexeme.text}” is only punctuation, which is not indexed: it parts words and cannot be searched for.`,
    lexeme,
  )
}

function phraseNode(lexeme: TermLexeme): WordsNode | LiteralNode {
  const node = textNode(lexeme)
  if (node !== null) return node
  throw new Refusal(
    lexeme.text.trim() === ''
      ? 'There is nothing between these quotes.'
      : 'There is only punctuation between these quotes, which is not indexed and cannot be searched for.',
    lexeme,
  )
}

function textNode({ text, prefix, from, to }: TermLexeme): WordsNode | LiteralNode | null {
  const found = tokeniseWithSymbols(text)
  const last = found.at(-1)
  if (last === undefined) return null
  if (prefix && (last.to < text.length || isSymbol(last.term))) {
    throw new Refusal('* must follow a letter or a digit, as in import*.', { from: to - 1, to })
  }
  const slices = found.map((token) => text.slice(token.from, token.to))
  const words = slices.filter((slice) => !isSymbol(slice))
  if (words.length === slices.length) return { kind: 'words', tokens: slices, prefix, from, to }
  return { kind: 'literal', text, tokens: words, prefix, from, to }
}

function fuzzyNode(lexeme: TermLexeme): FuzzyNode {
  const [token, ...more] = tokenise(lexeme.text)
  const distance = token === undefined ? 0 : fuzzyDistance(token.term)
  if (token === undefined || more.length > 0 || distance === 0) {
    throw new Refusal('~ stands before one word of three letters or more, as in ~rotterdam.', lexeme)
  }
  return { kind: 'fuzzy', word: token.term, distance, from: lexeme.from, to: lexeme.to }
}

function filterNode(lexeme: Extract<Lexeme, { kind: 'field' }>): FilterNode {
  const filter = parseFilter(lexeme.field, lexeme.value, lexeme.prefix)
  if (typeof filter === 'string') throw new Refusal(filter, lexeme.inner)
  return { kind: 'filter', filter, from: lexeme.from, to: lexeme.to }
}
