import { parse } from '../../../../shared/query/index.ts'

/** Quotes that the search language reads as such, of every nation. */
const quotes = /["“”„‟«»＂]/gu

/**
 * The words and phrases of a field in which a person types without syntax: parted by blanks and commas, quotes keep
 * together. Each comes back as it can stand in a search text: what would be read as anything but one word, such as
 * AND, -x or from:x, is put in quotes and so searched as it is.
 */
export function wordItems(value: string): string[] {
  return pieces(value, /\s+|,(?=\s|$)/y).map(termText)
}

/** The values of a filter, parted by commas; quotes keep a name with commas together. No quotes stand in what comes back. */
export function valueItems(value: string): string[] {
  return pieces(value, /\s*,\s*/y).map((piece) => unquoted(piece).trim())
}

/** A phrase as it can stand in a search text. */
export function phraseText(value: string): string {
  return `"${value.replaceAll(quotes, ' ').replaceAll(/\s+/g, ' ').trim()}"`
}

/** A value as one of several in a field that parts them by commas. */
export function valueText(value: string): string {
  return /[,"]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value
}

/** Words and phrases keep their quotes in a field that parts them by blanks. */
function termText(piece: string): string {
  const parsed = parse(piece)
  if (parsed.ok && isOneTerm(parsed.query.root.kind)) {
    const { from, to } = parsed.query.root
    if (from === 0 && to === piece.length && !piece.includes(',')) return piece
  }
  return phraseText(piece)
}

/** Nodes that stand for one word or phrase of the message. */
export function isOneTerm(kind: string): boolean {
  return kind === 'words' || kind === 'literal' || kind === 'unspaced' || kind === 'fuzzy'
}

/** Cuts at a separator, but not within straight quotes; an open quote reaches to the end. */
function pieces(value: string, separator: RegExp): string[] {
  const found: string[] = []
  let piece = ''
  let at = 0
  let inside = false
  while (at < value.length) {
    separator.lastIndex = at
    const cut = inside ? null : separator.exec(value)
    if (cut !== null) {
      found.push(piece)
      piece = ''
      at += cut[0].length
      continue
    }
    const character = value.charAt(at)
    if (character === '"') inside = !inside
    piece += character
    at++
  }
  found.push(inside ? `${piece}"` : piece)
  return found.map((one) => one.trim()).filter((one) => one !== '' && one !== '""')
}

function unquoted(piece: string): string {
  const inner = /^"(.*)"$/su.exec(piece)?.[1]
  return inner === undefined ? piece : inner.replaceAll('""', '"')
}
