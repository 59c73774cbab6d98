import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react'
import type { ErrorShape } from '../../../shared/contract/error.ts'
import { toErrorShape } from '../../../shared/contract/error.ts'
import { Banner } from '../../components/Banner.tsx'
import { Button } from '../../components/Button.tsx'
import { cx } from '../../components/cx.ts'
import { BigList, type BigListHandle } from '../../lists/BigList.tsx'
import type { FetchRows } from '../../lists/paging.ts'
import { usePages } from '../../lists/use-pages.ts'
import { useFocusOnEntry } from '../../lists/useFocusOnEntry.ts'
import { useStepKeys } from '../../lists/useStepKeys.ts'
import css from './Twins.module.css'

export interface ReportColumn<Row> {
  readonly title: string
  /** A track of a grid: '80px', 'minmax(100px, 1fr)'. */
  readonly width: string
  readonly end?: boolean
  readonly cell: (row: Row) => ReactNode
}

interface Props<Row> {
  label: string
  /** Null until it is known. */
  total: number | null
  error: ErrorShape | null
  /** Keep it with useCallback: a new one is a new list. */
  fetch: FetchRows<Row>
  /** Keep it outside of the component. */
  columns: readonly ReportColumn<Row>[]
  /** px; where the columns need more room than there is, the report scrolls sideways. */
  minWidth: number
  onOpen: (row: Row) => void
  empty: ReactNode
}

/** A report of any length, a line a row; Enter opens what the row is about. */
export function ReportList<Row>({ label, total, fetch, columns, onOpen, empty, ...props }: Props<Row>) {
  const count = total ?? 0
  const { get, want, failure, retry } = usePages(fetch, count)
  const [active, setActive] = useState<number | null>(null)
  const list = useRef<BigListHandle>(null)
  useFocusOnEntry(list, total !== null)
  useStepKeys(count, active, setActive)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list begins at its top
  useEffect(() => setActive(null), [fetch])
  // Enter may be pressed before the row that it is about has come: then it opens when it comes.
  const [opening, setOpening] = useState<number | null>(null)
  const wanted = opening === null ? undefined : get(opening)
  useEffect(() => {
    if (wanted === undefined) return
    setOpening(null)
    onOpen(wanted)
  }, [wanted, onOpen])
  const template = { gridTemplateColumns: columns.map(({ width }) => width).join(' ') }
  const row = useCallback(
    (index: number) => {
      const known = get(index)
      return (
        <div
          role="presentation"
          className={css.line}
          style={{ gridTemplateColumns: columns.map(({ width }) => width).join(' ') }}
        >
          {columns.map(({ title, end, cell }, at) => (
            // biome-ignore lint/a11y/useSemanticElements: part of a grid that is no table.
            // biome-ignore lint/a11y/useFocusableInteractive: the grid keeps the focus.
            <span role="gridcell" key={title} className={cx(end && css.end)}>
              {known === undefined ? at === 0 && '…' : cell(known)}
            </span>
          ))}
        </div>
      )
    },
    [get, columns],
  )
  const broken = props.error ?? (failure === null ? null : toErrorShape(failure))
  return (
    <>
      {broken !== null && (
        <Banner
          kind="error"
          message={broken.message}
          code={broken.code}
          {...(props.error === null ? { actions: <Button onClick={retry}>Try again</Button> } : {})}
        />
      )}
      <div className={css.sideways}>
        <div className={css.wide} style={{ minWidth: props.minWidth }}>
          <BigList
            ref={list}
            label={label}
            kind="grid"
            count={count}
            header={
              // biome-ignore lint/a11y/useSemanticElements: part of a grid that is no table.
              // biome-ignore lint/a11y/useFocusableInteractive: the grid keeps the focus.
              <div role="row" className={css.heads} style={template}>
                {columns.map(({ title, end }) => (
                  // biome-ignore lint/a11y/useSemanticElements: part of a grid that is no table.
                  // biome-ignore lint/a11y/useFocusableInteractive: the grid keeps the focus.
                  <span role="columnheader" key={title} className={cx(end && css.end)}>
                    {title}
                  </span>
                ))}
              </div>
            }
            row={row}
            active={active}
            onCursor={setActive}
            onOpen={setOpening}
            onVisibleRange={want}
            empty={total === null ? null : empty}
          />
        </div>
      </div>
    </>
  )
}
