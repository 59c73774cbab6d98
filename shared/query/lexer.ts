import { isField } from './fields.ts'
import { noteLikelyField, readField } from './lex-filter.ts'
import { type Lexeme, QUOTES, Refusal, readQuoted, starsAt } from './lexeme.ts'
import type { Problem } from './syntax.ts'

const NEAR_WORDS = 10

/** Quotes that only open, each with what closes it. ‘…’ is one only where it is closed: ’ is an apostrophe too. */
const PAIRS: Readonly<Record<string, string>> = {
  '「': '」',
  '『': '』',
  '《': '》',
  '〈': '〉',
  '‹': '›',
  '‘': '’',
  '‚': '‘’',
}
const DASHES = '-−–—'
/** White space, control characters and the marks that set the direction of text; not the joiners inside emoji. */
const GAP = /[\s\p{Cc}\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/u
/** `2 of (`, in small letters or capitals; OF stands for itself elsewhere. */
const SOME = /^(\d{1,3})\s+of\s*\(/i
/** An apostrophe finds its partner no farther away than this. */
const LONGEST_PAIR = 1000
const COMMAS = ',，、'

const isGap = (character: string) => GAP.test(character)
const endsWord = (character: string) =>
  isGap(character) || QUOTES.includes(character) || '()「」『』'.includes(character)

/**
 * Cuts a search text into pieces.
 * @throws Refusal at an unclosed quote, a stray *, a filter without a value, and the like.
 */
export function lex(text: string): { lexemes: Lexeme[]; notes: Problem[] } {
  const reader = new Reader(text)
  const lexemes = [...reader.lexemes()]
  return { lexemes, notes: reader.notes }
}

class Reader {
  readonly notes: Problem[] = []
  readonly #text: string
  /** Of each bracket that is open: whether commas part what stands in it. */
  readonly #brackets: boolean[] = []

  constructor(text: string) {
    this.#text = text
  }

  *lexemes(): Generator<Lexeme> {
    let at = 0
    while (at < this.#text.length) {
      if (isGap(this.#text.charAt(at))) {
        at++
        continue
      }
      const lexeme = this.#read(at)
      yield lexeme
      at = lexeme.to
    }
  }

  #read(at: number): Lexeme {
    const text = this.#text
    const character = text.charAt(at)
    if (character === '(') {
      this.#brackets.push(false)
      return { kind: 'open', from: at, to: at + 1 }
    }
    if (character === ')') {
      this.#brackets.pop()
      return { kind: 'close', from: at, to: at + 1 }
    }
    const inList = this.#brackets.at(-1) === true
    if (inList && COMMAS.includes(character)) return { kind: 'comma', from: at, to: at + 1 }
    if (QUOTES.includes(character)) return readPhrase(text, at, at, QUOTES)
    const closing = PAIRS[character]
    if (closing !== undefined && closes(text, at, closing)) return readPhrase(text, at, at, closing)
    const next = text.charAt(at + 1)
    const nextStarts = next !== '' && !isGap(next) && next !== ')'
    if (DASHES.includes(character) && nextStarts && !DASHES.includes(next))
      return { kind: 'not', from: at, to: at + 1 }
    if (character === '~' && next !== '~') return readFuzzy(text, at, endOfRun(text, at + 1, inList))
    if (character === '*' && QUOTES.includes(next) && next !== '') return readPhrase(text, at, at + 1, QUOTES)
    const some = SOME.exec(text.slice(at, at + 40))
    if (some !== null) {
      this.#brackets.push(true)
      return { kind: 'some', count: Number(some[1]), from: at, to: at + some[0].length }
    }
    return this.#readWord(at, endOfRun(text, at + 1, inList))
  }

  #readWord(at: number, to: number): Lexeme {
    const run = this.#text.slice(at, to)
    const operator = readOperator(run, at, to)
    if (operator !== null) return operator
    const name = /^([A-Za-z]+):/.exec(run)?.[1]?.toLowerCase()
    if (name !== undefined && isField(name)) return readField(this.#text, name, at, at + name.length + 1, to)
    if (name !== undefined && run.length > name.length + 1) noteLikelyField(name, at, this.notes)
    const { text: word, prefix, suffix } = cutStars(run, at)
    const inner = { from: at + (suffix ? run.search(/[^*]/) : 0), to: 0 }
    return {
      kind: 'word',
      text: word,
      prefix,
      suffix,
      inner: { ...inner, to: inner.from + word.length },
      from: at,
      to,
    }
  }
}

/** True where a quotation mark that could be an apostrophe has its partner, at the end of a word. */
function closes(text: string, at: number, closing: string): boolean {
  const last = Math.min(text.length, at + LONGEST_PAIR)
  for (let end = at + 2; end < last; end++) {
    if (!closing.includes(text.charAt(end))) continue
    const next = text.charAt(end + 1)
    if (!'’‘›'.includes(text.charAt(end)) || next === '' || !/[\p{L}\p{N}]/u.test(next)) return true
  }
  return false
}

/** @param from where the phrase begins, a star before it included; `at`: its opening quote */
function readPhrase(text: string, from: number, at: number, closing: string): Lexeme {
  const quoted = readQuoted(text, at, closing)
  const stars = starsAt(text, quoted.to)
  return {
    kind: 'phrase',
    text: quoted.text,
    prefix: stars > 0,
    suffix: from < at,
    inner: quoted.inner,
    from,
    to: quoted.to + stars,
  }
}

/** Where the run of characters that starts at `at` ends: at a gap, a quote or a bracket; in a list of parts at a comma too. */
function endOfRun(text: string, at: number, inList: boolean): number {
  let end = at
  while (end < text.length && !endsWord(text.charAt(end)) && !(inList && COMMAS.includes(text.charAt(end))))
    end++
  return end
}

function readFuzzy(text: string, at: number, to: number): Lexeme {
  const word = text.slice(at + 1, to)
  if (word === '' || word.includes('*')) {
    throw new Refusal('~ stands before one word that may be spelled otherwise, as in ~rotterdam.', {
      from: at,
      to,
    })
  }
  return {
    kind: 'fuzzy',
    text: word,
    prefix: false,
    suffix: false,
    inner: { from: at + 1, to },
    from: at,
    to,
  }
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

/** Takes the stars off both ends of a word. */
function cutStars(run: string, at: number): { text: string; prefix: boolean; suffix: boolean } {
  const text = run.replace(/^\*+|\*+$/g, '')
  if (text === '') {
    throw new Refusal('* needs a part of a word beside it, as in import*, *tops* or *ops.', {
      from: at,
      to: at + run.length,
    })
  }
  const lead = run.search(/[^*]/)
  const star = text.indexOf('*')
  if (star !== -1) {
    throw new Refusal('* stands only before or after a word, as in import* or *tops*, not inside it.', {
      from: at + lead + star,
      to: at + lead + star + 1,
    })
  }
  return { text, prefix: run.endsWith('*'), suffix: run.startsWith('*') }
}
