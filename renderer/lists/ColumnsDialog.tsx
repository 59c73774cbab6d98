import { ArrowDown, ArrowUp } from 'lucide-react'
import { type KeyboardEvent, useRef } from 'react'
import { type ListColumn, listColumns } from '../../shared/contract/reading.ts'
import { Button } from '../components/Button.tsx'
import { Checkbox } from '../components/Checkbox.tsx'
import { Dialog } from '../components/Dialog.tsx'
import { IconButton } from '../components/IconButton.tsx'
import { usePreferences } from '../store/preferences.ts'
import css from './ColumnsDialog.module.css'
import { columnTitle, columnWidth, firstLayout, resizeColumn, shiftColumn, toggleColumn } from './columns.ts'
import { setLayout, useLayout } from './useLayout.ts'

/** Which columns lists of messages show, in which order and how wide. It applies at once, to every list, for this person. */
export function ColumnsDialog({ onClose }: { onClose: () => void }) {
  const layout = useLayout()
  const zone = usePreferences((preferences) => preferences.zone)
  const list = useRef<HTMLUListElement>(null)
  const hidden = listColumns.filter((column) => !layout.shown.includes(column))
  const onKeyDown = (event: KeyboardEvent, column: ListColumn) => {
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : null
    if (by === null || !event.altKey) return
    event.preventDefault()
    setLayout(shiftColumn(layout, column, by))
  }
  return (
    <Dialog
      title="Columns"
      onClose={onClose}
      actions={
        <>
          <Button onClick={() => setLayout(firstLayout)}>As they were at first</Button>
          <Button look="primary" onClick={onClose}>
            Done
          </Button>
        </>
      }
    >
      <p className={css.hint}>
        For you, in every list of messages. Alt and ↑ or ↓ moves a column. Where the window is narrow, some
        give way.
      </p>
      <ul ref={list} className={css.columns}>
        {[...layout.shown, ...hidden].map((column, index) => {
          const shown = index < layout.shown.length
          const title = columnTitle(column, zone)
          return (
            <li key={column} className={css.column} onKeyDown={(event) => onKeyDown(event, column)}>
              <Checkbox
                label={title}
                checked={shown}
                disabled={column === 'text'}
                onChecked={() => setLayout(toggleColumn(layout, column))}
              />
              {shown && (
                <>
                  {column === 'text' ? (
                    <span className={css.hint}>takes what is left</span>
                  ) : (
                    <label className={css.width}>
                      <span className="visually-hidden">Width of {title}, pixels</span>
                      <input
                        type="number"
                        min={24}
                        max={1200}
                        step={4}
                        value={columnWidth(layout, column)}
                        onChange={(event) =>
                          setLayout(resizeColumn(layout, column, event.currentTarget.valueAsNumber || 24))
                        }
                      />{' '}
                      px
                    </label>
                  )}
                  <IconButton
                    icon={ArrowUp}
                    label={`Move ${title} to the left`}
                    disabled={index === 0}
                    onClick={() => setLayout(shiftColumn(layout, column, -1))}
                  />
                  <IconButton
                    icon={ArrowDown}
                    label={`Move ${title} to the right`}
                    disabled={index === layout.shown.length - 1}
                    onClick={() => setLayout(shiftColumn(layout, column, 1))}
                  />
                </>
              )}
            </li>
          )
        })}
      </ul>
    </Dialog>
  )
}
