import { useEffectEvent, useMemo } from 'react'
import { call } from '../api/client.ts'
import { useCommands } from '../app/commands/CommandsProvider.tsx'
import type { Command } from '../app/commands/command.ts'
import { useNotice } from '../store/notice.ts'
import { useStatus } from '../store/status.ts'
import type { MessageList } from './useMessageList.ts'

type Method = 'list.nextUnread' | 'list.nextBookmark'
type Direction = 'next' | 'previous'

const none: Record<Method, Record<Direction, string>> = {
  'list.nextUnread': {
    next: 'You have seen every row from here to the end',
    previous: 'You have seen every row from the beginning to here',
  },
  'list.nextBookmark': {
    next: 'No bookmark of yours from here to the end',
    previous: 'No bookmark of yours from the beginning to here',
  },
}

/** Keys that go to the next row of a list that one has not seen, and to the next one with a bookmark; and back. */
export function useUnreadKeys(
  list: Pick<MessageList, 'open'>,
  active: number | null,
  goTo: (position: number) => void,
): void {
  // Who has moved on meanwhile is not taken back.
  const land = useEffectEvent((from: number, position: number) => {
    if ((active ?? -1) === from) goTo(position)
  })
  const step = useEffectEvent((method: Method, direction: Direction) => {
    const set = list.open?.set
    if (set === undefined) return
    void useNotice.getState().attempt(async () => {
      const from = active ?? -1
      const { position } = await call(method, { set, from, direction })
      if (position === null) useStatus.getState().say(none[method][direction])
      else land(from, position)
    })
  })
  const commands = useMemo<Command[]>(() => {
    const command = (id: string, title: string, keys: string, run: () => void): Command => ({
      id,
      title,
      group: 'List',
      keys,
      words: 'unread unseen bookmark',
      run,
    })
    return [
      command('list.nextUnread', 'Next row not seen yet', 'u', () => step('list.nextUnread', 'next')),
      command('list.previousUnread', 'Previous row not seen yet', 'shift+u', () =>
        step('list.nextUnread', 'previous'),
      ),
      command('list.nextBookmark', 'Next bookmark in this list', ']', () =>
        step('list.nextBookmark', 'next'),
      ),
      command('list.previousBookmark', 'Previous bookmark in this list', '[', () =>
        step('list.nextBookmark', 'previous'),
      ),
    ]
  }, [])
  useCommands(commands)
}
