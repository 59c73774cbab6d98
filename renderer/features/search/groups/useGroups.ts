import { useEffect, useState } from 'react'
import type { Group } from '../../../../shared/contract/arrange.ts'
import type { Result } from '../../../../shared/contract/index.ts'
import { call } from '../../../api/client.ts'

type GroupPage = Result<'list.groups'>

/** Groups fetched at once: more than fit on a screen. */
const page = 200

/**
 * The groups around a position of a grouped list, kept up as it moves. Null: not grouped, or not here yet.
 * @param set null: the list is not grouped
 */
export function useGroups(set: string | null, position: number): GroupPage | null {
  const [held, setHeld] = useState<{ readonly set: string; readonly page: GroupPage } | null>(null)
  const own = held !== null && held.set === set ? held.page : null
  const known = own !== null && holds(own, position)
  useEffect(() => {
    if (set === null || known) return undefined
    const abort = new AbortController()
    call('list.groups', { set, from: 0, at: position, count: page }, { signal: abort.signal }).then(
      (answer) => abort.signal.aborted || setHeld({ set, page: answer }),
      // The set was closed under the call: its successor is asked next.
      () => undefined,
    )
    return () => abort.abort()
  }, [set, known, position])
  return own
}

/** Whether a page of groups has the one in which a position lies, and some after it. */
function holds({ from, total, groups }: GroupPage, position: number): boolean {
  const last = groups.at(-1)
  const first = groups[0]
  if (first === undefined || last === undefined) return true
  const isEnd = from + groups.length >= total
  return first.start <= position && (isEnd ? position < last.start + last.rows : position < last.start)
}

/** The group in which a position lies; undefined when it is not among these. */
export function groupAt(groups: readonly Group[], position: number): Group | undefined {
  return groups.find(({ start, rows }) => position >= start && position < start + rows)
}
