import {
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  type Ref,
  useCallback,
  useEffect,
  useId,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react'
import { List, type RowComponentProps } from 'react-window'
import { cx } from '../components/cx.ts'
import { type Align, alignedTop } from './align.ts'
import css from './BigList.module.css'
import { type Cursor, PLAIN, pointed, pressed } from './cursor.ts'
import { Scroller } from './scroller.ts'
import { has, type Selection } from './selection.ts'

export interface BigListHandle {
  /** Shows a row without making it the active one. */
  readonly scrollToIndex: (index: number, align?: Align) => void
  readonly focus: () => void
}

export interface RowState {
  readonly active: boolean
  readonly selected: boolean
}

export interface BigListProps {
  label: string
  count: number
  /** px; every row has it. */
  rowHeight?: number
  /** 'grid' where a row has cells (give them role gridcell); 'listbox' where it is one thing. */
  kind?: 'listbox' | 'grid'
  /** Draws a row, known or not yet known. Give a new function when what it draws from has changed. */
  row: (index: number, state: RowState) => ReactNode
  /** Column headings, for a grid: an element with role row. */
  header?: ReactNode
  /** The row that has the focus. When it changes it is brought into view. */
  active: number | null
  /** What is selected; leave out where only the active row counts. */
  selection?: Selection | undefined
  onCursor: (active: number, selection: Selection | null) => void
  /** Enter, or a double press. */
  onOpen?: ((index: number) => void) | undefined
  /** Told the rows in sight, both included, whenever they or this function change: where to fetch. */
  onVisibleRange?: ((first: number, last: number) => void) | undefined
  /** What to show in place of no rows. */
  empty?: ReactNode
  ref?: Ref<BigListHandle>
}

/** react-window lays out a stretch of rows of about this height (physical px), moved along as one scrolls. */
const STRETCH = 1_500_000
const OVERSCAN = 6

/**
 * A list of rows of one height, of any length: react-window's rows within a scaled scroll area (see scroll-map.ts).
 * Arrows, PageUp, PageDown, Home and End move the active row, Shift marks a range, Ctrl+A all; letters stay free for
 * commands.
 */
export function BigList(props: BigListProps) {
  const { label, count, rowHeight = 20, kind = 'listbox', row, header, active, selection, empty } = props
  const { onOpen, onVisibleRange } = props
  const headings = header ? 1 : 0
  const id = useId()
  const [scroller] = useState(() => new Scroller())
  const view = useSyncExternalStore(scroller.subscribe, scroller.view)
  const frame = useRef<HTMLDivElement>(null)
  const spacer = useRef<HTMLDivElement>(null)
  const [element, setElement] = useState<HTMLDivElement | null>(null)

  useLayoutEffect(
    () => (element && spacer.current ? scroller.attach(element, spacer.current) : undefined),
    [scroller, element],
  )
  useLayoutEffect(() => scroller.setTotal(count * rowHeight), [scroller, count, rowHeight])

  const show = useCallback(
    (index: number, align: Align) => {
      const { top, viewport } = scroller.view()
      scroller.goTo(alignedTop(index * rowHeight, rowHeight, top, viewport, align))
    },
    [scroller, rowHeight],
  )
  useLayoutEffect(() => {
    if (active === null || !element) return
    // A step stays at the edge of what is in sight; a row from elsewhere is shown with what stands around it.
    const { top, viewport } = scroller.view()
    const away = Math.abs(active * rowHeight - top - viewport / 2)
    show(active, away > viewport * 1.5 ? 'center' : 'auto')
  }, [active, element, show, scroller, rowHeight])
  useImperativeHandle(
    props.ref,
    () => ({
      scrollToIndex: (index, align = 'auto') => show(Math.max(0, Math.min(count - 1, index)), align),
      focus: () => frame.current?.focus({ preventScroll: true }),
    }),
    [show, count],
  )

  const first = Math.max(0, Math.min(count - 1, Math.floor(view.top / rowHeight)))
  const last = Math.max(first, Math.min(count, Math.ceil((view.top + view.viewport) / rowHeight)) - 1)
  useEffect(() => {
    if (count > 0 && view.viewport > 0) onVisibleRange?.(first, last)
  }, [first, last, count, view.viewport, onVisibleRange])

  // The stretch begins one third of itself before the rows in sight, at a multiple of that third.
  const third = Math.max(100, Math.floor(STRETCH / view.density / rowHeight / 3))
  const base = Math.max(0, Math.floor(first / third) - 1) * third
  const data = useMemo<RowData>(
    () => ({ base, id, kind, count, headings, active, selection: selection ?? null, row }),
    [base, id, kind, count, headings, active, selection, row],
  )
  const rowKey = useCallback((index: number) => base + index, [base])

  const cursor: Cursor = { active, selection: selection ?? null }
  const take = (next: Cursor) => {
    if (next.active !== null) props.onCursor(next.active, next.selection)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget) return
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey
    if (event.key === 'Enter' && plain && active !== null && onOpen) {
      event.preventDefault()
      onOpen(active)
      return
    }
    const next = pressed(cursor, event, { count, page: Math.floor(view.viewport / rowHeight) - 1 })
    if (!next) return
    event.preventDefault()
    take(next)
    // The active row may have been scrolled out of sight without having changed.
    if (next.active !== null && next.active === active) show(next.active, 'auto')
  }
  const onRow = (event: MouseEvent, act: (index: number) => void) => {
    const index = event.target instanceof Element ? event.target.closest('[data-index]') : null
    if (index) act(Number(index.getAttribute('data-index')))
  }

  const activeShown = active !== null && active >= first && active <= last
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: its role is listbox or grid.
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: its role is listbox or grid.
    <div
      ref={frame}
      role={kind}
      aria-label={label}
      aria-rowcount={kind === 'grid' ? count + headings : undefined}
      aria-multiselectable={selection !== undefined}
      aria-activedescendant={activeShown ? `${id}-${active}` : undefined}
      tabIndex={0}
      className={cx(css.frame, 'big-list')}
      onKeyDown={onKeyDown}
      onClick={(event) => onRow(event, (index) => take(pointed(cursor, index, event)))}
      onDoubleClick={(event) => onOpen && onRow(event, onOpen)}
      onContextMenu={(event) =>
        onRow(event, (index) => {
          if (event.button === 2 && !(selection && has(selection, index))) take(pointed(cursor, index, PLAIN))
        })
      }
    >
      {header}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: gives the focus on to the list itself. */}
      <div
        ref={setElement}
        tabIndex={-1}
        role="presentation"
        data-viewport
        className={css.viewport}
        onFocus={(event) => {
          if (event.target === event.currentTarget) frame.current?.focus({ preventScroll: true })
        }}
      >
        <div ref={spacer} role="presentation" className={css.spacer}>
          {count > 0 && (
            <List
              role="presentation"
              rowComponent={Row}
              rowCount={Math.min(count - base, third * 3)}
              rowHeight={rowHeight}
              rowKey={rowKey}
              rowProps={data}
              overscanCount={OVERSCAN}
              scrollElement={element}
              defaultHeight={view.viewport}
              style={{ position: 'absolute', left: 0, width: '100%', top: base * rowHeight - view.offset }}
            />
          )}
        </div>
        {count === 0 && <div className={css.empty}>{empty}</div>}
      </div>
    </div>
  )
}

interface RowData {
  readonly base: number
  readonly id: string
  readonly kind: 'listbox' | 'grid'
  readonly count: number
  /** Rows of column headings above the first. */
  readonly headings: number
  readonly active: number | null
  readonly selection: Selection | null
  readonly row: BigListProps['row']
}

function Row({ index: within, style, base, ...data }: RowComponentProps<RowData>) {
  const { id, kind, count, headings, active, selection, row } = data
  const index = base + within
  const state = {
    active: index === active,
    selected: selection ? has(selection, index) : index === active,
  }
  const place =
    kind === 'grid'
      ? ({ role: 'row', 'aria-rowindex': index + 1 + headings } as const)
      : ({ role: 'option', 'aria-posinset': index + 1, 'aria-setsize': count } as const)
  return (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: its role is option or row.
    <div
      {...place}
      id={`${id}-${index}`}
      aria-selected={state.selected}
      data-index={index}
      data-active={state.active || undefined}
      className={css.row}
      style={style}
    >
      {row(index, state)}
    </div>
  )
}
