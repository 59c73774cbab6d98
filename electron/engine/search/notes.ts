import type { Problem, Query, QueryNode } from '../../../shared/query/index.ts'
import type { ReadDb } from '../db/connection.ts'
import { isKnown } from './filters.ts'
import { importRuns, lastMessage } from './runs.ts'

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
  return [...unknownNames(db, query.root), ...slowCells(db, query.root)]
}

/** Rows above which reading all cells takes longer than a person waits without a word: a second for some million. */
const manyRows = 1_000_000

function slowCells(db: ReadDb, node: QueryNode): Problem[] {
  if ('children' in node) return node.children.flatMap((child) => slowCells(db, child))
  if (node.kind === 'not') return slowCells(db, node.child)
  if (node.kind !== 'filter' || node.filter.field !== 'cell') return []
  if (lastMessage(importRuns(db)) <= manyRows) return []
  const message =
    'cell: has no index: the cells of every row that nothing else leaves out are read, some seconds in a case of this size.'
  return [{ message, from: node.from, to: node.to }]
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
