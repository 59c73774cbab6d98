import { ChevronDown, ChevronUp, Columns3, EyeOff, MoveLeft, MoveRight, RotateCcw } from 'lucide-react'
import { type PointerEvent, useState } from 'react'
import type { SortColumn } from '../../shared/contract/arrange.ts'
import { type ListColumn, listColumns } from '../../shared/contract/reading.ts'
import type { ShownZone } from '../../shared/domain/time-display.ts'
import { cx } from '../components/cx.ts'
import { Menu } from '../components/Menu.tsx'
import type { Box } from '../components/place.ts'
import {
  type Column,
  type ColumnLayout,
  columnTitle,
  firstLayout,
  moveColumn,
  resizeColumn,
  shiftColumn,
  sortTitles,
  toggleColumn,
} from './columns.ts'
import css from './MessageLine.module.css'
import { type ListSort, pressedSort, sortColumnOf } from './sort.ts'
import { setLayout, useLayout } from './useLayout.ts'

interface Props {
  columns: readonly Column[]
  zone: ShownZone
  /** By which column the list is sorted; null: by none. */
  sort: ListSort | null
  /** It is not yet: no heading says that what is shown is in its order. */
  sorting: boolean
  /** Undefined: the list stands as it does. */
  onSort: ((sort: ListSort) => void) | undefined
  /** Opens the dialog that has all of this for the keyboard. */
  onColumns: () => void
}

/**
 * Column headings for a list of message lines. A press sorts by a heading, another the other way. Drag a heading to another place, its edge to another width; the other button of the
 * mouse has the rest. The same by keyboard stands in the columns dialog.
 */
export function MessageLineHead({ columns, zone, sort, sorting, onSort, onColumns }: Props) {
  const layout = useLayout()
  const [menu, setMenu] = useState<{ column: ListColumn; at: Box } | null>(null)
  const [over, setOver] = useState<ListColumn | null>(null)
  return (
    // biome-ignore lint/a11y/useSemanticElements: part of a grid that is no table.
    // biome-ignore lint/a11y/useFocusableInteractive: the grid keeps the focus.
    <div
      role="row"
      className={css.head}
      onContextMenu={(event) => {
        const column = columnUnder(event.target)
        if (column === null) return
        event.preventDefault()
        event.stopPropagation()
        const { clientX, clientY } = event
        setMenu({ column, at: { left: clientX, top: clientY, right: clientX, bottom: clientY } })
      }}
    >
      {columns.map(({ id, width }) => (
        // biome-ignore lint/a11y/useSemanticElements: part of a grid that is no table.
        // biome-ignore lint/a11y/useFocusableInteractive: the grid keeps the focus.
        <span
          role="columnheader"
          key={id}
          data-column={id}
          aria-label={columnTitle(id, zone)}
          aria-sort={sorting ? undefined : directionOf(sortColumnOf(id), sort)}
          className={cx(css.heading, id === 'number' && css.number, over === id && css.over)}
          onPointerDown={(event) => drag(event, id, layout, setOver)}
        >
          <Heading column={id} zone={zone} sort={sort} onSort={onSort} />
          {width !== null && id !== 'seen' && (
            <span
              aria-hidden="true"
              className={css.grip}
              onPointerDown={(event) => resize(event, id, width, layout)}
            />
          )}
        </span>
      ))}
      {menu !== null && (
        <Menu
          label={`Column ${columnTitle(menu.column, zone)}`}
          anchor={menu.at}
          onClose={() => setMenu(null)}
          groups={[
            [
              {
                id: 'left',
                title: 'Move to the left',
                icon: MoveLeft,
                run: () => setLayout(shiftColumn(layout, menu.column, -1)),
              },
              {
                id: 'right',
                title: 'Move to the right',
                icon: MoveRight,
                run: () => setLayout(shiftColumn(layout, menu.column, 1)),
              },
              {
                id: 'hide',
                title: 'Hide this column',
                icon: EyeOff,
                disabled: menu.column === 'text',
                run: () => setLayout(toggleColumn(layout, menu.column)),
              },
            ],
            [
              { id: 'columns', title: 'Columns…', icon: Columns3, run: onColumns },
              {
                id: 'first',
                title: 'As they were at first',
                icon: RotateCcw,
                run: () => setLayout(firstLayout),
              },
            ],
          ]}
        />
      )}
    </div>
  )
}

type HeadingProps = Pick<Props, 'zone' | 'sort' | 'onSort'> & { readonly column: ListColumn }

/** What a heading says; a button where it sorts. The keys are the list's: by keyboard one sorts from the palette. */
function Heading({ column, zone, sort, onSort }: HeadingProps) {
  const sorting = sortColumnOf(column)
  const title = column === 'seen' ? <span aria-hidden="true">●</span> : columnTitle(column, zone)
  if (sorting === null || onSort === undefined) return title
  return (
    <button
      type="button"
      tabIndex={-1}
      className={css.sort}
      title={`Sort by ${sortTitles[sorting]}`}
      onClick={() => onSort(pressedSort(sort, sorting))}
    >
      {title}
      {sort?.column === sorting &&
        (sort.descending ? <ChevronDown size={12} aria-hidden /> : <ChevronUp size={12} aria-hidden />)}
    </button>
  )
}

function directionOf(column: SortColumn | null, sort: ListSort | null) {
  if (column === null || sort?.column !== column) return undefined
  return sort.descending ? ('descending' as const) : ('ascending' as const)
}

function columnUnder(target: EventTarget | null): ListColumn | null {
  const heading = target instanceof Element ? target.closest<HTMLElement>('[data-column]') : null
  return listColumns.find((column) => column === heading?.dataset.column) ?? null
}

/** px that a press may tremble before it is a drag. */
const slack = 4

function drag(
  event: PointerEvent<HTMLElement>,
  column: ListColumn,
  layout: ColumnLayout,
  setOver: (column: ListColumn | null) => void,
): void {
  if (event.button !== 0) return
  const start = event.clientX
  let target: ListColumn | null = null
  // The pointer is not captured: a press that does not move is the heading's button's.
  const move = (moved: globalThis.PointerEvent) => {
    if (Math.abs(moved.clientX - start) < slack) return
    target = columnUnder(document.elementFromPoint(moved.clientX, moved.clientY))
    setOver(target === column ? null : target)
  }
  follow(move, () => {
    setOver(null)
    if (target !== null) setLayout(moveColumn(layout, column, target))
  })
}

function resize(
  event: PointerEvent<HTMLElement>,
  column: ListColumn,
  width: number,
  layout: ColumnLayout,
): void {
  if (event.button !== 0) return
  event.stopPropagation()
  const start = event.clientX
  event.currentTarget.setPointerCapture(event.pointerId)
  follow(
    (moved) => setLayout(resizeColumn(layout, column, width + moved.clientX - start)),
    () => {},
  )
}

/** Until the button is let go, wherever the pointer is by then. */
function follow(move: (moved: globalThis.PointerEvent) => void, done: () => void): void {
  const end = () => {
    window.removeEventListener('pointermove', move)
    window.removeEventListener('pointerup', end)
    window.removeEventListener('pointercancel', end)
    done()
  }
  window.addEventListener('pointermove', move)
  window.addEventListener('pointerup', end)
  window.addEventListener('pointercancel', end)
}
