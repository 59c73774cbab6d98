import { useMemo } from 'react'
import { useCommands } from '../../../app/commands/CommandsProvider.tsx'
import type { Command } from '../../../app/commands/command.ts'
import { Button } from '../../../components/Button.tsx'
import css from './Form.module.css'

/** Offers the zone that was declared for the files before: files of one folder may come from several clocks, so it is taken only when said. */
export function AsBefore({ zone, onZone }: { zone: string; onZone: (zone: string) => void }) {
  useCommands(
    useMemo<Command[]>(
      () => [
        {
          id: 'import.zoneBefore',
          title: `Declare the zone of the files before: ${zone}`,
          group: 'Import',
          keys: 'alt+z',
          whileTyping: true,
          run: () => onZone(zone),
        },
      ],
      [zone, onZone],
    ),
  )
  return (
    <Button look="quiet" keys="alt+z" className={css.asBefore} onClick={() => onZone(zone)}>
      As for the files before: {zone}
    </Button>
  )
}
