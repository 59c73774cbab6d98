import { CalendarSearch } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useCall } from '../api/useCall.ts'
import { useCommands } from '../app/commands/CommandsProvider.tsx'
import type { Command } from '../app/commands/command.ts'
import { Button } from '../components/Button.tsx'
import { usePreferences } from '../store/preferences.ts'
import { useSelection } from '../store/selection.ts'
import { DateDialog } from './DateDialog.tsx'

/**
 * The button, the keys and the dialog that ask for a date. Digits typed where no field has the focus open it too.
 * @param onDate told the first instant of what was typed, UTC ms
 */
export function AskDate({ onDate }: { onDate: (at: number) => void }) {
  /** What was typed before the dialog opened; null: it is closed. */
  const [open, setOpen] = useState<string | null>(null)
  const focused = useSelection((selection) => selection.focused)
  const { data } = useCall('message.get', open === null || focused === null ? null : { id: focused })
  const zone = usePreferences((preferences) => preferences.zone)
  useCommands(
    useMemo<Command[]>(
      () => [
        {
          id: 'list.date',
          title: 'Jump to a date…',
          group: 'List',
          keys: 'shift+d',
          icon: CalendarSearch,
          typed: setOpen,
          run: () => setOpen(''),
        },
      ],
      [],
    ),
  )
  return (
    <>
      <Button icon={CalendarSearch} keys="shift+d" onClick={() => setOpen('')}>
        Jump to date
      </Button>
      {open !== null && (
        <DateDialog
          zone={zone}
          first={open}
          near={data?.sentAt ?? null}
          onDate={onDate}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  )
}
