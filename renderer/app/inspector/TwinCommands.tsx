import { Merge, Split } from 'lucide-react'
import { useMemo } from 'react'
import { call } from '../../api/client.ts'
import { useNotice } from '../../store/notice.ts'
import { acted, useSelection } from '../../store/selection.ts'
import { useStatus } from '../../store/status.ts'
import { useCommands } from '../commands/CommandsProvider.tsx'
import type { Command, CommandContext } from '../commands/command.ts'
import { whyNotTag } from '../tagging/useTagging.ts'
import { TwinDialog } from './TwinDialog.tsx'
import { useTwinDialog } from './twin-dialog.ts'

/** More rows than these are not one message. */
const mostRows = 100

const there = ({ selected, role }: CommandContext) => role !== null && selected > 0

/** Joins the chosen rows as one message, or splits the focused one off, wherever rows are shown. */
export function TwinCommands() {
  const { asked, close } = useTwinDialog()
  useCommands(
    useMemo<Command[]>(
      () => [
        {
          id: 'twin.join',
          title: 'Join the chosen rows as one message…',
          group: 'Message',
          keys: 'shift+j',
          icon: Merge,
          words: 'twins link same both ends',
          when: there,
          run: askJoin,
        },
        {
          id: 'twin.split',
          title: 'Split this row off: a message of its own…',
          group: 'Message',
          keys: 'shift+s',
          icon: Split,
          words: 'twins unlink separate',
          when: there,
          run: () => void useNotice.getState().attempt(askSplit),
        },
      ],
      [],
    ),
  )
  return asked === null ? null : <TwinDialog {...asked} onClose={close} />
}

/** Asks why the chosen rows are one message, or says what is missing for that. */
export function askJoin(): void {
  const messages = acted(useSelection.getState())
  const why = whyNotTag() ?? whyNotJoin(messages.length)
  if (why === null) useTwinDialog.getState().ask('join', messages)
  else useStatus.getState().say(why)
}

function whyNotJoin(rows: number): string | null {
  if (rows < 2) return 'Choose two rows or more first (Shift and arrows): they are joined'
  return rows > mostRows ? `At most ${mostRows} rows can be joined as one message` : null
}

async function askSplit(): Promise<void> {
  const { say } = useStatus.getState()
  const why = whyNotTag()
  if (why !== null) return say(why)
  const { focused } = useSelection.getState()
  if (focused === null) return say('Choose a row first')
  const { rows } = await call('twin.of', { message: focused })
  if (rows.length < 2) return say('This row has no twin: it is a message of its own already')
  useTwinDialog.getState().ask('split', [focused])
}
