import { ArrowDownUp, ArrowUpDown } from 'lucide-react'
import { useEffectEvent, useMemo } from 'react'
import { type SortColumn, sortColumns } from '../../shared/contract/arrange.ts'
import { useCommands } from '../app/commands/CommandsProvider.tsx'
import type { Command } from '../app/commands/command.ts'
import { sortTitles } from './columns.ts'
import { firstSort, type ListSort, pressedSort } from './sort.ts'

/**
 * A list's order by key and palette.
 * @param sort null: none of its columns gives the order
 * @param onSort undefined: this list cannot be sorted
 */
export function useSortCommands(sort: ListSort | null, onSort: ((sort: ListSort) => void) | undefined): void {
  const press = useEffectEvent((column: SortColumn) => onSort?.(pressedSort(sort, column)))
  const turn = useEffectEvent(() => {
    const { column, descending } = sort ?? firstSort
    onSort?.({ column, descending: !descending })
  })
  const sortable = onSort !== undefined
  useCommands(
    useMemo<Command[]>(
      () =>
        !sortable
          ? []
          : [
              ...sortColumns.map((column) => ({
                id: `list.sort.${column}`,
                title: `Sort by ${sortTitles[column]}`,
                group: 'List' as const,
                icon: ArrowDownUp,
                words: 'order heading column',
                run: () => press(column),
              })),
              {
                id: 'list.sort.turn',
                title: 'Turn the order of the list round',
                group: 'List',
                keys: 'shift+e',
                icon: ArrowUpDown,
                words: 'sort ascending descending reverse newest oldest',
                run: () => turn(),
              },
            ],
      [sortable],
    ),
  )
}
