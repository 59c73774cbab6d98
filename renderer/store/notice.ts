import { create } from 'zustand'
import type { ErrorShape } from '../../shared/contract/error.ts'
import { toErrorShape } from '../../shared/contract/error.ts'

interface Notices {
  /** The last failure of something a person asked for; stays until it is put away or the next one works. */
  readonly failure: ErrorShape | null
  readonly clear: () => void
  /** Runs something a person asked for and shows its failure above the work. */
  readonly attempt: <T>(work: () => Promise<T>) => Promise<T | undefined>
}

export const useNotice = create<Notices>()((set) => ({
  failure: null,
  clear: () => set({ failure: null }),
  attempt: async (work) => {
    try {
      const result = await work()
      set({ failure: null })
      return result
    } catch (error) {
      const failure = toErrorShape(error)
      if (failure.code !== 'call.cancelled') set({ failure })
      return undefined
    }
  },
}))
