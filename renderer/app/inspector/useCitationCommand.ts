import { useMemo } from 'react'
import { call } from '../../api/client.ts'
import { useNotice } from '../../store/notice.ts'
import { acted, useSelection } from '../../store/selection.ts'
import { useStatus } from '../../store/status.ts'
import { useCommands } from '../commands/CommandsProvider.tsx'
import type { Command } from '../commands/command.ts'
import { citation } from './citation.ts'

/** More citations than this are the business of a bundle. */
const most = 100

/** Copies the address of the focused or chosen rows, one a line. */
export function useCitationCommand(): void {
  useCommands(
    useMemo<Command[]>(
      () => [
        {
          id: 'citation.copy',
          title: 'Copy the citation (file, row, address)',
          group: 'Message',
          keys: 'shift+y',
          words: 'address uid reference',
          when: ({ selected }) => selected > 0,
          run: () => void useNotice.getState().attempt(copyCitations),
        },
      ],
      [],
    ),
  )
}

async function copyCitations(): Promise<void> {
  const { say } = useStatus.getState()
  const messages = acted(useSelection.getState())
  if (messages.length > most) {
    return say(`Citations are copied for up to ${most} rows; more of them are what a bundle is for`)
  }
  const lines: string[] = []
  for (const id of messages) lines.push(citation((await call('message.get', { id })).address))
  await navigator.clipboard.writeText(lines.join('\n'))
  say(lines.length === 1 ? `Copied ${lines[0]}` : `Copied ${lines.length} citations`)
}
