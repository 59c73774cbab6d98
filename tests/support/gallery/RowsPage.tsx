import { useCallback, useRef, useState } from 'react'
import { Button } from '../../../renderer/components/Button.tsx'
import { Count } from '../../../renderer/components/Count.tsx'
import { BigList, type BigListHandle } from '../../../renderer/lists/BigList.tsx'
import type { FetchRows } from '../../../renderer/lists/paging.ts'
import { nothing, type Selection, size } from '../../../renderer/lists/selection.ts'
import { usePages } from '../../../renderer/lists/use-pages.ts'
import { type FakeRow, fetchRows } from './fake.ts'
import css from './gallery.module.css'
import { MessageLine } from './MessageLine.tsx'

/** A BigList with everything on. `from`: the row that stands first, so that any row can be seen near the top. */
export function RowsPage({ count, from }: { count: number; from: number }) {
  const list = useRef<BigListHandle>(null)
  const fetch = useCallback<FetchRows<FakeRow>>(
    (first, many, signal) => fetchRows(from + first, many, signal),
    [from],
  )
  const pages = usePages<FakeRow>(fetch, count)
  const { get } = pages
  const [active, setActive] = useState<number | null>(null)
  const [selection, setSelection] = useState<Selection>(nothing)
  const [opened, setOpened] = useState<number | null>(null)
  const row = useCallback(
    (index: number) => <MessageLine index={from + index} row={get(index)} />,
    [get, from],
  )
  return (
    <div className={css.page}>
      <div className={css.bar}>
        <Count value={count} unit="rows" />
        <span data-testid="active">{active ?? 'none'}</span>
        <span data-testid="selected">{size(selection)}</span>
        <span data-testid="opened">{opened ?? 'none'}</span>
        <Button onClick={() => list.current?.scrollToIndex(Math.floor(count / 2), 'center')}>
          To the middle
        </Button>
        <Button onClick={() => setActive(Math.floor(count * 0.7))}>Activate at 70 %</Button>
      </div>
      <BigList
        ref={list}
        label="Messages"
        kind="grid"
        count={count}
        header={
          // biome-ignore lint/a11y/useSemanticElements: part of a grid that is no table.
          // biome-ignore lint/a11y/useFocusableInteractive: headings do not take the focus.
          <div role="row" aria-rowindex={1} className={css.head}>
            {['Row', 'Time (UTC)', 'From', 'To', 'Message', 'Tags'].map((title) => (
              // biome-ignore lint/a11y/useSemanticElements: as above.
              // biome-ignore lint/a11y/useFocusableInteractive: as above.
              <span role="columnheader" key={title}>
                {title}
              </span>
            ))}
          </div>
        }
        row={row}
        active={active}
        selection={selection}
        onCursor={(next, chosen) => {
          setActive(next)
          if (chosen) setSelection(chosen)
        }}
        onOpen={setOpened}
        onVisibleRange={pages.want}
        empty={<p>No rows.</p>}
      />
    </div>
  )
}
