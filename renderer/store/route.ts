import { perPane } from './panes.ts'
import type { ImagesView, ListOf } from './types.ts'

/** Where a person is: everything needed to come back to it. */
export type Route =
  | { readonly screen: 'home' }
  | {
      readonly screen: 'sources'
      readonly source?: number
      /** What of the source is shown in place of its facts; `retry`: its rejected rows are being tried again. */
      readonly part?: 'rejects' | 'differences' | 'retry'
    }
  | { readonly screen: 'import'; readonly path?: string }
  | {
      readonly screen: 'twins'
      readonly part?: 'apart' | 'pairs' | 'packs' | 'silences'
      /** The row that one stands on among those left apart. */
      readonly message?: number
    }
  | { readonly screen: 'messages'; readonly of: ListOf; readonly message?: number; readonly at?: number }
  | { readonly screen: 'conversations' }
  | {
      readonly screen: 'conversation'
      readonly conversation: number
      readonly message?: number
      readonly hits?: string
    }
  | {
      readonly screen: 'search'
      readonly text?: string
      /** The hit that one stood on. */
      readonly message?: number
      /** The search of the record from which this one is changed. */
      readonly parent?: string
    }
  | {
      /** The record of searches, and the saved ones. */
      readonly screen: 'searches'
      /** The search whose record is shown. */
      readonly search?: string
      /** The name of a saved search; '': the list of them. */
      readonly saved?: string
    }
  | {
      readonly screen: 'watch'
      readonly list?: number
      /** Its hits by handle, of one term or (null) of all, in place of its terms. */
      readonly handlesOf?: string | null
    }
  | { readonly screen: 'images'; readonly view?: ImagesView }
  | { readonly screen: 'handles' }
  | {
      readonly screen: 'handle'
      readonly handle: number
      readonly attribution?: number
      /** One of its messages: they are shown in place of the ledger. */
      readonly message?: number
      /** Of its messages, those with this handle only. */
      readonly with?: number
    }
  | {
      /** Every row of a day, or of some days from it, across the case. */
      readonly screen: 'day'
      /** YYYY-MM-DD by the shown clock; left out: the day of the row that was last in focus. */
      readonly day?: string
      readonly days?: number
      readonly message?: number
    }
  | {
      /** Two handles side by side, in one order of time. */
      readonly screen: 'beside'
      readonly handles: readonly [number, number]
      readonly rows?: 'either' | 'between'
      readonly message?: number
    }
  | { readonly screen: 'bookmarks' }
  | { readonly screen: 'people'; readonly person?: number }
  | { readonly screen: 'review' }
  | { readonly screen: 'returned' }
  | { readonly screen: 'scheme' }
  | {
      readonly screen: 'bundles'
      /** What a new bundle is asked for: these messages, or the hits of a search. */
      readonly messages?: readonly number[]
      readonly search?: string
    }
  | { readonly screen: 'audit' }
  | { readonly screen: 'accounts' }
export type Screen = Route['screen']

const screens: Readonly<Record<Screen, true>> = {
  home: true,
  sources: true,
  import: true,
  twins: true,
  messages: true,
  conversations: true,
  conversation: true,
  search: true,
  searches: true,
  watch: true,
  images: true,
  handles: true,
  handle: true,
  day: true,
  beside: true,
  bookmarks: true,
  people: true,
  review: true,
  returned: true,
  scheme: true,
  bundles: true,
  audit: true,
  accounts: true,
}

/** Whether a name, kept by whatever Winnow, is one of a screen. */
export const isScreen = (name: string): name is Screen => Object.hasOwn(screens, name)

interface Ways {
  /** Goes somewhere new; what lay ahead is forgotten. */
  readonly go: (route: Route) => void
  /** Changes the entry that one stands on (a typed search, the message in view), so that coming back finds it. */
  readonly amend: (route: Route) => void
  readonly back: () => void
  readonly forward: () => void
}

/** Where a pane has been, as a browser keeps it. */
export interface History {
  readonly stack: readonly Route[]
  readonly index: number
}

interface Routes extends History, Ways {
  readonly route: Route
  /** The functions by themselves: they never change. */
  readonly ways: Ways
  readonly put: (history: History) => void
}

const home: Route = { screen: 'home' }
/** How far back one can go. */
const kept = 100

/** Where each pane is and was. In a component that a pane shows, take the ways by the hook: `useRoutes(({ ways }) => ways)`. */
export const useRoutes = perPane<Routes>(() => (set, get) => {
  const at = (stack: readonly Route[], index: number) => set({ stack, index, route: stack[index] ?? home })
  const ways: Ways = {
    go: (route) => {
      const { stack, index } = get()
      const next = [...stack.slice(0, index + 1), route].slice(-kept)
      at(next, next.length - 1)
    },
    amend: (route) => {
      const { stack, index } = get()
      at(stack.with(index, route), index)
    },
    back: () => at(get().stack, Math.max(0, get().index - 1)),
    forward: () => at(get().stack, Math.min(get().stack.length - 1, get().index + 1)),
  }
  return {
    stack: [home],
    index: 0,
    route: home,
    ...ways,
    ways,
    put: ({ stack, index }) => at(stack, index),
  }
})

/** Forgets where every pane was. */
export function resetRoutes(): void {
  for (const routes of useRoutes.all()) routes.getState().put({ stack: [home], index: 0 })
}

/** Each pane goes where the other one is, with all that lies behind and ahead of it. */
export function swapPanes(): void {
  const [first, side] = [useRoutes.of('first').getState(), useRoutes.of('side').getState()]
  first.put(side)
  side.put(first)
}
