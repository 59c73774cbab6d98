import { FOLDS, LETTERS, MARKS, SEPARATORS } from './unicode61-table.ts'

/**
 * FTS5's unicode61 tokeniser (remove_diacritics 2), so that what is highlighted is what the index found. The rules are
 * those of SQLite's fts5_tokenize.c; the tables come from SQLite itself. What a reviewer should know of them: case and
 * accents do not matter; ß is not ss; punctuation and symbols part words; a run of Chinese or Japanese characters
 * is one word; vowel signs of Indic scripts part words.
 */

/** Code points below this have their class in an array; all above that are not separators are letters in ranges. */
const TABLE_SIZE = 0x20000

const SEPARATOR = 0
const LETTER = 1
const MARK = 2

type Range = readonly [first: number, last: number]

function* pairs(encoded: string): Generator<[number, number]> {
  const numbers = encoded.split(' ')
  for (let i = 0; i + 1 < numbers.length; i += 2) {
    yield [Number.parseInt(numbers[i] ?? '', 36), Number.parseInt(numbers[i + 1] ?? '', 36)]
  }
}

function decodeRanges(encoded: string): Range[] {
  let last = 0
  return [...pairs(encoded)].map(([gap, more]) => {
    const first = last + gap
    last = first + more
    return [first, last]
  })
}

const classes = new Uint8Array(TABLE_SIZE)
const highLetters: Range[] = []
const folds = new Map<number, number>()

for (const [first, last] of decodeRanges(LETTERS)) {
  classes.fill(LETTER, first, last + 1)
  if (last >= TABLE_SIZE) highLetters.push([Math.max(first, TABLE_SIZE), last])
}
for (const [first, last] of decodeRanges(MARKS)) classes.fill(MARK, first, last + 1)
let previous = 0
for (const [gap, change] of pairs(FOLDS)) {
  previous += gap
  folds.set(previous, previous + change)
}

function classOf(code: number): number {
  if (code < TABLE_SIZE) return classes[code] ?? SEPARATOR
  return highLetters.some(([first, last]) => code >= first && code <= last) ? LETTER : SEPARATOR
}

/** True for a code point that can stand in an indexed word. */
export const isLetter = (code: number): boolean => classOf(code) === LETTER

/** True for a combining mark that the index drops from a word. */
export const isMark = (code: number): boolean => classOf(code) === MARK

/** The code point that the index keeps instead: lower case, without its diacritic. */
const foldCode = (code: number): number => folds.get(code) ?? code

/** The `tokenize` value of every search index: unicode61, with the symbols that it would take for letters. */
export const FTS_TOKENIZER = `unicode61 remove_diacritics 2 separators '${decodeRanges(SEPARATORS)
  .map(([first, last]) =>
    String.fromCodePoint(...Array.from({ length: last - first + 1 }, (_, i) => first + i)),
  )
  .join('')}'`

/** A word as the index has it, and where it stands in the original: UTF-16 offsets, [from, to). */
export interface Token {
  readonly term: string
  readonly from: number
  readonly to: number
}

/**
 * The words of a text, exactly as FTS5 indexes them. (FTS5 cuts a word at 32,768 bytes; such a word is longer than any
 * search text, so the difference can never show.)
 */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = []
  let at = 0
  while (at < text.length) {
    const code = text.codePointAt(at) ?? 0
    if (classOf(code) !== LETTER) {
      at += code > 0xffff ? 2 : 1
      continue
    }
    const from = at
    let term = ''
    let copied = at
    while (at < text.length) {
      const next = text.codePointAt(at) ?? 0
      const kind = classOf(next)
      if (kind === SEPARATOR) break
      const width = next > 0xffff ? 2 : 1
      const folded = kind === MARK ? -1 : foldCode(next)
      if (folded !== next) {
        term += text.slice(copied, at)
        if (folded !== -1) term += String.fromCodePoint(folded)
        copied = at + width
      }
      at += width
    }
    tokens.push({ term: term + text.slice(copied, at), from, to: at })
  }
  return tokens
}

/** A text with case and accents gone, as the index folds them; everything else stays. */
export function fold(text: string): string {
  let folded = ''
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    if (!isMark(code)) folded += folds.has(code) ? String.fromCodePoint(foldCode(code)) : character
  }
  return folded
}
