import {
  type KeyboardEvent,
  type ReactNode,
  type Ref,
  useEffect,
  useId,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react'
import { cx } from '../../components/cx.ts'
import { alignedTop } from '../../lists/align.ts'
import { type Cursor, pointed } from '../../lists/cursor.ts'
import { Scroller } from '../../lists/scroller.ts'
import { has, type Selection } from '../../lists/selection.ts'
import css from './Grid.module.css'
import { gridPressed } from './grid-keys.ts'
import { keptTop } from './grid-place.ts'

export interface GridProps {
  label: string
  count: number
  /** Cells side by side. */
  columns: number
  /** px; every line has it. */
  lineHeight: number
  active: number | null
  selection: Selection
  onCursor: (cursor: Cursor) => void
  /** Enter, or a double press. */
  onOpen: (index: number) => void
  /** Told the cells in sight, both included, whenever they or this function change. */
  onVisibleRange: (first: number, last: number) => void
  cell: (index: number) => ReactNode
  empty: ReactNode
  ref: Ref<{ focus: () => void }>
}

/** Lines laid out above and below those in sight. */
const around = 2

/**
 * Cells of one size, line after line, of any number: only those in sight are there. The cursor goes by arrows, PageUp, PageDown, Home and
 * End, Shift marks a range; letters stay free for commands. What stands at the top stays there when the cells change their size.
 */
export function Grid(props: GridProps) {
  const { label, count, columns, lineHeight, active, selection, onCursor, onOpen, onVisibleRange } = props
  const id = useId()
  const [scroller] = useState(() => new Scroller())
  const view = useSyncExternalStore(scroller.subscribe, scroller.view)
  const frame = useRef<HTMLDivElement>(null)
  const viewport = useRef<HTMLDivElement>(null)
  const spacer = useRef<HTMLDivElement>(null)
  const lines = Math.ceil(count / columns)

  useLayoutEffect(
    () =>
      viewport.current && spacer.current ? scroller.attach(viewport.current, spacer.current) : undefined,
    [scroller],
  )
  const laid = useRef({ columns, lineHeight })
  const here = useRef(active)
  useLayoutEffect(() => {
    const was = laid.current
    laid.current = { columns, lineHeight }
    scroller.setTotal(
      lines * lineHeight,
      keptTop(scroller.view(), was, { columns, lineHeight }, here.current),
    )
  }, [scroller, lines, columns, lineHeight])
  useLayoutEffect(() => {
    here.current = active
    if (active === null) return
    const { top, viewport: height } = scroller.view()
    const at = Math.floor(active / columns) * lineHeight
    const away = Math.abs(at - top - height / 2)
    scroller.goTo(alignedTop(at, lineHeight, top, height, away > height * 1.5 ? 'center' : 'auto'))
  }, [scroller, active, columns, lineHeight])
  useImperativeHandle(props.ref, () => ({ focus: () => frame.current?.focus({ preventScroll: true }) }), [])

  const first = Math.max(0, Math.min(lines - 1, Math.floor(view.top / lineHeight)))
  const last = Math.max(first, Math.min(lines, Math.ceil((view.top + view.viewport) / lineHeight)) - 1)
  useEffect(() => {
    if (count > 0 && view.viewport > 0) {
      onVisibleRange(first * columns, Math.min(count, (last + 1) * columns) - 1)
    }
  }, [first, last, columns, count, view.viewport, onVisibleRange])

  const cursor: Cursor = { active, selection }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget) return
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey
    if (event.key === 'Enter' && plain && active !== null) {
      event.preventDefault()
      return onOpen(active)
    }
    const next = gridPressed(cursor, event, {
      count,
      columns,
      lines: Math.floor(view.viewport / lineHeight),
    })
    if (next === null) return
    event.preventDefault()
    onCursor(next)
  }
  const from = Math.max(0, first - around)
  const to = Math.min(lines - 1, last + around)
  const activeShown = active !== null && active >= from * columns && active < (to + 1) * columns
  return (
    // biome-ignore lint/a11y/useSemanticElements: cells that come and go as one scrolls are no table.
    <div
      ref={frame}
      role="grid"
      aria-label={label}
      aria-rowcount={lines}
      aria-colcount={columns}
      aria-multiselectable
      aria-activedescendant={activeShown ? `${id}-${active}` : undefined}
      tabIndex={0}
      className={css.frame}
      onKeyDown={onKeyDown}
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: gives the focus on to the grid itself. */}
      <div
        ref={viewport}
        tabIndex={-1}
        role="presentation"
        className={css.viewport}
        onFocus={(event) => {
          if (event.target === event.currentTarget) frame.current?.focus({ preventScroll: true })
        }}
      >
        <div ref={spacer} role="presentation" className={css.spacer}>
          {count > 0 &&
            Array.from({ length: to - from + 1 }, (_, k) => {
              const line = from + k
              return (
                // biome-ignore lint/a11y/useFocusableInteractive: the grid keeps the focus.
                // biome-ignore lint/a11y/useSemanticElements: part of a grid that is no table.
                <div
                  key={line}
                  role="row"
                  aria-rowindex={line + 1}
                  className={css.line}
                  style={{
                    top: line * lineHeight - view.offset,
                    height: lineHeight,
                    gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`,
                  }}
                >
                  {Array.from({ length: Math.min(columns, count - line * columns) }, (_, column) => {
                    const index = line * columns + column
                    return (
                      // biome-ignore lint/a11y/useFocusableInteractive: the grid keeps the focus.
                      // biome-ignore lint/a11y/useSemanticElements: part of a grid that is no table.
                      // biome-ignore lint/a11y/useKeyWithClickEvents: the grid has the keys.
                      <div
                        key={index}
                        id={`${id}-${index}`}
                        role="gridcell"
                        aria-colindex={column + 1}
                        aria-selected={has(selection, index) || index === active}
                        data-index={index}
                        className={cx(
                          css.cell,
                          has(selection, index) && css.selected,
                          index === active && css.active,
                        )}
                        onClick={(event) => onCursor(pointed(cursor, index, event))}
                        onDoubleClick={() => onOpen(index)}
                        onContextMenu={() => {
                          if (!has(selection, index)) onCursor({ active: index, selection: null })
                        }}
                      >
                        {props.cell(index)}
                      </div>
                    )
                  })}
                </div>
              )
            })}
        </div>
        {count === 0 && <div className={css.empty}>{props.empty}</div>}
      </div>
    </div>
  )
}
