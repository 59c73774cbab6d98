import type { Query, QueryNode } from '../../../shared/query/index.ts'

/** Filters about what was served, which is never changed. The others ask for what persons decide: tags, states, what was seen. */
const served: ReadonlySet<string> = new Set([
  'from',
  'to',
  'with',
  'conversation',
  'in',
  'cell',
  'kind',
  'before',
  'after',
  'on',
  'time',
  'day',
  'entity',
  'script',
])
const servedThings: ReadonlySet<string> = new Set(['image', 'place', 'link'])

/** True where a row that a text finds is found for good: then only new rows need to be looked at. */
export function isLasting({ root }: Query): boolean {
  return lasts(root)
}

function lasts(node: QueryNode): boolean {
  if (node.kind === 'filter') {
    const { filter } = node
    return filter.field === 'has' ? servedThings.has(filter.value) : served.has(filter.field)
  }
  if ('children' in node) return node.children.every(lasts)
  if ('child' in node) return lasts(node.child)
  return true
}
