import { useEffectEvent, useMemo } from 'react'
import { useCommands } from '../../app/commands/CommandsProvider.tsx'
import type { Command } from '../../app/commands/command.ts'

export interface DayKeys {
  /** To the stretch before or after this one. */
  readonly step: (by: 1 | -1) => void
  /** To the nearest day before or after that has any row. */
  readonly toRows: (by: 1 | -1) => void
}

/** { and } go from day to day, [ and ] to the next day that has rows. */
export function useDayKeys(keys: DayKeys): void {
  const step = useEffectEvent(keys.step)
  const toRows = useEffectEvent(keys.toRows)
  useCommands(
    useMemo<Command[]>(() => {
      const command = (id: string, title: string, keys: string, run: () => void): Command => ({
        id: `days.${id}`,
        title,
        group: 'Days',
        keys,
        words: 'date calendar',
        run,
      })
      return [
        command('next', 'Next day', '}', () => step(1)),
        command('previous', 'Day before', '{', () => step(-1)),
        command('nextRows', 'Next day that has rows', ']', () => toRows(1)),
        command('previousRows', 'Day before this that has rows', '[', () => toRows(-1)),
      ]
    }, []),
  )
}
