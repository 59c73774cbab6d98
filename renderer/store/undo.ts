import { create } from 'zustand'

/** One thing done that can be undone: both ways as calls to the engine, and a name for the menu ("Tag QTY on 3 rows"). */
export interface Doing {
  readonly title: string
  readonly undo: () => Promise<void>
  readonly redo: () => Promise<void>
}

interface Undo {
  readonly done: readonly Doing[]
  readonly undone: readonly Doing[]
  /** Puts down what was just done; what had been undone is forgotten. */
  readonly did: (doing: Doing) => void
  readonly undo: () => Promise<void>
  readonly redo: () => Promise<void>
  readonly reset: () => void
}

const kept = 200

export const useUndo = create<Undo>()((set, get) => ({
  done: [],
  undone: [],
  did: (doing) => set(({ done }) => ({ done: [...done, doing].slice(-kept), undone: [] })),
  undo: async () => {
    const last = get().done.at(-1)
    if (last === undefined) return
    await last.undo()
    set(({ done, undone }) => ({ done: done.slice(0, -1), undone: [...undone, last] }))
  },
  redo: async () => {
    const next = get().undone.at(-1)
    if (next === undefined) return
    await next.redo()
    set(({ done, undone }) => ({ done: [...done, next], undone: undone.slice(0, -1) }))
  },
  reset: () => set({ done: [], undone: [] }),
}))
