import { ChevronDown, ChevronUp } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, useState } from 'react'
import { cx } from './cx.ts'
import css from './Table.module.css'

export interface Column<Row> {
  readonly id: string
  readonly title: ReactNode
  readonly cell: (row: Row) => ReactNode
  /** Makes the column sortable: what it is ordered by. */
  readonly sort?: (row: Row) => number | string
  readonly align?: 'start' | 'end'
  readonly mono?: boolean
  /** CSS width; left out, the content decides. */
  readonly width?: string
}

export interface TableProps<Row> {
  caption: string
  captionHidden?: boolean
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string | number
  /** Shown under the headings when there are no rows. */
  empty?: ReactNode
  sortedBy?: { column: string; down: boolean }
  onOpen?: (row: Row) => void
  /** The row whose particulars are shown beside the table. */
  isCurrent?: (row: Row) => boolean
  className?: string | undefined
}

/** A dense table for tens or hundreds of rows; longer ones are a BigList. Arrows move among rows that open, Enter opens. */
export function Table<Row>(props: TableProps<Row>) {
  const { caption, captionHidden = false, columns, rows, rowKey, empty, onOpen, isCurrent, className } = props
  const [sort, setSort] = useState(props.sortedBy ?? null)
  const by = columns.find((column) => column.id === sort?.column)?.sort
  const ordered = sort && by ? rows.toSorted((a, b) => compare(by(a), by(b)) * (sort.down ? -1 : 1)) : rows
  return (
    <table className={cx(css.table, className)}>
      <caption className={captionHidden ? 'visually-hidden' : css.caption}>{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => {
            const here = sort?.column === column.id
            return (
              <th
                key={column.id}
                scope="col"
                className={cx(column.align === 'end' && css.end)}
                style={column.width ? { width: column.width } : {}}
                aria-sort={here ? (sort.down ? 'descending' : 'ascending') : undefined}
              >
                {column.sort ? (
                  <button
                    type="button"
                    className={css.sort}
                    onClick={() => setSort({ column: column.id, down: here ? !sort.down : false })}
                  >
                    {column.title}
                    {here &&
                      (sort.down ? (
                        <ChevronDown size={12} aria-hidden />
                      ) : (
                        <ChevronUp size={12} aria-hidden />
                      ))}
                  </button>
                ) : (
                  column.title
                )}
              </th>
            )
          })}
        </tr>
      </thead>
      <tbody>
        {ordered.map((row) => (
          <tr
            key={rowKey(row)}
            aria-current={isCurrent?.(row) ? 'true' : undefined}
            {...(onOpen && {
              tabIndex: 0,
              className: css.door,
              onClick: () => onOpen(row),
              onKeyDown: (event) => {
                if (event.target !== event.currentTarget || isHeld(event)) return
                const next = neighbour(event)
                if (next === null && event.key !== 'Enter') return
                event.preventDefault()
                if (next instanceof HTMLElement) next.focus()
                else if (event.key === 'Enter') onOpen(row)
              },
            })}
          >
            {columns.map((column) => (
              <td key={column.id} className={cx(column.align === 'end' && css.end, column.mono && 'mono')}>
                {column.cell(row)}
              </td>
            ))}
          </tr>
        ))}
        {rows.length === 0 && empty && (
          <tr>
            <td colSpan={columns.length} className={css.empty}>
              {empty}
            </td>
          </tr>
        )}
      </tbody>
    </table>
  )
}

/** With one of these a key is a command's. */
const isHeld = ({ ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): boolean =>
  ctrlKey || metaKey || altKey || shiftKey

/** The row that a key moves to: undefined at either end, null for a key that does not move. */
function neighbour({ key, currentTarget: row }: KeyboardEvent<HTMLTableRowElement>) {
  switch (key) {
    case 'ArrowDown':
      return row.nextElementSibling ?? undefined
    case 'ArrowUp':
      return row.previousElementSibling ?? undefined
    case 'Home':
      return row.parentElement?.firstElementChild ?? undefined
    case 'End':
      return row.parentElement?.lastElementChild ?? undefined
    default:
      return null
  }
}

const collator = new Intl.Collator('en-GB', { numeric: true })

function compare(a: number | string, b: number | string): number {
  return typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b))
}
