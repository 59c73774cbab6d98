/**
 * FTS5 expressions, built so that FTS5 cannot refuse them: every word stands in quotes, NOT only between two operands,
 * and brackets never nest deeper than FTS5's parser holds (it overflows at about 40 levels, 20 of mixed operators).
 */
export interface FtsExpression {
  readonly text: string
  /** Levels of operators in it; 0 for a phrase or a NEAR, which needs no brackets. */
  readonly depth: number
  /** It is this one indexed word. */
  readonly word?: string
}

const MAX_DEPTH = 10

/** Words side by side; the last one the beginning of a word where `prefix`. Terms are letters alone, but quotes are doubled all the same. */
export function phrase(tokens: readonly string[], prefix: boolean): FtsExpression {
  const [only] = tokens
  const text = `"${tokens.join(' ').replaceAll('"', '""')}"${prefix ? '*' : ''}`
  return { text, depth: 0, ...(tokens.length === 1 && only !== undefined && !prefix ? { word: only } : {}) }
}

/** Two phrases in either order with at most `distance` words between them: FTS5 knows no groups inside NEAR. */
export function near(left: FtsExpression, right: FtsExpression, distance: number): FtsExpression {
  return { text: `NEAR(${left.text} ${right.text}, ${distance})`, depth: 0 }
}

/** One word as the index has it. */
export const indexedWord = (term: string): string => phrase([term], false).text

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
