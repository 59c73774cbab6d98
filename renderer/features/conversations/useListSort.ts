import { useCallback, useMemo } from 'react'
import { firstSort, type ListSort, sortFrom, sortText } from '../../lists/sort.ts'
import { useOwn } from '../../store/own.ts'

/** How this person has lists of a kind sorted; kept with them in the case. */
export function useListSort(kind: string): { sort: ListSort; setSort: (sort: ListSort) => void } {
  const name = `messages.sort.${kind}`
  const kept = useOwn(({ view }) => view[name])
  const setView = useOwn((own) => own.setView)
  const sort = useMemo(() => sortFrom(kept) ?? firstSort, [kept])
  return { sort, setSort: useCallback((next) => setView(name, sortText(next)), [setView, name]) }
}
