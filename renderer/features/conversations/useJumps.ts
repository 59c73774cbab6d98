import { ArrowDownToLine, ArrowUpToLine } from 'lucide-react'
import { useEffectEvent, useMemo } from 'react'
import { dayKey } from '../../../shared/domain/time-display.ts'
import { call } from '../../api/client.ts'
import { useCommands } from '../../app/commands/CommandsProvider.tsx'
import type { Command } from '../../app/commands/command.ts'
import { breaksOf, type Talk } from '../../lists/bubbles/talk.ts'
import { daySpan } from '../../lists/day-span.ts'
import type { MessageList } from '../../lists/useMessageList.ts'
import { useNotice } from '../../store/notice.ts'
import { usePreferences } from '../../store/preferences.ts'
import { useStatus } from '../../store/status.ts'
import { firstAfter } from './hit-steps.ts'

type Way = 'next' | 'previous'

/** Keys that go to the next silence and to the next day of a conversation, to its first and last row; and back. */
export function useJumps(
  list: MessageList,
  talk: Talk | undefined,
  active: number | null,
  goTo: (position: number) => void,
): { toBreak: (way: Way) => void } {
  const say = useStatus((status) => status.say)
  const rows = list.open?.rows ?? 0
  const breaks = useMemo(() => (talk === undefined ? null : breaksOf(talk)), [talk])
  const toBreak = (way: Way) => {
    if (breaks === null) return say('Silences are still being looked for')
    const at = active ?? -1
    const to = way === 'next' ? breaks[firstAfter(breaks, at)] : breaks[firstAfter(breaks, at - 1) - 1]
    if (to === undefined) say(`No silence ${way === 'next' ? 'after' : 'before'} this row`)
    else goTo(to)
  }
  // Who has moved on meanwhile is not taken back.
  const land = useEffectEvent((from: number, position: number) => {
    if (active === from) goTo(position)
  })
  const toDay = async (way: Way) => {
    const sentAt = active === null ? null : (list.get(active)?.sentAt ?? null)
    if (active === null || sentAt === null) return say('This row has no time')
    const { zone } = usePreferences.getState()
    const { from, to } = daySpan(dayKey(sentAt, zone), 1, zone)
    if (way === 'next') {
      const position = await list.seekTime(to)
      return position === null ? say('This is the last day of the conversation') : land(active, position)
    }
    const begins = (await list.seekTime(from)) ?? active
    if (begins < active) return land(active, begins)
    if (begins === 0) return say('This is the first day of the conversation')
    const page = await call('list.page', { set: list.open?.set ?? '', from: begins - 1, count: 1 })
    const earlier = page.rows[0]?.sentAt ?? null
    if (earlier === null) return
    land(active, (await list.seekTime(daySpan(dayKey(earlier, zone), 1, zone).from)) ?? 0)
  }
  const onBreak = useEffectEvent(toBreak)
  const onDay = useEffectEvent((way: Way) => void useNotice.getState().attempt(() => toDay(way)))
  const onRow = useEffectEvent((position: number) => {
    if (rows > 0) goTo(Math.max(0, Math.min(rows - 1, position)))
  })
  useCommands(
    useMemo<Command[]>(() => {
      const command = (id: string, title: string, keys: string, run: () => void): Command => ({
        id,
        title,
        group: 'List',
        keys,
        words: 'gap silence pack day jump',
        run,
      })
      return [
        command('break.next', 'Next silence or end of a pack', ']', () => onBreak('next')),
        command('break.previous', 'Silence or end of a pack before this', '[', () => onBreak('previous')),
        command('day.next', 'Next day of this conversation', '}', () => onDay('next')),
        command('day.previous', 'Beginning of this day, then the day before', '{', () => onDay('previous')),
        {
          id: 'list.first',
          title: 'First row of the conversation',
          group: 'List',
          icon: ArrowUpToLine,
          run: () => onRow(0),
        },
        {
          id: 'list.last',
          title: 'Last row of the conversation',
          group: 'List',
          icon: ArrowDownToLine,
          run: () => onRow(Number.MAX_SAFE_INTEGER),
        },
      ]
    }, []),
  )
  return { toBreak }
}
