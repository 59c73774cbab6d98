import { create } from 'zustand'

interface Hits {
  /** The search whose hits these are. */
  readonly text: string | null
  /** Message ids in time order. */
  readonly ids: readonly number[]
  readonly keep: (text: string, ids: readonly number[]) => void
}

/** The hits of the search that a conversation was opened from, so that it need not be run, and logged, a second time. */
export const useHits = create<Hits>()((set) => ({
  text: null,
  ids: [],
  keep: (text, ids) => set({ text, ids }),
}))
