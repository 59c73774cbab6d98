import { useCallback, useState } from 'react'
import type { Group } from '../../../../shared/contract/arrange.ts'
import { call } from '../../../api/client.ts'
import { Dialog } from '../../../components/Dialog.tsx'
import { grouped } from '../../../components/progress-text.ts'
import { BigList } from '../../../lists/BigList.tsx'
import { usePages } from '../../../lists/use-pages.ts'
import { useOpening } from '../../../lists/useOpening.ts'
import css from './Groups.module.css'
import { groupTitle } from './group-title.ts'

export interface GroupDialogProps {
  set: string
  total: number
  /** The group that one is in, counted from 0. */
  at: number
  onGroup: (group: Group) => void
  onClose: () => void
}

/** All groups in their order, to jump to one. */
export function GroupDialog({ set, total, at, onGroup, onClose }: GroupDialogProps) {
  const [active, setActive] = useState(at)
  const fetch = useCallback(
    async (from: number, count: number, signal: AbortSignal) =>
      (await call('list.groups', { set, from, count }, { signal })).groups,
    [set],
  )
  const { get, arriving } = usePages(fetch, total)
  const opening = useOpening(get, active, onGroup)
  const row = useCallback(
    (index: number) => {
      const group = get(index)
      return (
        <div className={css.line}>
          <span className={css.number}>{grouped(index + 1)}</span>
          <bdi className={css.name}>{group === undefined ? '' : groupTitle(group)}</bdi>
          <span className={css.muted}>{group === undefined ? '' : grouped(group.rows)}</span>
        </div>
      )
    },
    [get],
  )
  return (
    <Dialog title={`${grouped(total)} groups of hits`} onClose={onClose}>
      <div className={css.list}>
        <BigList
          label="Groups, with their rows"
          count={total}
          row={row}
          active={active}
          onCursor={(next) => setActive(next)}
          onOpen={opening}
          takesFocus
          arriving={arriving}
        />
      </div>
      <p className={css.muted}>Enter or a double press goes to the group’s first row.</p>
    </Dialog>
  )
}
