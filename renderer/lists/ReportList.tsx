import { ChevronDown, ChevronUp } from 'lucide-react'
import { type ReactNode, useCallback, useEffect, useRef } from 'react'
import type { ErrorShape } from '../../shared/contract/error.ts'
import { toErrorShape } from '../../shared/contract/error.ts'
import { Banner } from '../components/Banner.tsx'
import { Button } from '../components/Button.tsx'
import { cx } from '../components/cx.ts'
import { BigList, type BigListHandle } from './BigList.tsx'
import type { FetchRows } from './paging.ts'
import css from './ReportList.module.css'
import { usePages } from './use-pages.ts'
import { useFocusOnEntry } from './useFocusOnEntry.ts'
import { useOpening } from './useOpening.ts'
import { useStanding } from './useStanding.ts'
import { useStepKeys } from './useStepKeys.ts'

export interface ReportColumn<Row> {
  readonly title: string
  /** A track of a grid: '80px', 'minmax(100px, 1fr)'. */
  readonly width: string
  readonly end?: boolean
  /** The order that a press on its heading asks for. */
  readonly sort?: string
  readonly cell: (row: Row) => ReactNode
}

export interface ReportSort {
  readonly by: string
  readonly descending: boolean
}

interface Props<Row> {
  label: string
  /** Null until it is known. */
  total: number | null
  error: ErrorShape | null
  /** Keep it with useCallback: a new one is a new list. */
  fetch: FetchRows<Row>
  /** What tells a row from every other, also when the list is fetched anew; keep it outside of the component. */
  rowKey: (row: Row) => string | number
  /** Keep it outside of the component. */
  columns: readonly ReportColumn<Row>[]
  /** px; where the columns need more room than there is, the report scrolls sideways. */
  minWidth: number
  onOpen: (row: Row) => void
  /** Told the row that one stands on; undefined while it is on its way, or none. */
  onActive?: (row: Row | undefined) => void
  sorted?: ReportSort
  onSort?: (by: string) => void
  empty: ReactNode
}

/** A report of any length, a line a row; Enter opens what the row is about. */
export function ReportList<Row>(props: Props<Row>) {
  const { label, total, fetch, rowKey, columns, onOpen, onActive, sorted, onSort, empty } = props
  const count = total ?? 0
  const { get, arriving, failure, retry } = usePages(fetch, count)
  const { active, moveTo, here } = useStanding(label, total, get, rowKey)
  const list = useRef<BigListHandle>(null)
  useFocusOnEntry(list, total !== null)
  useStepKeys(count, active, moveTo)
  const opening = useOpening(get, active, onOpen)
  useEffect(() => onActive?.(here), [here, onActive])
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
                {columns.map(({ title, end, sort }) => (
                  // biome-ignore lint/a11y/useSemanticElements: part of a grid that is no table.
                  // biome-ignore lint/a11y/useFocusableInteractive: the grid keeps the focus.
                  <span
                    role="columnheader"
                    key={title}
                    className={cx(end && css.end)}
                    aria-sort={directionOf(sort, sorted)}
                  >
                    {sort !== undefined && onSort !== undefined ? (
                      <button type="button" className={css.sort} onClick={() => onSort(sort)}>
                        {title}
                        {sorted?.by === sort && <Arrow descending={sorted.descending} />}
                      </button>
                    ) : (
                      title
                    )}
                  </span>
                ))}
              </div>
            }
            row={row}
            active={active}
            onCursor={moveTo}
            onOpen={opening}
            arriving={arriving}
            empty={total === null ? null : empty}
          />
        </div>
      </div>
    </>
  )
}

function directionOf(sort: string | undefined, sorted: ReportSort | undefined) {
  if (sort === undefined || sorted?.by !== sort) return undefined
  return sorted.descending ? 'descending' : 'ascending'
}

function Arrow({ descending }: { descending: boolean }) {
  return descending ? <ChevronDown size={12} aria-hidden /> : <ChevronUp size={12} aria-hidden />
}
