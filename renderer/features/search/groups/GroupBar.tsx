import { ChevronDown, ChevronUp, ListTree } from 'lucide-react'
import { useEffectEvent, useMemo, useState } from 'react'
import { call } from '../../../api/client.ts'
import { useCommands } from '../../../app/commands/CommandsProvider.tsx'
import type { Command } from '../../../app/commands/command.ts'
import { Button } from '../../../components/Button.tsx'
import { IconButton } from '../../../components/IconButton.tsx'
import { grouped } from '../../../components/progress-text.ts'
import { RowsAndMessages } from '../../../components/RowsAndMessages.tsx'
import { useNotice } from '../../../store/notice.ts'
import { GroupDialog } from './GroupDialog.tsx'
import css from './Groups.module.css'
import { groupTitle } from './group-title.ts'
import { groupAt, useGroups } from './useGroups.ts'

export interface GroupBarProps {
  /** The grouped hits. */
  set: string
  /** How many groups there are. */
  total: number
  /** The first position in sight. */
  top: number
  onPosition: (position: number) => void
}

/** Above grouped hits: the group that one reads in, and the ways to the others. */
export function GroupBar({ set, total, top, onPosition }: GroupBarProps) {
  const [listed, setListed] = useState(false)
  const page = useGroups(set, top)
  const here = groupAt(page?.groups ?? [], top)
  const step = useEffectEvent((by: 1 | -1) => {
    if (here === undefined) return
    if (by === 1) return onPosition(here.start + here.rows)
    // Back to the beginning of the group that one is in, or of the one before it.
    if (top > here.start) return onPosition(here.start)
    if (here.start === 0) return
    void useNotice.getState().attempt(async () => {
      const { groups } = await call('list.groups', { set, from: 0, at: here.start - 1, count: 1 })
      onPosition(groups[0]?.start ?? 0)
    })
  })
  useCommands(
    useMemo<Command[]>(
      () => [
        {
          id: 'search.group.next',
          title: 'Next group of hits',
          group: 'Search',
          keys: 'alt+down',
          run: () => step(1),
        },
        {
          id: 'search.group.previous',
          title: 'Previous group of hits',
          group: 'Search',
          keys: 'alt+up',
          run: () => step(-1),
        },
        {
          id: 'search.groups',
          title: 'Jump to a group of hits…',
          group: 'Search',
          keys: 'shift+g',
          run: () => setListed(true),
        },
      ],
      [],
    ),
  )
  const number = here === undefined || page === null ? null : page.from + page.groups.indexOf(here) + 1
  return (
    <section aria-label="Groups of hits" className={css.bar}>
      <p className={css.here}>
        {here !== undefined && (
          <>
            <bdi className={css.name}>{groupTitle(here)}</bdi>{' '}
            <span className={css.muted}>
              <RowsAndMessages rows={here.rows} messages={here.messages} /> · group{' '}
              {number === null ? '' : grouped(number)} of {grouped(total)}
            </span>
          </>
        )}
      </p>
      <IconButton
        icon={ChevronUp}
        label="Previous group"
        keys="alt+up"
        disabled={top === 0}
        onClick={() => step(-1)}
      />
      <IconButton
        icon={ChevronDown}
        label="Next group"
        keys="alt+down"
        disabled={number === null || number >= total}
        onClick={() => step(1)}
      />
      <Button look="quiet" icon={ListTree} keys="shift+g" onClick={() => setListed(true)}>
        All groups
      </Button>
      {listed && (
        <GroupDialog
          set={set}
          total={total}
          at={number === null ? 0 : number - 1}
          onGroup={({ start }) => {
            setListed(false)
            onPosition(start)
          }}
          onClose={() => setListed(false)}
        />
      )}
    </section>
  )
}
