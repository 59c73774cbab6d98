import { create } from 'zustand'
import type { ListOf } from './types.ts'

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
  | { readonly screen: 'twins'; readonly part?: 'pairs' | 'packs' | 'silences' }
  | { readonly screen: 'messages'; readonly of: ListOf; readonly message?: number; readonly at?: number }
  | { readonly screen: 'conversations' }
  | {
      readonly screen: 'conversation'
      readonly conversation: number
      readonly message?: number
      readonly hits?: string
    }
  | { readonly screen: 'search'; readonly text?: string }
  | { readonly screen: 'images' }
  | { readonly screen: 'handles' }
  | {
      readonly screen: 'handle'
      readonly handle: number
      readonly attribution?: number
      /** One of its messages: they are shown in place of the ledger. */
      readonly message?: number
    }
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

interface Routes {
  readonly stack: readonly Route[]
  readonly index: number
  readonly route: Route
  /** Goes somewhere new; what lay ahead is forgotten. */
  readonly go: (route: Route) => void
  /** Changes the entry that one stands on (a typed search, the message in view), so that coming back finds it. */
  readonly amend: (route: Route) => void
  readonly back: () => void
  readonly forward: () => void
  readonly reset: () => void
}

const home: Route = { screen: 'home' }
/** How far back one can go. */
const kept = 100

export const useRoutes = create<Routes>()((set, get) => {
  const at = (stack: readonly Route[], index: number) => set({ stack, index, route: stack[index] ?? home })
  return {
    stack: [home],
    index: 0,
    route: home,
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
    reset: () => at([home], 0),
  }
})
