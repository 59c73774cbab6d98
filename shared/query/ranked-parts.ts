import { parse } from './parser.ts'
import type { QueryNode } from './syntax.ts'

/**
 * The parts of a search that say how relevant a row is: its words, phrases and pairs, each as a search text of its own, once. Filters
 * only let rows through, and what stands under NOT is in none of them. Empty for a text that is no search.
 */
export function rankedParts(text: string): string[] {
  const parsed = parse(text)
  return parsed.ok ? [...new Set(partsOf(parsed.query.root, text))] : []
}

function partsOf(node: QueryNode, text: string): string[] {
  switch (node.kind) {
    case 'and':
    case 'or':
      return node.children.flatMap((child) => partsOf(child, text))
    case 'not':
    case 'filter':
    case 'all':
      return []
    default:
      return [text.slice(node.from, node.to)]
  }
}
