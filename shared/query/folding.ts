import { fold, isLetter, isMark } from './unicode61.ts'

/**
 * Folding beyond what the index does by itself. unicode61 folds case and the accents of most letters; this takes ß for ss, ligatures,
 * full-width, half-width, superscript and presentation forms for what they stand for (Unicode compatibility forms), and a letter
 * for the same letter with an accent of its own. Two words are the same word when their keys are equal.
 */

const ascii = /^[\0-\x7f]*$/

/** A character with what belongs to it: accents that the index drops, the parts of a Korean syllable, half-width sound marks. */
const cluster = (() => {
  let marks = ''
  for (let code = 0x300; code < 0x370; code++) if (isMark(code)) marks += String.fromCodePoint(code)
  return new RegExp(
    `[\\u1100-\\u115f\\ua960-\\ua97c][\\u1160-\\u11ff\\ud7b0-\\ud7fb]*|[^][${marks}]*[\\uff9e\\uff9f]?`,
    'gu',
  )
})()

const most = 20_000
const known = new Map<string, string>()

function foldCluster(text: string): string {
  const found = known.get(text)
  if (found !== undefined) return found
  if (known.size >= most) known.clear()
  const folded = deepest(text)
  known.set(text, folded)
  return folded
}

/** Folds until nothing changes; what would not stay letters stays as the index folds it, so that words keep their bounds. */
function deepest(text: string): string {
  const plain = fold(text)
  if (!onlyLetters(plain)) return plain
  let last = plain
  for (;;) {
    const bare = withoutMarks(last.normalize('NFKD')).replaceAll('ß', 'ss').normalize('NFKC')
    const next = fold(bare.toLowerCase())
    if (!onlyLetters(next)) return last
    if (next === last) return next
    last = next
  }
}

function onlyLetters(text: string): boolean {
  if (text === '') return false
  for (const character of text) if (!isLetter(character.codePointAt(0) ?? 0)) return false
  return true
}

function withoutMarks(text: string): string {
  let kept = ''
  for (const character of text) if (!isMark(character.codePointAt(0) ?? 0)) kept += character
  return kept
}

/** What a word of the index is the same as: most words are their own key. */
export function wordKey(term: string): string {
  return ascii.test(term) ? term : (term.match(cluster) ?? []).map(foldCluster).join('')
}

/** A text folded like `wordKey`, every run of white space one blank, and where each of its UTF-16 units comes from. */
export interface FoldedText {
  readonly text: string
  /** By position in `text`: the stretch [from, to) of the original that it stands for. */
  readonly from: readonly number[]
  readonly to: readonly number[]
}

export function foldText(original: string): FoldedText {
  let text = ''
  const from: number[] = []
  const to: number[] = []
  for (const match of original.matchAll(cluster)) {
    const at = match.index
    const end = at + match[0].length
    const isGap = /^\s/u.test(match[0])
    if (isGap && text.endsWith(' ')) {
      to[to.length - 1] = end
      continue
    }
    const folded = isGap ? ' ' : foldCluster(match[0])
    text += folded
    for (let i = 0; i < folded.length; i++) {
      from.push(at)
      to.push(end)
    }
  }
  return { text, from, to }
}

/**
 * Scripts that part words by spaces and letters by nothing: only in these is a word what stands between two gaps. In all others
 * (Chinese, Thai, Korean with its endings, Arabic and Hebrew with their prefixed words) a word is found wherever it stands.
 */
const spaced =
  /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Armenian}\p{Script=Georgian}\p{Script=Common}\p{Script=Inherited}]/u
const letter = /\p{L}/u

/** True for text with a letter of a script whose words are not simply what stands between gaps. */
export function isUnspaced(text: string): boolean {
  if (ascii.test(text)) return false
  for (const character of text) if (letter.test(character) && !spaced.test(character)) return true
  return false
}
