import type { Command } from './command.ts'

/** The one list of commands. Screens add theirs while they are shown. */
export interface CommandRegistry {
  /** @returns takes them out again. @throws Error when an id is there already. */
  readonly add: (commands: readonly Command[]) => () => void
  /** In the order of adding. The same array until something changes. */
  readonly list: () => readonly Command[]
  readonly find: (id: string) => Command | undefined
  readonly subscribe: (listener: () => void) => () => void
}

export function createCommandRegistry(): CommandRegistry {
  const sets = new Set<readonly Command[]>()
  const listeners = new Set<() => void>()
  let all: readonly Command[] = []
  const changed = () => {
    all = [...sets].flat()
    for (const listener of listeners) listener()
  }
  return {
    add: (commands) => {
      const ids = new Set(all.map((command) => command.id))
      for (const { id } of commands) {
        if (ids.has(id)) throw new Error(`The command ${id} is registered twice.`)
        ids.add(id)
      }
      const set = [...commands]
      sets.add(set)
      changed()
      return () => {
        if (sets.delete(set)) changed()
      }
    },
    list: () => all,
    find: (id) => all.find((command) => command.id === id),
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
