import { Highlighter } from 'lucide-react'
import { useEffect, useMemo } from 'react'
import { letterOf } from '../../shared/domain/watch.ts'
import { call } from '../api/client.ts'
import { useCall } from '../api/useCall.ts'
import { useNotice } from '../store/notice.ts'
import { useStatus } from '../store/status.ts'
import { useWatch } from '../store/watch.ts'
import { useCommands } from './commands/CommandsProvider.tsx'
import type { Command } from './commands/command.ts'

/** Lists that have a key of their own. */
const keyed = 9

/** Keeps what watch-lists mark up with the case, and gives each list a command that switches its highlights. */
export function WatchCommands() {
  const { data } = useCall('watch.marks', {}, ['watch'])
  const { put } = useWatch.getState()
  useEffect(() => put(data?.lists ?? []), [data, put])
  useEffect(() => () => put([]), [put])
  const lists = useWatch((watch) => watch.lists)
  const shown = useWatch((watch) => watch.shown)
  useCommands(
    useMemo<Command[]>(() => {
      const { attempt } = useNotice.getState()
      const { say } = useStatus.getState()
      if (lists.length === 0) return []
      return [
        {
          id: 'watch.all',
          title: shown ? 'Stop marking terms of watch-lists' : 'Mark terms of watch-lists again',
          group: 'Watch-lists',
          keys: 'shift+w w',
          icon: Highlighter,
          words: 'highlights highlighting',
          run: () => {
            useWatch.getState().setShown(!shown)
            say(shown ? 'Watch-lists mark nothing for now' : 'Watch-lists mark their terms')
          },
        },
        ...lists.map(({ id, name, on }, at): Command => {
          const what = `${letterOf(id)}, ${name}`
          return {
            id: `watch.list.${id}`,
            title: on ? `Stop marking watch-list ${what}` : `Mark watch-list ${what}`,
            group: 'Watch-lists',
            ...(at < keyed ? { keys: `shift+w ${at + 1}` } : {}),
            icon: Highlighter,
            words: 'highlights highlighting',
            run: () =>
              void attempt(async () => {
                await call('watch.show', { list: id, term: null, on: !on })
                say(on ? `${what}: not marked any more` : `${what}: marked`)
              }),
          }
        }),
      ]
    }, [lists, shown]),
  )
  return null
}
