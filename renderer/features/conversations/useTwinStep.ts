import { useCallback, useEffectEvent, useMemo } from 'react'
import type { MessageRow } from '../../../shared/contract/browse.ts'
import { call } from '../../api/client.ts'
import { useCommands } from '../../app/commands/CommandsProvider.tsx'
import type { Command } from '../../app/commands/command.ts'
import type { MessageList } from '../../lists/useMessageList.ts'
import { useNotice } from '../../store/notice.ts'
import { useRoutes } from '../../store/route.ts'
import { useStatus } from '../../store/status.ts'

/**
 * = goes to the next row of the focused message, round to the first: in this list where it is one of its rows, else in its own
 * conversation.
 * @returns the same, for a press on a row's mark
 */
export function useTwinStep(
  list: Pick<MessageList, 'seekMessage'>,
  row: MessageRow | undefined,
  goTo: (position: number) => void,
): (row: MessageRow) => void {
  const { go } = useRoutes(({ ways }) => ways)
  const step = useEffectEvent(async (from: MessageRow) => {
    const { rows } = await call('twin.of', { message: from.id })
    const here = rows.findIndex(({ id }) => id === from.id)
    const next = rows[(here + 1) % Math.max(1, rows.length)]
    const { say } = useStatus.getState()
    if (next === undefined || next.id === from.id) return say('This message has no other row')
    const position = await list.seekMessage(next.id)
    if (position !== null) goTo(position)
    else go({ screen: 'conversation', conversation: from.conversation.id, message: next.id })
    say(
      `Row ${((here + 1) % rows.length) + 1} of ${rows.length} of this message: ${next.file}, row ${next.row}`,
    )
  })
  const toTwin = useCallback((from: MessageRow) => void useNotice.getState().attempt(() => step(from)), [])
  const key = useEffectEvent(() => {
    if (row !== undefined) toTwin(row)
  })
  useCommands(
    useMemo<Command[]>(
      () => [
        {
          id: 'twin.next',
          title: 'The next row of the same message',
          group: 'Message',
          keys: '=',
          words: 'twin both ends repeated counterpart',
          run: () => key(),
        },
      ],
      [],
    ),
  )
  return toTwin
}
