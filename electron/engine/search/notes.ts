import type { Problem, Query, QueryNode } from '../../../shared/query/index.ts'
import type { ReadDb } from '../db/connection.ts'
import { isKnown } from './filters.ts'

const things = {
  from: 'handle',
  to: 'handle',
  with: 'handle',
  conversation: 'conversation',
  in: 'source file or exhibit',
  tag: 'tag',
  cell: 'cell',
} as const

/** What only the case can say of a search: names in filters that it does not have, which find nothing. */
export function caseNotes(db: ReadDb, query: Query): Problem[] {
  return unknownNames(db, query.root)
}

function unknownNames(db: ReadDb, node: QueryNode): Problem[] {
  if ('children' in node) return node.children.flatMap((child) => unknownNames(db, child))
  if (node.kind === 'not') return unknownNames(db, node.child)
  if (node.kind !== 'filter' || !('prefix' in node.filter) || node.filter.field === 'cell') return []
  const { filter, from, to } = node
  if (isKnown(db, filter)) return []
  const name = filter.prefix ? `that begins with “${filter.value}”` : `“${filter.value}”`
  return [{ message: `The case has no ${things[filter.field]} ${name}.`, from, to }]
}
