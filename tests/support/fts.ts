import Database from 'better-sqlite3'
import {
  drawnLike,
  FTS_TOKENIZER,
  indexedWord,
  isPart,
  isWithin,
  type Lexicon,
  type PlanNode,
  wordKey,
} from '../../shared/query/index.ts'

/** A small search index in memory over bodies whose ids are 1, 2, 3 …, made as the product makes its own. */
export class TestIndex implements Lexicon {
  readonly #db = new Database(':memory:')
  readonly #bodies: readonly string[]

  constructor(bodies: readonly string[]) {
    this.#bodies = bodies
    this.#db.exec(`CREATE VIRTUAL TABLE f USING fts5(body, tokenize="${FTS_TOKENIZER}")`)
    this.#db.exec(`CREATE VIRTUAL TABLE instance USING fts5vocab(f, 'instance')`)
    this.#db.exec(`CREATE VIRTUAL TABLE word USING fts5vocab(f, 'row')`)
    const add = this.#db.prepare<[bigint, string]>('INSERT INTO f (rowid, body) VALUES (?, ?)')
    this.#db.transaction(() => {
      for (const [i, body] of bodies.entries()) add.run(BigInt(i + 1), body)
    })()
  }

  close(): void {
    this.#db.close()
  }

  match(expression: string): number[] {
    return this.#db
      .prepare<[string], number>('SELECT rowid FROM f WHERE f MATCH ? ORDER BY rowid')
      .pluck()
      .all(expression)
  }

  variants(key: string, prefix: boolean): string[] {
    return this.#terms().filter(
      (term) => term !== wordKey(term) && isPart(wordKey(term), key, prefix, false) && term !== key,
    )
  }

  #terms(): string[] {
    return this.#db.prepare<[], string>('SELECT term FROM word').pluck().all()
  }

  #any(terms: readonly string[]): Set<number> {
    return new Set(terms.flatMap((term) => this.match(indexedWord(term))))
  }

  /** The indexed words of each body, in order. */
  words(): string[][] {
    const words: string[][] = this.#bodies.map(() => [])
    const rows = this.#db.prepare<[], { term: string; doc: number; offset: number }>(
      'SELECT term, doc, "offset" FROM instance',
    )
    for (const { term, doc, offset } of rows.iterate()) {
      const list = words[doc - 1]
      if (list) list[offset] = term
    }
    return words
  }

  /** What FTS5 itself highlights: [from, to) in each matching body. */
  highlights(expression: string): Map<number, { from: number; to: number }[]> {
    const rows = this.#db
      .prepare<[string], { id: number; marked: string }>(
        `SELECT rowid AS id, highlight(f, 0, char(1), char(2)) AS marked FROM f WHERE f MATCH ?`,
      )
      .all(expression)
    return new Map(rows.map(({ id, marked }) => [id, rangesOf(marked)]))
  }

  /** Carries out a plan without filters, by sets of ids. */
  run(node: PlanNode): Set<number> {
    const all = this.#bodies.map((_, i) => i + 1)
    switch (node.kind) {
      case 'all':
        return new Set(all)
      case 'match':
        return new Set(this.match(node.expression))
      case 'any':
        return new Set(node.expressions.flatMap((expression) => this.match(expression)))
      case 'look':
        return new Set(all.filter((id) => node.holds(this.#bodies[id - 1] ?? '')))
      case 'part': {
        const { part, prefix, suffix } = node
        return this.#any(this.#terms().filter((term) => isPart(wordKey(term), part, prefix, suffix)))
      }
      case 'fuzzy': {
        const { word, distance } = node
        return this.#any(this.#terms().filter((term) => isWithin(drawnLike(wordKey(term)), word, distance)))
      }
      case 'some': {
        const found = node.children.map((child) => this.run(child))
        return new Set(all.filter((id) => found.filter((ids) => ids.has(id)).length >= node.count))
      }
      case 'and':
        return node.children.map((child) => this.run(child)).reduce((a, b) => a.intersection(b))
      case 'or':
        return node.children.map((child) => this.run(child)).reduce((a, b) => a.union(b))
      case 'not':
        return new Set(all).difference(this.run(node.child))
      case 'filter':
        throw new Error('filters need a case')
    }
  }
}

function rangesOf(marked: string): { from: number; to: number }[] {
  const ranges: { from: number; to: number }[] = []
  let at = 0
  let from = 0
  for (const character of marked) {
    if (character === '\u0001') from = at
    else if (character === '\u0002') ranges.push({ from, to: at })
    else at += character.length
  }
  return ranges
}
