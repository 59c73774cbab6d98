import { useEffectEvent, useMemo } from 'react'
import { useCommands } from '../../app/commands/CommandsProvider.tsx'
import type { Command } from '../../app/commands/command.ts'
import { useStatus } from '../../store/status.ts'
import { nextOf, previousOf } from './hit-steps.ts'

/** n and Shift+N step through the hits of the search that a conversation was opened from. */
export function useHitKeys(
  positions: readonly number[] | null,
  active: number | null,
  goTo: (position: number) => void,
): void {
  const step = useEffectEvent((way: typeof nextOf) => {
    const to = positions === null ? null : way(positions, active ?? -1)
    if (to !== null) goTo(to)
    else useStatus.getState().say('No hits to step through here: open a conversation from a search')
  })
  const commands = useMemo<Command[]>(
    () => [
      { id: 'hit.next', title: 'Next hit', group: 'List', keys: 'n', keyOnly: true, run: () => step(nextOf) },
      {
        id: 'hit.previous',
        title: 'Previous hit',
        group: 'List',
        keys: 'shift+n',
        keyOnly: true,
        run: () => step(previousOf),
      },
    ],
    [],
  )
  useCommands(commands)
}
