/**
 * How people type. A line is written once in the scripts and turned into each style when the program starts, so that the hot
 * loop only joins strings. A handle keeps its style for life, which is itself a clue to who holds it.
 */
export const STYLES = ['as written', 'lower case', 'text speak', 'careless', 'capitals', 'careful'] as const
export type Style = 0 | 1 | 2 | 3 | 4 | 5

/** Stands on both sides of a word that must stay as it is (a trap word); removed after styling. */
export const KEEP = '\uE000'

const SHORT: Record<string, string> = {
  you: 'u',
  your: 'ur',
  "you're": 'ur',
  are: 'r',
  tomorrow: '2moro',
  tonight: '2nite',
  thanks: 'thx',
  please: 'pls',
  because: 'cos',
  mate: 'm8',
  later: 'l8r',
  about: 'bout',
  with: 'wiv',
  message: 'msg',
  before: 'b4',
  something: 'summat',
  nothing: 'nowt',
  okay: 'k',
  great: 'gr8',
  people: 'ppl',
  think: 'fink',
  though: 'tho',
  right: 'rite',
  what: 'wot',
  back: 'bk',
  have: 'av',
  see: 'c',
  weekend: 'wkend',
}

/** One literal stretch of a line (the text between two slots) in a style. */
export function inStyle(text: string, style: Style, first: boolean, last: boolean): string {
  let out = text
  if (style === 1 || style === 2 || style === 3) out = out.toLowerCase()
  if (style === 2) {
    out = out.replace(/[a-z']+/g, (word) => SHORT[word] ?? word).replace(/['’,]/g, '')
  }
  if (style === 3) out = misspell(out).replace(/['’]/g, '')
  if (style === 4) out = out.toUpperCase()
  if (style === 5) {
    if (first) out = out.charAt(0).toUpperCase() + out.slice(1)
    if (last && /[a-z0-9)]$/.test(out)) out += '.'
  } else if (last && out.endsWith('.') && !out.endsWith('..')) out = out.slice(0, -1)
  return out.replaceAll(KEEP, '')
}

/** Two letters change places in about every fifth longer word; which one depends on the text alone. */
function misspell(text: string): string {
  return text.replace(/(?<![\uE000A-Za-z])[A-Za-z]{5,}(?![\uE000A-Za-z])/g, (word, at: number) => {
    if ((word.length * 7 + at * 3) % 5 !== 0) return word
    const i = 1 + ((word.length + at) % (word.length - 3))
    return word.slice(0, i) + word.charAt(i + 1) + word.charAt(i) + word.slice(i + 2)
  })
}
