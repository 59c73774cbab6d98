import { create } from 'zustand'

interface Status {
  /** What was just done, in a few words: "Tagged QTY on 3 rows". Stands in the status bar until the next. */
  readonly said: string
  readonly say: (said: string) => void
}

export const useStatus = create<Status>()((set) => ({
  said: '',
  say: (said) => set({ said }),
}))
