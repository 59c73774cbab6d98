import { Columns3 } from 'lucide-react'
import { type CSSProperties, type ReactNode, type Ref, useCallback, useMemo, useRef, useState } from 'react'
import type { MessageRow } from '../../shared/contract/browse.ts'
import { toErrorShape } from '../../shared/contract/error.ts'
import { useCommands } from '../app/commands/CommandsProvider.tsx'
import type { Command } from '../app/commands/command.ts'
import { Banner } from '../components/Banner.tsx'
import { Button } from '../components/Button.tsx'
import type { Mark } from '../components/highlight.ts'
import { usePreferences } from '../store/preferences.ts'
import { BigList, type BigListHandle } from './BigList.tsx'
import { ColumnsDialog } from './ColumnsDialog.tsx'
import { fittedColumns, gridColumns, textRoom } from './columns.ts'
import { linesInSight, type Range } from './in-sight.ts'
import { MessageLine } from './MessageLine.tsx'
import { MessageLineHead } from './MessageLineHead.tsx'
import css from './MessageLines.module.css'
import type { Sections } from './sections.ts'
import type { ListSort } from './sort.ts'
import { useLayout } from './useLayout.ts'
import type { MessageCursor } from './useMessageCursor.ts'
import type { MessageList } from './useMessageList.ts'
import { useOpening } from './useOpening.ts'
import { useScheme } from './useScheme.ts'
import { useSeen } from './useSeen.ts'
import { useSortCommands } from './useSortCommands.ts'
import { useWidth } from './useWidth.ts'

export interface MessageLinesProps {
  label: string
  list: MessageList
  cursor: MessageCursor
  onOpen: (row: MessageRow) => void
  marksOf?: ((body: string) => readonly Mark[]) | undefined
  /** Told the rows in sight, both included. */
  onVisible?: ((first: number, last: number) => void) | undefined
  /** By which column it is sorted; null: by none. */
  sort?: ListSort | null
  /** It is still being sorted so: what is shown stands in the order of before. */
  sorting?: boolean
  /** A heading was pressed, or a command given; left out: this list stands as it does. */
  onSort?: ((sort: ListSort) => void) | undefined
  sections?: Sections | undefined
  empty: ReactNode
  ref?: Ref<BigListHandle>
}

/** A message list of any length as lines. Messages whose whole text stood in sight long enough are recorded as seen. */
export function MessageLines({
  label,
  list,
  cursor,
  onOpen,
  marksOf,
  onVisible,
  sort = null,
  sorting = false,
  onSort,
  sections,
  empty,
  ref,
}: MessageLinesProps) {
  useSortCommands(sort, onSort)
  const zone = usePreferences((preferences) => preferences.zone)
  const scheme = useScheme()
  const { get, arriving, failure, retry, open } = list
  const layout = useLayout()
  const [frame, width] = useWidth()
  const columns = useMemo(() => fittedColumns(layout, width), [layout, width])
  const room = textRoom(columns, width)
  const style: CSSProperties & Record<'--columns', string> = { '--columns': gridColumns(columns) }
  const [choosing, setChoosing] = useState(false)
  useCommands(
    useMemo<Command[]>(
      () => [
        {
          id: 'list.columns',
          title: 'Columns of this list…',
          group: 'List',
          keys: 'shift+k',
          icon: Columns3,
          words: 'choose order width hide show',
          run: () => setChoosing(true),
        },
      ],
      [],
    ),
  )
  const inSight = useRef<Range>({ first: 0, last: -1 })
  useSeen(() => linesInSight(frame.current, inSight.current, get))
  const row = useCallback(
    (index: number) => {
      return (
        <MessageLine
          index={index}
          row={get(index)}
          columns={columns}
          room={room}
          zone={zone}
          scheme={scheme}
          marksOf={marksOf}
        />
      )
    },
    [get, columns, room, zone, scheme, marksOf],
  )
  const onVisibleRange = useCallback(
    (first: number, last: number) => {
      inSight.current = { first, last }
      onVisible?.(first, last)
    },
    [onVisible],
  )
  const opening = useOpening(get, cursor.active, onOpen)
  const broken = failure === null ? null : toErrorShape(failure)
  return (
    <div ref={frame} className={css.lines} style={style}>
      {broken !== null && (
        <Banner
          kind="error"
          message={broken.message}
          code={broken.code}
          actions={<Button onClick={retry}>Try again</Button>}
        />
      )}
      <BigList
        label={label}
        kind="grid"
        count={open?.rows ?? 0}
        header={
          <MessageLineHead
            columns={columns}
            zone={zone}
            sort={sort}
            sorting={sorting}
            onSort={onSort}
            onColumns={() => setChoosing(true)}
          />
        }
        sections={sections}
        row={row}
        active={cursor.active}
        selection={cursor.selection}
        onCursor={cursor.onCursor}
        onBeyond={list.partial === true ? cursor.onBeyond : undefined}
        onOpen={opening}
        onVisibleRange={onVisibleRange}
        arriving={arriving}
        empty={open === null ? null : empty}
        {...(ref === undefined ? {} : { ref })}
      />
      {choosing && <ColumnsDialog onClose={() => setChoosing(false)} />}
    </div>
  )
}
