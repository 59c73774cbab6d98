import { CalendarSearch } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useCommands } from '../app/commands/CommandsProvider.tsx'
import type { Command } from '../app/commands/command.ts'
import { Button } from '../components/Button.tsx'
import { useNotice } from '../store/notice.ts'
import { usePreferences } from '../store/preferences.ts'
import { useStatus } from '../store/status.ts'
import { DateDialog } from './DateDialog.tsx'
import type { MessageList } from './useMessageList.ts'

export interface JumpToDateProps {
  list: MessageList
  onPosition: (position: number) => void
}

/** The button, the key and the dialog that bring a list to a date. */
export function JumpToDate({ list, onPosition }: JumpToDateProps) {
  const [open, setOpen] = useState(false)
  const zone = usePreferences((preferences) => preferences.zone)
  const attempt = useNotice((notice) => notice.attempt)
  useCommands(
    useMemo<Command[]>(
      () => [
        {
          id: 'list.date',
          title: 'Jump to a date…',
          group: 'List',
          keys: 'shift+d',
          icon: CalendarSearch,
          run: () => setOpen(true),
        },
      ],
      [],
    ),
  )
  const jump = async (at: number) => {
    const rows = list.open?.rows ?? 0
    const position = await list.seekTime(at)
    if (position === null)
      useStatus.getState().say('Nothing was sent from that date on: this is the last row')
    if (rows > 0) onPosition(position ?? rows - 1)
  }
  return (
    <>
      <Button icon={CalendarSearch} keys="shift+d" onClick={() => setOpen(true)}>
        Jump to date
      </Button>
      {open && (
        <DateDialog
          zone={zone}
          onDate={(at) => void attempt(() => jump(at))}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  )
}
