import {
  type KeyboardEvent,
  type MouseEvent,
  memo,
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
import { cx } from '../components/cx.ts'
import type { Align } from './align.ts'
import type { BigListHandle } from './BigList.tsx'
import type { RowState } from './BigRow.tsx'
import css from './BubbleList.module.css'
import { type Cursor, PLAIN, pointed, pressed } from './cursor.ts'
import { Flow } from './flow.ts'
import type { Arriving } from './follower.ts'
import { has, type Selection } from './selection.ts'

export interface BubbleListProps {
  label: string
  count: number
  /** px, for messages not drawn yet. The nearer it is to the mean, the truer the scroll bar. */
  estimate?: number
  /** Draws a message, known or not yet known; its height is found out. Give a new function when its source changed. */
  row: (index: number, state: RowState) => ReactNode
  active: number | null
  selection?: Selection | undefined
  onCursor: (active: number, selection: Selection | null) => void
  onOpen?: ((index: number) => void) | undefined
  /** Told the messages in sight, both included, whenever they or this function change. */
  onVisibleRange?: ((first: number, last: number) => void) | undefined
  /** Messages that come when they are wanted; until then each has the estimated height. */
  arriving: Arriving
  empty?: ReactNode
  ref?: Ref<BigListHandle>
}

/** px drawn above and below what is in sight, and how many while one drags through the list. */
const OVERSCAN = 400
const DRAGGING = 40

/**
 * A conversation of up to millions of messages whose heights are not known before they are drawn. What a person looks
 * at stands still while messages and images arrive above and below it. Keys as in BigList. Another conversation is
 * another list: give it another `key`.
 */
export function BubbleList(props: BubbleListProps) {
  const {
    label,
    count,
    estimate = 44,
    row,
    active,
    selection,
    onOpen,
    onVisibleRange,
    arriving,
    empty,
  } = props
  const id = useId()
  const [flow] = useState(() => new Flow(estimate))
  const { follower, heights } = flow
  const view = useSyncExternalStore(follower.subscribe, follower.view)
  const frame = useRef<HTMLDivElement>(null)
  const viewport = useRef<HTMLDivElement>(null)
  const spacer = useRef<HTMLDivElement>(null)
  const block = useRef<HTMLDivElement>(null)

  useLayoutEffect(
    () => (viewport.current && spacer.current ? flow.attach(viewport.current, spacer.current) : undefined),
    [flow],
  )
  useLayoutEffect(() => flow.setCount(count), [flow, count])
  useLayoutEffect(() => {
    if (active !== null) flow.bring(active)
  }, [flow, active])
  // After every drawing: new messages are measured, and what they push is put back, before anything is painted.
  useLayoutEffect(() => {
    if (block.current) flow.measure(block.current)
  })
  useImperativeHandle(
    props.ref,
    () => ({
      scrollToIndex: (index: number, align: Align = 'auto') => flow.show(index, align),
      focus: () => frame.current?.focus({ preventScroll: true }),
    }),
    [flow],
  )

  useLayoutEffect(
    () => follower.use((top, height) => flow.rangeAt(top, height), arriving),
    [flow, follower, arriving],
  )

  const known = heights.count > 0
  const { first, last } = flow.rangeAt(view.top, view.viewport)
  const beyond = view.jumped ? DRAGGING : OVERSCAN
  const from = known ? heights.indexAt(view.top - beyond) : 0
  const to = known ? heights.indexAt(view.top + view.viewport + beyond) : -1
  useEffect(() => {
    if (last >= first && view.viewport > 0) onVisibleRange?.(first, last)
  }, [first, last, view.viewport, onVisibleRange])

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
    const next = pressed(cursor, event, { count, page: Math.max(1, last - first) })
    if (!next) return
    event.preventDefault()
    // A message taller than the window is read to its end before the next one.
    if (flow.reads(active, event)) return
    take(next)
    if (next.active !== null && next.active === active) flow.show(next.active, 'auto')
  }
  const onRow = (event: MouseEvent, act: (index: number) => void) => {
    // Marking words with the pointer is no press on the message.
    if (window.getSelection()?.isCollapsed === false) return
    const index = event.target instanceof Element ? event.target.closest('[data-index]') : null
    if (index) act(Number(index.getAttribute('data-index')))
  }

  const rows: ReactNode[] = []
  for (let index = from; index <= to; index++) {
    const state = { active: index === active, selected: selection ? has(selection, index) : index === active }
    const waiting = arriving.isHere(index) ? undefined : estimate
    rows.push(
      <BubbleRow key={index} id={`${id}-${index}`} index={index} {...state} row={row} waiting={waiting} />,
    )
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: a table cannot hold a part of a million rows.
    <div
      ref={frame}
      role="grid"
      aria-label={label}
      aria-rowcount={count}
      aria-multiselectable={selection !== undefined}
      aria-activedescendant={
        active !== null && active >= from && active <= to ? `${id}-${active}` : undefined
      }
      tabIndex={0}
      className={cx(css.frame, 'bubble-list')}
      onKeyDown={onKeyDown}
      onClick={(event) => {
        onRow(event, (index) => take(pointed(cursor, index, event)))
        // A button within a row has done its work: the keys are the list's again.
        if (event.target instanceof Element && event.target.closest('button') !== null) {
          frame.current?.focus({ preventScroll: true })
        }
      }}
      onDoubleClick={(event) => onOpen && onRow(event, onOpen)}
      onContextMenu={(event) =>
        onRow(event, (index) => {
          if (event.button === 2 && !(selection && has(selection, index))) take(pointed(cursor, index, PLAIN))
        })
      }
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: gives the focus on to the list itself. */}
      <div
        ref={viewport}
        tabIndex={-1}
        role="presentation"
        data-viewport
        className={css.viewport}
        onFocus={(event) => {
          if (event.target !== event.currentTarget) return
          // Not within the press that brought it: taken away there, Chromium lets the pointer mark no text.
          requestAnimationFrame(() => frame.current?.focus({ preventScroll: true }))
        }}
      >
        <div ref={spacer} role="presentation" className={css.spacer}>
          <div
            ref={block}
            role="presentation"
            className={css.block}
            style={{ top: heights.offsetOf(from) - view.offset }}
          >
            {rows}
          </div>
        </div>
        {count === 0 && <div className={css.empty}>{empty}</div>}
      </div>
    </div>
  )
}

interface BubbleRowProps extends RowState {
  id: string
  index: number
  row: BubbleListProps['row']
  /** px of a row that is on its way; undefined: it is here. */
  waiting: number | undefined
}

/** Drawn anew only when it changes itself: a scrolled pixel draws the rows that come into sight, and no other. */
const BubbleRow = memo(function BubbleRow({ id, index, active, selected, row, waiting }: BubbleRowProps) {
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the list keeps the focus and names its active row.
    // biome-ignore lint/a11y/useSemanticElements: a table row cannot be placed freely.
    <div
      id={id}
      role="row"
      aria-rowindex={index + 1}
      aria-selected={selected}
      data-index={index}
      data-active={active || undefined}
      data-waiting={waiting === undefined ? undefined : true}
      className={css.row}
      style={waiting === undefined ? undefined : { height: waiting, overflow: 'hidden' }}
    >
      {/* biome-ignore lint/a11y/useFocusableInteractive: as above. */}
      {/* biome-ignore lint/a11y/useSemanticElements: as above. */}
      <div role="gridcell">{row(index, { active, selected })}</div>
    </div>
  )
})
