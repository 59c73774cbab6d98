import { useCallback, useEffect, useMemo, useState } from 'react'
import { call } from '../../../api/client.ts'
import { grouped } from '../../../components/progress-text.ts'
import type { Sections } from '../../../lists/sections.ts'
import { usePages } from '../../../lists/use-pages.ts'
import css from './Groups.module.css'
import { groupTitle } from './group-title.ts'

/**
 * The groups of a list as sections with headings. Undefined: it is not grouped, or not known yet where they begin, or there are too
 * many to be known at once; the bar above the list says the group all the same.
 * @param set null: the list is not grouped
 */
export function useGroupSections(set: string | null, total: number): Sections | undefined {
  const [held, setHeld] = useState<{ readonly set: string; readonly starts: Uint32Array | null } | null>(null)
  useEffect(() => {
    if (set === null) return undefined
    const abort = new AbortController()
    call('list.groupStarts', { set }, { signal: abort.signal }).then(
      ({ starts }) => setHeld({ set, starts: starts === null ? null : Uint32Array.from(starts) }),
      // The set was closed under the call: its successor is asked next.
      () => undefined,
    )
    return () => abort.abort()
  }, [set])
  const fetch = useCallback(
    async (from: number, count: number, signal: AbortSignal) =>
      set === null ? [] : (await call('list.groups', { set, from, count }, { signal })).groups,
    [set],
  )
  const { get, want } = usePages(fetch, set === null ? 0 : total)
  const starts = held !== null && held.set === set ? held.starts : null
  return useMemo(() => {
    if (starts === null || starts.length === 0) return undefined
    const heading = (section: number) => {
      const group = get(section)
      return (
        <span className={css.heading}>
          {group !== undefined && (
            <>
              <bdi className={css.title}>{groupTitle(group)}</bdi>{' '}
              <span className={css.muted}>
                {grouped(group.rows)} {group.rows === 1 ? 'row' : 'rows'}
              </span>
            </>
          )}
        </span>
      )
    }
    return { starts, heading, want }
  }, [starts, get, want])
}
