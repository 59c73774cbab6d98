import { Quote } from 'lucide-react'
import { useMemo } from 'react'
import { may } from '../../shared/domain/roles.ts'
import { call } from '../api/client.ts'
import { useCitations } from '../store/citations.ts'
import { useNotice } from '../store/notice.ts'
import { acted, useSelection } from '../store/selection.ts'
import { useStatus } from '../store/status.ts'
import { useCommands } from './commands/CommandsProvider.tsx'
import type { Command } from './commands/command.ts'

/** Sets the focused message aside for the next proposal of who a handle is, whatever list it is read in. */
export function useCiteCommand(): void {
  const commands = useMemo<Command[]>(
    () => [
      {
        id: 'cite',
        title: 'Cite the focused or chosen messages for a proposal',
        group: 'Reading',
        keys: 'shift+c',
        icon: Quote,
        words: 'attribution evidence for against',
        when: ({ role, writable, selected }) =>
          role !== null && may(role, 'attribute') && writable && selected > 0,
        run: () => void useNotice.getState().attempt(cite),
      },
    ],
    [],
  )
  useCommands(commands)
}

async function cite(): Promise<void> {
  const ids = acted(useSelection.getState())
  if (ids.length > mostAtOnce) {
    return useStatus.getState().say(`Cite at most ${mostAtOnce} rows at once: each needs its own word.`)
  }
  for (const id of ids) await citeMessage(id)
}

/** More than a person weighs one by one. */
const mostAtOnce = 50

async function citeMessage(id: number): Promise<void> {
  const { address, body, sender } = await call('message.get', { id })
  useCitations.getState().cite({
    stance: 'supports',
    basis: 'fact',
    message: id,
    media: null,
    outside: null,
    note: '',
    said: `${address.file}, row ${address.row}, ${sender?.name ?? 'unknown'}: ${body ?? '(no text)'}`,
  })
  const { length } = useCitations.getState().items
  useStatus.getState().say(`Cited ${address.file}, row ${address.row}; ${length} set aside for a proposal.`)
}
