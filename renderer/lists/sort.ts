import { type SortColumn, sortColumns } from '../../shared/contract/arrange.ts'
import type { ListColumn } from '../../shared/contract/reading.ts'

/** By what a list of messages is sorted; ascending is A to Z, oldest, shortest and lowest first. */
export interface ListSort {
  readonly column: SortColumn
  readonly descending: boolean
}

/** As lists are opened. */
export const firstSort: ListSort = { column: 'time', descending: false }

export const isFirstSort = ({ column, descending }: ListSort): boolean => column === 'time' && !descending

/** The column by which a heading sorts; null: it does not. */
export const sortColumnOf = (column: ListColumn): SortColumn | null =>
  sortColumns.find((each) => each === column) ?? null

/** What a press on a heading asks for: its column, and pressed again the other way. */
export const pressedSort = (sort: ListSort | null, column: SortColumn): ListSort => ({
  column,
  descending: sort !== null && sort.column === column ? !sort.descending : false,
})

/** As it is kept: 'sender', '-sender'. */
export const sortText = ({ column, descending }: ListSort): string => `${descending ? '-' : ''}${column}`

/** What was kept; null: nothing that is known. */
export function sortFrom(text: unknown): ListSort | null {
  if (typeof text !== 'string') return null
  const column = sortColumns.find((each) => each === text.replace(/^-/, ''))
  return column === undefined ? null : { column, descending: text.startsWith('-') }
}
