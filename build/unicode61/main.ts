import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import Database from 'better-sqlite3'

/**
 * Writes shared/query/unicode61-table.ts: what FTS5's unicode61 tokeniser does with every code point, asked of SQLite
 * itself. Run it again (`node build/unicode61/main.ts`) only together with a new index format: the search indexes of
 * existing cases were built with the table as it stands. tests/integration/query-tokeniser.test.ts compares the two.
 */

const LAST = 0x10ffff
const isSurrogate = (code: number) => code >= 0xd800 && code <= 0xdfff

/**
 * unicode61 takes every code point that Unicode 6.1 had not assigned for a letter: emoji, currency signs and invisible
 * direction marks that came later would stick to the words beside them. Those are declared separators.
 */
const LATER_SEPARATOR = /[\p{S}\p{P}\p{Z}\p{Cf}\p{Cc}\p{Extended_Pictographic}]/u

type Range = [first: number, last: number]

function toRanges(codes: Iterable<number>): Range[] {
  const ranges: Range[] = []
  for (const code of codes) {
    const open = ranges.at(-1)
    if (open !== undefined && open[1] === code - 1) open[1] = code
    else ranges.push([code, code])
  }
  return ranges
}

interface Behaviour {
  /** Begins or continues a token. */
  letters: number[]
  /** Continues a token and vanishes from it. */
  marks: number[]
  folds: [code: number, folded: number][]
}

/** Indexes "x<c>y <c>" for each code point and reads the tokens back. */
function observe(tokenizer: string): Behaviour {
  const db = new Database(':memory:')
  db.exec(`CREATE VIRTUAL TABLE f USING fts5(body, content='', columnsize=0, tokenize="${tokenizer}")`)
  db.exec(`CREATE VIRTUAL TABLE v USING fts5vocab(f, 'instance')`)
  const add = db.prepare<[bigint, string]>('INSERT INTO f (rowid, body) VALUES (?, ?)')
  db.transaction(() => {
    for (let code = 1; code <= LAST; code++) {
      if (isSurrogate(code)) continue
      const text = String.fromCodePoint(code)
      add.run(BigInt(code), `x${text}y ${text}`)
    }
  })()
  const tokens = new Map<number, string[]>()
  const rows = db.prepare<[], { term: string; doc: number; offset: number }>(
    'SELECT term, doc, "offset" FROM v',
  )
  for (const { term, doc, offset } of rows.iterate()) {
    const list = tokens.get(doc) ?? []
    list[offset] = term
    tokens.set(doc, list)
  }
  db.close()

  const found: Behaviour = { letters: [], marks: [], folds: [] }
  for (const [code, list] of [...tokens].sort((a, b) => a[0] - b[0])) {
    const [first = '', second] = list
    if (first === 'x') continue
    if (second === undefined) {
      if (first !== 'xy') throw new Error(`U+${code.toString(16)} continues a token as “${first}”`)
      found.marks.push(code)
      continue
    }
    const folded = second.codePointAt(0) ?? 0
    if (String.fromCodePoint(folded) !== second || first !== `x${second}y`) {
      throw new Error(`U+${code.toString(16)} folds to more than one character`)
    }
    found.letters.push(code)
    if (folded !== code) found.folds.push([code, folded])
  }
  return found
}

const encodeRanges = (ranges: Range[]) => {
  let previous = 0
  return ranges
    .flatMap(([first, last]) => {
      const pair = [(first - previous).toString(36), (last - first).toString(36)]
      previous = last
      return pair
    })
    .join(' ')
}

const encodeFolds = (folds: [number, number][]) => {
  let previous = 0
  return folds
    .flatMap(([code, folded]) => {
      const pair = [(code - previous).toString(36), (folded - code).toString(36)]
      previous = code
      return pair
    })
    .join(' ')
}

const lines = (name: string, comment: string, value: string) => {
  const parts = value.match(/.{1,96}(?: |$)/g) ?? []
  return `/** ${comment} */\nexport const ${name} =\n  ${parts.map((part) => `'${part}'`).join(' +\n  ')}\n`
}

const plain = 'unicode61 remove_diacritics 2'
const separators = observe(plain).letters.filter((code) => LATER_SEPARATOR.test(String.fromCodePoint(code)))
const behaviour = observe(`${plain} separators '${String.fromCodePoint(...separators)}'`)

const text = `// Written by build/unicode61/main.ts from SQLite's own behaviour (characters after 6.1 by Unicode ${process.versions.unicode}). Do not edit.
// Numbers are base 36, in pairs. Ranges: gap from the last range's end, length - 1. Folds: gap from the last code point, change.

${lines('SEPARATORS', 'Ranges of symbols, punctuation and invisible marks that unicode61 would take for letters.', encodeRanges(toRanges(separators)))}
${lines('LETTERS', 'Ranges of code points that begin or continue a token.', encodeRanges(toRanges(behaviour.letters)))}
${lines('MARKS', 'Ranges of combining marks that continue a token and vanish from it.', encodeRanges(toRanges(behaviour.marks)))}
${lines('FOLDS', 'Code points that become another one (case, diacritics).', encodeFolds(behaviour.folds))}`

writeFileSync(fileURLToPath(new URL('../../shared/query/unicode61-table.ts', import.meta.url)), text)
