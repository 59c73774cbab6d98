import { create } from 'zustand'
import type { Result } from '../../shared/contract/index.ts'
import { letterOf } from '../../shared/domain/watch.ts'
import { WatchMatcher } from '../../shared/domain/watch-matcher.ts'
import type { Mark } from '../components/highlight.ts'

export type MarkedWatchList = Result<'watch.marks'>['lists'][number]

/** A term that stands in a message, and its list. */
export interface WatchedTerm {
  readonly list: MarkedWatchList
  readonly text: string
}

interface Watch {
  /** Lists in use, by the number they were given when they were made. */
  readonly lists: readonly MarkedWatchList[]
  /** False: nothing is marked for now, whatever the lists say. */
  readonly shown: boolean
  /** The terms of watch-lists in a message's text. The same function until what is marked changes. */
  readonly marksOf: (body: string) => readonly Mark[]
  /** The terms of every list in a message's text, those that are not marked too; each once. */
  readonly termsIn: (body: string) => readonly WatchedTerm[]
  readonly put: (lists: readonly MarkedWatchList[]) => void
  readonly setShown: (shown: boolean) => void
}

const nothing: readonly Mark[] = []
const marksNothing = () => nothing

/** What is marked in messages for the person who is logged in. */
export const useWatch = create<Watch>()((set, get) => ({
  lists: [],
  shown: true,
  marksOf: marksNothing,
  termsIn: () => [],
  put: (lists) => {
    // A run tells its progress in the same event as a change of the lists: marks stay as they are then.
    if (JSON.stringify(lists) === JSON.stringify(get().lists)) return
    set({ lists, marksOf: get().shown ? marker(lists) : marksNothing, termsIn: finder(lists) })
  },
  setShown: (shown) => set(({ lists }) => ({ shown, marksOf: shown ? marker(lists) : marksNothing })),
}))

function marker(lists: readonly MarkedWatchList[]): Watch['marksOf'] {
  const marked = lists.filter(({ on, texts }) => on && texts.length > 0)
  if (marked.length === 0) return marksNothing
  const matcher = new WatchMatcher(marked)
  const looks = marked.map(({ id, colour, name }) => ({ letter: letterOf(id), colour, name }))
  return (body) =>
    matcher.spans(body).flatMap(({ from, to, list, text }) => {
      const look = looks[list]
      if (look === undefined) return []
      return [{ from, to, kind: 'watch' as const, watch: { ...look, term: text } }]
    })
}

function finder(lists: readonly MarkedWatchList[]): Watch['termsIn'] {
  if (lists.length === 0) return () => []
  let matcher: WatchMatcher | null = null
  return (body) => {
    matcher ??= new WatchMatcher(lists)
    const found = new Map<string, WatchedTerm>()
    for (const { list: at, text } of matcher.spans(body)) {
      const list = lists[at]
      if (list !== undefined) found.set(`${at} ${text}`, { list, text })
    }
    return [...found.values()].sort((a, b) => a.list.id - b.list.id)
  }
}
