import { create } from 'zustand'

/** What is being asked about the twins of the rows at hand. */
interface TwinDialogState {
  readonly asked: { readonly what: 'join' | 'split'; readonly messages: readonly number[] } | null
  readonly ask: (what: 'join' | 'split', messages: readonly number[]) => void
  readonly close: () => void
}

export const useTwinDialog = create<TwinDialogState>()((set) => ({
  asked: null,
  ask: (what, messages) => set({ asked: { what, messages } }),
  close: () => set({ asked: null }),
}))
