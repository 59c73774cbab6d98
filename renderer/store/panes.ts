import { createContext, useContext } from 'react'
import { create, type StateCreator, type StoreApi, useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'

/** The work, and the second pane beside it. */
export type PaneId = 'first' | 'side'
const panes = ['first', 'side'] as const

interface Panes {
  /** The second pane is shown. */
  readonly side: boolean
  /** The pane that keys, commands and the inspector are about: the one that had the focus last. */
  readonly focused: PaneId
  readonly focus: (pane: PaneId) => void
  readonly openSide: () => void
  readonly closeSide: () => void
}

export const usePanes = create<Panes>()((set) => ({
  side: false,
  focused: 'first',
  focus: (focused) => set(({ side }) => ({ focused: side ? focused : 'first' })),
  openSide: () => set({ side: true, focused: 'side' }),
  closeSide: () => set({ side: false, focused: 'first' }),
}))

/** The pane that a component stands in; null: in none of them, as the frame and the inspector. */
export const PaneContext = createContext<PaneId | null>(null)

export const usePane = (): PaneId | null => useContext(PaneContext)

/** Whether keys are about what this component shows: it stands in the focused pane, or in none. */
export function useIsFocusedPane(): boolean {
  const own = usePane()
  const focused = usePanes((state) => state.focused)
  return own === null || own === focused
}

/** The pane that an element stands in. */
export function paneOf(element: Element): string | null {
  return element.closest('[data-pane]')?.getAttribute('data-pane') ?? null
}

/** A store that each pane has its own of. */
export interface PaneStore<S> {
  (): S
  <T>(select: (state: S) => T): T
  /** Of the focused pane: for commands and whatever else stands in no pane. Inside one, use the hook. */
  readonly getState: () => S
  readonly of: (pane: PaneId) => StoreApi<S>
  /** For each pane. */
  readonly all: () => readonly StoreApi<S>[]
}

/**
 * Makes a store for each pane, and a hook that finds the right one: of the component's own pane, or of the focused one where the
 * component stands in none.
 */
export function perPane<S>(make: () => StateCreator<S>): PaneStore<S> {
  const stores = { first: createStore<S>()(make()), side: createStore<S>()(make()) }
  function usePaneStore<T>(select: (state: S) => T | S = (state) => state): T | S {
    const own = usePane()
    const focused = usePanes((state) => state.focused)
    return useStore(stores[own ?? focused], select)
  }
  return Object.assign(usePaneStore as { (): S; <T>(select: (state: S) => T): T }, {
    getState: () => stores[usePanes.getState().focused].getState(),
    of: (pane: PaneId) => stores[pane],
    all: () => panes.map((pane) => stores[pane]),
  })
}
