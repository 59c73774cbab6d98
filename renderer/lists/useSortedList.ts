import { usePreferences } from '../store/preferences.ts'
import { isFirstSort, type ListSort } from './sort.ts'
import { useArranged } from './useArranged.ts'
import type { MessageList } from './useMessageList.ts'
import { useSetRows } from './useSetRows.ts'

/** A list of messages sorted by a column. While it is being sorted, it is shown as it was; `sorting` says so. */
export function useSortedList(
  list: MessageList,
  sort: ListSort,
): MessageList & { readonly sorting: boolean } {
  const zone = usePreferences((preferences) => preferences.zone)
  const arranged = useArranged(list.open, isFirstSort(sort) ? null : sort, zone)
  const rows = useSetRows(arranged.open, list.reload)
  return {
    ...rows,
    open: arranged.open,
    error: list.error ?? arranged.error,
    loading: list.loading || arranged.loading,
    reload: list.reload,
    sorting: arranged.loading,
  }
}
