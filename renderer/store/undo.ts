import { create } from 'zustand'
import { toErrorShape } from '../../shared/contract/error.ts'
import { useStatus } from './status.ts'

/** One thing done that can be undone: both ways as calls to the engine, and a name for the status bar ("tag QTY on 3 rows"). */
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

let turn: Promise<unknown> = Promise.resolve()

/** Keys come faster than the engine answers: each step waits for the one before, so that two presses take two steps. */
function inTurn(step: () => Promise<void>): () => Promise<void> {
  return () => {
    const own = turn.then(step)
    turn = own.catch(() => undefined)
    return own
  }
}

export const useUndo = create<Undo>()((set, get) => ({
  done: [],
  undone: [],
  did: (doing) => set(({ done }) => ({ done: [...done, doing].slice(-kept), undone: [] })),
  undo: inTurn(async () => {
    const last = get().done.at(-1)
    if (last === undefined) return say('Nothing to undo')
    await decided(last.undo, () => set(({ done }) => ({ done: done.filter((doing) => doing !== last) })))
    set(({ done, undone }) => ({ done: done.filter((doing) => doing !== last), undone: [...undone, last] }))
    say(`Undone: ${last.title}`)
  }),
  redo: inTurn(async () => {
    const next = get().undone.at(-1)
    if (next === undefined) return say('Nothing to redo')
    await decided(next.redo, () =>
      set(({ undone }) => ({ undone: undone.filter((doing) => doing !== next) })),
    )
    set(({ done, undone }) => ({ done: [...done, next], undone: undone.filter((doing) => doing !== next) }))
    say(`Redone: ${next.title}`)
  }),
  reset: () => set({ done: [], undone: [] }),
}))

/** Somebody may have decided in the meantime: such a step can never be taken and must not bar the ones before it. */
async function decided(step: () => Promise<void>, forget: () => void): Promise<void> {
  try {
    await step()
  } catch (error) {
    if (toErrorShape(error).code === 'state.conflict') forget()
    throw error
  }
}

const say = (said: string) => useStatus.getState().say(said)
