import { useEffectEvent, useMemo } from 'react'
import { useCommands } from '../app/commands/CommandsProvider.tsx'
import type { Command } from '../app/commands/command.ts'

/** j and k step through a list wherever the focus is. */
export function useStepKeys(count: number, active: number | null, moveTo: (position: number) => void): void {
  const step = useEffectEvent((by: number) => {
    if (count > 0) moveTo(active === null ? 0 : Math.max(0, Math.min(count - 1, active + by)))
  })
  const commands = useMemo<Command[]>(
    () => [
      {
        id: 'list.next',
        title: 'Next message',
        group: 'List',
        keys: 'j',
        keyOnly: true,
        run: () => step(1),
      },
      {
        id: 'list.previous',
        title: 'Previous message',
        group: 'List',
        keys: 'k',
        keyOnly: true,
        run: () => step(-1),
      },
    ],
    [],
  )
  useCommands(commands)
}
