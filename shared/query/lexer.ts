import { type FieldName, fieldNames, isField, likelyField, searchFields } from './fields.ts'
import type { Problem, Span } from './syntax.ts'

/** One piece of a search text. `inner` is where the text itself stands, without quotes, ~ or *. */
export type Lexeme = Span &
  (
    | {
        readonly kind: 'word' | 'phrase' | 'fuzzy'
        readonly text: string
        readonly prefix: boolean
        readonly inner: Span
      }
    | {
        readonly kind: 'field'
        readonly field: FieldName
        readonly value: string
        readonly prefix: boolean
        readonly inner: Span
      }
    | { readonly kind: 'near'; readonly distance: number }
    | { readonly kind: 'and' | 'or' | 'not' | 'open' | 'close' }
  )

/** Carries a problem out of the lexer or parser to `parse`, which returns it. */
export class Refusal extends Error {
  readonly problem: Problem

  constructor(message: string, { from, to }: Span) {
    super(message)
    this.problem = { message, from, to }
  }
}

const NEAR_WORDS = 10

/** Straight and typographic double quotes: searches are pasted from letters and chats. */
const QUOTES = '"“”„‟«»＂'
const DASHES = '-−–—'
/** White space, control characters and the marks that set the direction of text; not the joiners inside emoji. */
const GAP = /[\s\p{Cc}\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/u

const isGap = (character: string) => GAP.test(character)
const endsWord = (character: string) =>
  isGap(character) || QUOTES.includes(character) || '()'.includes(character)

/**
 * Cuts a search text into pieces.
 * @throws Refusal at an unclosed quote, a stray *, a filter without a value, and the like.
 */
export function lex(text: string): { lexemes: Lexeme[]; notes: Problem[] } {
  const lexemes: Lexeme[] = []
  const notes: Problem[] = []
  let at = 0
  while (at < text.length) {
    const character = text.charAt(at)
    if (isGap(character)) {
      at++
      continue
    }
    const lexeme = readLexeme(text, at, notes)
    lexemes.push(lexeme)
    at = lexeme.to
  }
  return { lexemes, notes }
}

function readLexeme(text: string, at: number, notes: Problem[]): Lexeme {
  const character = text.charAt(at)
  if (character === '(') return { kind: 'open', from: at, to: at + 1 }
  if (character === ')') return { kind: 'close', from: at, to: at + 1 }
  if (QUOTES.includes(character)) return readPhrase(text, at)
  const next = text.charAt(at + 1)
  const nextStarts = next !== '' && !isGap(next) && next !== ')'
  if (DASHES.includes(character) && nextStarts && !DASHES.includes(next))
    return { kind: 'not', from: at, to: at + 1 }
  if (character === '~' && next !== '~') return readFuzzy(text, at)
  return readWord(text, at, notes)
}

/** The text between quotes; a doubled straight quote inside stands for one. */
function readQuoted(text: string, at: number): { text: string; inner: Span; to: number } {
  let inside = ''
  let end = at + 1
  while (end < text.length) {
    const character = text.charAt(end)
    if (character === '"' && text.charAt(end + 1) === '"' && end > at + 1) {
      inside += '"'
      end += 2
    } else if (QUOTES.includes(character)) {
      return { text: inside, inner: { from: at + 1, to: end }, to: end + 1 }
    } else {
      inside += character
      end++
    }
  }
  throw new Refusal('This quote is never closed. Put another " at the end of the phrase.', {
    from: at,
    to: text.length,
  })
}

function readPhrase(text: string, at: number): Lexeme {
  const quoted = readQuoted(text, at)
  const stars = starsAt(text, quoted.to)
  return {
    kind: 'phrase',
    text: quoted.text,
    prefix: stars > 0,
    inner: quoted.inner,
    from: at,
    to: quoted.to + stars,
  }
}

function starsAt(text: string, at: number): number {
  let end = at
  while (text.charAt(end) === '*') end++
  return end - at
}

/** Where the run of characters that starts at `at` ends: at a gap, a quote or a bracket. */
function endOfRun(text: string, at: number): number {
  let end = at
  while (end < text.length && !endsWord(text.charAt(end))) end++
  return end
}

function readFuzzy(text: string, at: number): Lexeme {
  const to = endOfRun(text, at + 1)
  const word = text.slice(at + 1, to)
  if (word === '' || word.includes('*')) {
    throw new Refusal('~ stands before one word that may be spelled otherwise, as in ~rotterdam.', {
      from: at,
      to,
    })
  }
  return { kind: 'fuzzy', text: word, prefix: false, inner: { from: at + 1, to }, from: at, to }
}

function readWord(text: string, at: number, notes: Problem[]): Lexeme {
  const to = endOfRun(text, at)
  const run = text.slice(at, to)
  const operator = readOperator(run, at, to)
  if (operator !== null) return operator

  const name = /^([A-Za-z]+):/.exec(run)?.[1]?.toLowerCase()
  if (name !== undefined && isField(name)) return readField(text, name, at, at + name.length + 1)
  if (name !== undefined && run.length > name.length + 1) noteLikelyField(name, at, notes)

  const { text: word, prefix } = cutStars(run, at)
  return { kind: 'word', text: word, prefix, inner: { from: at, to: at + word.length }, from: at, to }
}

function readOperator(run: string, from: number, to: number): Lexeme | null {
  if (run === 'AND') return { kind: 'and', from, to }
  if (run === 'OR') return { kind: 'or', from, to }
  if (run === 'NOT') return { kind: 'not', from, to }
  if (run === 'NEAR') return { kind: 'near', distance: NEAR_WORDS, from, to }
  if (!run.startsWith('NEAR/')) return null
  const digits = run.slice('NEAR/'.length)
  if (!/^\d{1,3}$/.test(digits)) {
    throw new Refusal('NEAR/ takes a number of words from 0 to 999, as in wagon NEAR/5 dover.', { from, to })
  }
  return { kind: 'near', distance: Number(digits), from, to }
}

/** Takes the stars off the end of a word or an unquoted value. */
function cutStars(run: string, at: number): { text: string; prefix: boolean } {
  const text = run.replace(/\*+$/, '')
  const star = text.indexOf('*')
  if (star !== -1) {
    throw new Refusal('* stands only at the end of a word, as in import*.', {
      from: at + star,
      to: at + star + 1,
    })
  }
  if (text === '') {
    throw new Refusal('* needs the beginning of a word before it, as in import*.', {
      from: at,
      to: at + run.length,
    })
  }
  return { text, prefix: text.length < run.length }
}

function readField(text: string, field: FieldName, from: number, valueAt: number): Lexeme {
  const { example } = searchFields[field]
  const character = text.charAt(valueAt)
  if (character === '(') {
    throw new Refusal(`${field}: takes one value. Write (${field}:one OR ${field}:two).`, {
      from,
      to: valueAt + 1,
    })
  }
  if (character !== '' && QUOTES.includes(character)) {
    const quoted = readQuoted(text, valueAt)
    const stars = starsAt(text, quoted.to)
    const to = quoted.to + stars
    if (quoted.text.trim() === '') {
      throw new Refusal(`${field}: has nothing between its quotes. Write for example ${example}.`, {
        from,
        to,
      })
    }
    return {
      kind: 'field',
      field,
      value: quoted.text.trim(),
      prefix: stars > 0,
      inner: quoted.inner,
      from,
      to,
    }
  }
  const to = endOfRun(text, valueAt)
  if (to === valueAt) {
    throw new Refusal(`${field}: needs a value straight after the colon, as in ${example}.`, { from, to })
  }
  const { text: value, prefix } = cutStars(text.slice(valueAt, to), valueAt)
  return {
    kind: 'field',
    field,
    value,
    prefix,
    inner: { from: valueAt, to: valueAt + value.length },
    from,
    to,
  }
}

function noteLikelyField(name: string, at: number, notes: Problem[]): void {
  const likely = likelyField(name)
  if (likely === null) return
  const { example } = searchFields[likely]
  notes.push({
    message: `“${name}:” is not a filter, so it is searched as words. The filter is ${likely}:, as in ${example}. All filters: ${fieldNames.map((field) => `${field}:`).join(' ')}`,
    from: at,
    to: at + name.length + 1,
  })
}
