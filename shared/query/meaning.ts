import { describe } from './describe.ts'
import type { Query, QueryNode } from './syntax.ts'

/**
 * What a search text was read as, in words that a person can check: `kilo landing -from:tallship` is 'kilo and landing and not (from
 * tallship)'. Nothing of the text is left out, so that the record of a search can stand without it.
 */
export function meaning({ root, text }: Query): string {
  return root.kind === 'all' ? 'every row' : said(root, text, false)
}

/** @param within as a part of something else: what has parts of its own stands in brackets */
function said(node: QueryNode, text: string, within: boolean): string {
  switch (node.kind) {
    case 'and':
    case 'or': {
      const parts = node.children.map((child) => said(child, text, true)).join(` ${node.kind} `)
      return within ? `(${parts})` : parts
    }
    case 'not':
      return `not ${said(node.child, text, true)}`
    case 'all':
      return 'every row'
    default:
      return leaf(node, text)
  }
}

function leaf(node: QueryNode, text: string): string {
  const typed = text.slice(node.from, node.to)
  const label = describe({ root: node, text, notes: [] })
    .map((chip) => chip.label)
    .join(' ')
  const words = label === '' ? typed : label
  return node.kind === 'filter' ? `(${words})` : words
}
