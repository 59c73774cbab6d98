import { useEffect, useMemo, useState } from 'react'
import { call } from '../../api/client.ts'
import { useCall } from '../../api/useCall.ts'
import { grouped } from '../../components/progress-text.ts'
import { useScheme } from '../../lists/useScheme.ts'
import { useSession } from '../../store/session.ts'
import {
  completed,
  fieldsFor,
  formerSearches,
  knownValues,
  openFilter,
  type Suggestion,
  savedSearches,
} from './suggest.ts'

/** Handles offered for one name. */
const most = 8

/** What could stand where the caret stands: names by approximate spelling, tags, filters, saved searches, one's own former ones. */
export function useSuggestions(text: string, caret: number, wanted: boolean): readonly Suggestion[] {
  const scheme = useScheme()
  const me = useSession(({ state }) => state?.account?.name)
  const log = useCall('search.log', wanted ? { before: null, limit: 200 } : null)
  const saved = useCall('saved.list', wanted ? {} : null)
  const sources = useCall('source.list', wanted ? {} : null)
  const open = useMemo(() => (wanted ? openFilter(text, caret) : null), [text, caret, wanted])
  const named = open !== null && ['from', 'to', 'with'].includes(open.field) ? open.value : null
  const handles = useHandles(named)
  const conversations = useCall(
    'conversation.list',
    open?.field === 'conversation'
      ? { text: open.value.slice(0, 200), sort: 'rows', from: 0, count: most }
      : null,
  )
  const lists = useCall('watch.lists', open?.field === 'list' ? {} : null)

  return useMemo(() => {
    if (!wanted) return []
    if (open === null) {
      const mine =
        log.data?.searches.filter(({ account }) => account === me).map((search) => search.text) ?? []
      const kept = saved.data?.saved ?? []
      return [
        ...fieldsFor(text, caret),
        ...savedSearches(text, kept),
        ...formerSearches(text, [...new Set(mine)]),
      ]
    }
    const put = (value: string, detail: string) => completed(text, caret, open, value, detail)
    const like = open.value.toLowerCase()
    switch (open.field) {
      case 'from':
      case 'to':
      case 'with':
        return handles.map(({ name, rows }) => put(name, `${grouped(rows)} rows`))
      case 'tag':
        return [...scheme.values()]
          .filter(
            ({ code, name }) => code.toLowerCase().startsWith(like) || name.toLowerCase().includes(like),
          )
          .map(({ code, name }) => put(code, name))
      case 'in':
        return (sources.data?.sources ?? [])
          .filter(({ name }) => name.toLowerCase().includes(like))
          .map(({ name }) => put(name, 'source'))
      case 'conversation':
        return (conversations.data?.conversations ?? []).map(({ name, rows }) =>
          put(name, `${grouped(rows)} rows`),
        )
      case 'search':
        return (saved.data?.saved ?? [])
          .filter(({ name }) => name.toLowerCase().includes(like))
          .map(({ name, text: searched }) => put(name, searched))
      case 'list':
        return (lists.data?.lists ?? [])
          .filter(({ name }) => name.toLowerCase().includes(like))
          .map(({ name }) => put(name, 'watch-list'))
      default:
        return knownValues(text, caret, open)
    }
  }, [
    wanted,
    open,
    text,
    caret,
    log.data,
    me,
    scheme,
    handles,
    sources.data,
    saved.data,
    conversations.data,
    lists.data,
  ])
}

interface Named {
  readonly name: string
  readonly rows: number
}

/** Handles by approximate name, the one before shown until the next answer is here. */
function useHandles(name: string | null): readonly Named[] {
  const [found, setFound] = useState<readonly Named[]>([])
  useEffect(() => {
    if (name === null) return setFound([])
    const abort = new AbortController()
    call(
      'handle.list',
      { text: name.slice(0, 200), sort: 'rows', from: 0, count: most },
      { signal: abort.signal },
    ).then(
      ({ handles }) =>
        setFound(handles.map((handle) => ({ name: handle.name, rows: handle.sent + handle.received }))),
      // Suggestions are a help, not an answer: without them the box still searches.
      () => abort.signal.aborted || setFound([]),
    )
    return () => abort.abort()
  }, [name])
  return found
}
