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
import { cx } from '../components/cx.ts'
import { type Align, alignedTop } from './align.ts'
import css from './BigList.module.css'
import { BigRow, HeadingRow, type RowState } from './BigRow.tsx'
import { type Beyond, beyond, type Cursor, PLAIN, pointed, pressed } from './cursor.ts'
import { type Arriving, Follower } from './follower.ts'
import type { Range } from './in-sight.ts'
import { Scroller } from './scroller.ts'
import { Lines, type Sections } from './sections.ts'
import { has, type Selection } from './selection.ts'

export interface BigListHandle {
  /** Shows a row without making it the active one. */
  readonly scrollToIndex: (index: number, align?: Align) => void
  readonly focus: () => void
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
  /** Given where more rows are on their way: told when a key asked for the end of them all, or for all. */
  onBeyond?: ((wanted: Beyond) => void) | undefined
  /** Enter, or a double press. */
  onOpen?: ((index: number) => void) | undefined
  /** Told the rows in sight, both included, whenever they or this function change: where to fetch, if not by `arriving`. */
  onVisibleRange?: ((first: number, last: number) => void) | undefined
  /** Parts of the list, each below a heading of its own. */
  sections?: Sections | undefined
  /** Rows that come when they are wanted: what was in sight stays until those that were scrolled to are here. */
  arriving?: Arriving | undefined
  /** What to show in place of no rows. */
  empty?: ReactNode
  /** In a dialog: it gets the focus when the dialog opens. */
  takesFocus?: boolean
  ref?: Ref<BigListHandle>
}

/** Rows are placed in a block that moves along as one scrolls, in strides of so many lines: within a stride only the block moves. */
const STRIDE = 1000
const OVERSCAN = 6

/**
 * A list of rows of one height, of any length: the rows in sight within a scaled scroll area (see scroll-map.ts).
 * Arrows, PageUp, PageDown, Home and End move the active row, Shift marks a range, Ctrl+A all; letters stay free for
 * commands.
 */
export function BigList(props: BigListProps) {
  const { label, count, rowHeight = 20, kind = 'listbox', row, header, active, selection, empty } = props
  const { onOpen, onVisibleRange, arriving = null, sections } = props
  const headings = header ? 1 : 0
  const id = useId()
  const [scroller] = useState(() => new Scroller())
  const [follower] = useState(() => new Follower(scroller))
  const view = useSyncExternalStore(follower.subscribe, follower.view)
  const frame = useRef<HTMLDivElement>(null)
  const spacer = useRef<HTMLDivElement>(null)
  const [element, setElement] = useState<HTMLDivElement | null>(null)

  useLayoutEffect(
    () => (element && spacer.current ? scroller.attach(element, spacer.current) : undefined),
    [scroller, element],
  )
  const starts = sections?.starts
  const lines = useMemo(() => new Lines(count, starts), [count, starts])
  useLayoutEffect(() => scroller.setTotal(lines.count * rowHeight), [scroller, lines, rowHeight])

  const show = useCallback(
    (index: number, align: Align) => {
      const { top, viewport } = scroller.view()
      // The first row of a section is shown with its heading.
      const taken = lines.isFirst(index) ? 2 : 1
      const from = (lines.lineOf(index) + 1 - taken) * rowHeight
      scroller.goTo(alignedTop(from, taken * rowHeight, top, viewport, align))
    },
    [scroller, lines, rowHeight],
  )
  useLayoutEffect(() => {
    if (active === null || !element) return
    // A step stays at the edge of what is in sight; a row from elsewhere is shown with what stands around it.
    const { top, viewport } = scroller.view()
    const away = Math.abs(lines.lineOf(active) * rowHeight - top - viewport / 2)
    show(active, away > viewport * 1.5 ? 'center' : 'auto')
  }, [active, element, show, scroller, lines, rowHeight])
  useImperativeHandle(
    props.ref,
    () => ({
      scrollToIndex: (index, align = 'auto') => show(Math.max(0, Math.min(count - 1, index)), align),
      focus: () => frame.current?.focus({ preventScroll: true }),
    }),
    [show, count],
  )

  const linesAt = useCallback(
    (top: number, viewport: number) => {
      const last = Math.max(0, lines.count - 1)
      const from = Math.max(0, Math.min(last, Math.floor(top / rowHeight)))
      return [from, Math.max(from, Math.min(last, Math.ceil((top + viewport) / rowHeight) - 1))] as const
    },
    [lines, rowHeight],
  )
  const rangeAt = useCallback(
    (top: number, viewport: number): Range => lines.rowsAt(...linesAt(top, viewport)),
    [lines, linesAt],
  )
  useLayoutEffect(() => follower.use(rangeAt, arriving), [follower, rangeAt, arriving])
  const { first, last } = rangeAt(view.top, view.viewport)
  useEffect(() => {
    if (count > 0 && view.viewport > 0) onVisibleRange?.(first, last)
  }, [first, last, count, view.viewport, onVisibleRange])

  const [top, bottom] = linesAt(view.top, view.viewport)
  const overscan = view.jumped ? 0 : OVERSCAN
  const base = Math.max(0, Math.floor(top / STRIDE) - 1) * STRIDE
  const rows: ReactNode[] = []
  const shownSections: number[] = []
  for (let line = Math.max(0, top - overscan); line <= Math.min(lines.count - 1, bottom + overscan); line++) {
    const at = lines.at(line)
    const place = { line: line + 1 + headings, top: (line - base) * rowHeight, height: rowHeight, kind }
    if ('section' in at) {
      shownSections.push(at.section)
      if (sections)
        rows.push(
          <HeadingRow key={`of ${at.section}`} {...place} section={at.section} heading={sections.heading} />,
        )
      continue
    }
    const index = at.row
    rows.push(
      <BigRow
        key={index}
        {...place}
        id={`${id}-${index}`}
        index={index}
        count={count}
        active={index === active}
        selected={selection ? has(selection, index) : index === active}
        waiting={arriving !== null && !arriving.isHere(index)}
        row={row}
      />,
    )
  }
  const [firstSection, lastSection] = [shownSections[0], shownSections.at(-1)]
  const wantSections = sections?.want
  useEffect(() => {
    if (firstSection !== undefined && lastSection !== undefined) wantSections?.(firstSection, lastSection)
  }, [firstSection, lastSection, wantSections])

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
    const wanted = beyond(event)
    if (wanted !== null) props.onBeyond?.(wanted)
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
      aria-rowcount={kind === 'grid' ? lines.count + headings : undefined}
      aria-multiselectable={selection !== undefined}
      aria-activedescendant={activeShown ? `${id}-${active}` : undefined}
      tabIndex={0}
      data-autofocus={props.takesFocus || undefined}
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
          <div role="presentation" className={css.block} style={{ top: base * rowHeight - view.offset }}>
            {rows}
          </div>
        </div>
        {count === 0 && <div className={css.empty}>{empty}</div>}
      </div>
    </div>
  )
}
