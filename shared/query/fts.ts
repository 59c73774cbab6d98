/**
 * FTS5 expressions, built so that FTS5 cannot refuse them: every word stands in quotes, NOT only between two operands,
 * and brackets never nest deeper than FTS5's parser holds (it overflows at about 40 levels, 20 of mixed operators).
 */
export interface FtsExpression {
  readonly text: string
  /** Levels of operators in it; 0 for a phrase or a NEAR, which needs no brackets. */
  readonly depth: number
  /** The same without FTS5; null: where in a row words stand matters. */
  readonly words: WordTree | null
}

/** Indexed words, and beginnings of words, put together: what lists of the rows that have them can answer. */
export type WordTree =
  | { readonly kind: 'word'; readonly term: string; readonly prefix: boolean }
  | { readonly kind: 'and' | 'or'; readonly children: readonly WordTree[] }
  | { readonly kind: 'some'; readonly count: number; readonly children: readonly WordTree[] }
  | { readonly kind: 'not'; readonly child: WordTree }

const MAX_DEPTH = 10

/** Words side by side; the last one the beginning of a word where `prefix`. Terms are letters alone, but quotes are doubled all the same. */
export function phrase(tokens: readonly string[], prefix: boolean): FtsExpression {
  const [only] = tokens
  const text = `"${tokens.join(' ').replaceAll('"', '""')}"${prefix ? '*' : ''}`
  const isWord = tokens.length === 1 && only !== undefined
  return { text, depth: 0, words: isWord ? { kind: 'word', term: only, prefix } : null }
}

/** Two phrases in either order with at most `distance` words between them: FTS5 knows no groups inside NEAR. */
export function near(left: FtsExpression, right: FtsExpression, distance: number): FtsExpression {
  return { text: `NEAR(${left.text} ${right.text}, ${distance})`, depth: 0, words: null }
}

/** One word as the index has it. */
export const indexedWord = (term: string): string => phrase([term], false).text

export function join(operator: 'AND' | 'OR', parts: readonly FtsExpression[]): FtsExpression {
  const [only] = parts
  if (parts.length === 1 && only !== undefined) return only
  return {
    text: parts.map(bracket).join(` ${operator} `),
    depth: 1 + Math.max(...parts.map((part) => part.depth)),
    words: joinWords(operator === 'AND' ? 'and' : 'or', parts),
  }
}

/** The words of several expressions as one; null: one of them is more than words. */
export function joinWords(kind: 'and' | 'or', parts: readonly FtsExpression[]): WordTree | null {
  const children = parts.flatMap(({ words }) => words ?? [])
  return children.length === parts.length ? { kind, children } : null
}

export function without(kept: FtsExpression, left: FtsExpression): FtsExpression {
  return {
    text: `${bracket(kept)} NOT ${bracket(left)}`,
    depth: 1 + Math.max(kept.depth, left.depth),
    words:
      kept.words === null || left.words === null
        ? null
        : { kind: 'and', children: [kept.words, { kind: 'not', child: left.words }] },
  }
}

/** True when FTS5 still reads an expression that has this one inside an AND or OR and that inside a NOT. */
export const fits = (part: FtsExpression): boolean => part.depth + 2 <= MAX_DEPTH

const bracket = ({ text, depth }: FtsExpression) => (depth === 0 ? text : `(${text})`)
