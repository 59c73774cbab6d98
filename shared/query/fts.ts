import type { NearNode, WordsNode } from './syntax.ts'

/**
 * FTS5 expressions, built so that FTS5 cannot refuse them: every word stands in quotes, NOT only between two operands,
 * and brackets never nest deeper than FTS5's parser holds (it overflows at about 40 levels, 20 of mixed operators).
 */
export interface FtsExpression {
  readonly text: string
  /** Levels of operators in it; 0 for a phrase or a NEAR, which needs no brackets. */
  readonly depth: number
}

const MAX_DEPTH = 10

/** Words side by side; the last one the beginning of a word where `prefix`. Terms are letters alone, but quotes are doubled all the same. */
export function phrase(tokens: readonly string[], prefix: boolean): FtsExpression {
  return { text: `"${tokens.join(' ').replaceAll('"', '""')}"${prefix ? '*' : ''}`, depth: 0 }
}

export const words = (node: WordsNode): FtsExpression => phrase(node.tokens, node.prefix)

/** Each pair of the two sides as a NEAR of its own: FTS5 knows no groups inside NEAR. */
export function near(node: NearNode): FtsExpression {
  const pairs = node.left.flatMap((left) =>
    node.right.map((right) => ({
      text: `NEAR(${words(left).text} ${words(right).text}, ${node.distance})`,
      depth: 0,
    })),
  )
  return join('OR', pairs)
}

/** Any of some indexed words, such as the spellings found for a ~word. */
export function anyOf(terms: readonly string[]): string {
  return join(
    'OR',
    terms.map((term) => phrase([term], false)),
  ).text
}

export function join(operator: 'AND' | 'OR', parts: readonly FtsExpression[]): FtsExpression {
  const [only] = parts
  if (parts.length === 1 && only !== undefined) return only
  return {
    text: parts.map(bracket).join(` ${operator} `),
    depth: 1 + Math.max(...parts.map((part) => part.depth)),
  }
}

export function without(kept: FtsExpression, left: FtsExpression): FtsExpression {
  return { text: `${bracket(kept)} NOT ${bracket(left)}`, depth: 1 + Math.max(kept.depth, left.depth) }
}

/** True when FTS5 still reads an expression that has this one inside an AND or OR and that inside a NOT. */
export const fits = (part: FtsExpression): boolean => part.depth + 2 <= MAX_DEPTH

const bracket = ({ text, depth }: FtsExpression) => (depth === 0 ? text : `(${text})`)
