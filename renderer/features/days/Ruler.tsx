import { type KeyboardEvent, useRef } from 'react'
import type { ShownZone } from '../../../shared/domain/time-display.ts'
import { grouped } from '../../components/progress-text.ts'
import css from './Day.module.css'
import { markText } from './ruler.ts'

export interface RulerProps {
  edges: readonly number[]
  /** Rows in each of its hours or days; null: not counted yet. */
  counts: readonly number[] | null
  days: number
  zone: ShownZone
  /** The mark that one stands at; -1: none. */
  here: number
  onMark: (index: number) => void
}

/** The clock down the side: rows hour by hour, or day by day. A press goes there; with the focus, arrows and Enter. */
export function Ruler({ edges, counts, days, zone, here, onMark }: RulerProps) {
  const list = useRef<HTMLOListElement>(null)
  const marks = edges.slice(0, -1)
  const most = Math.max(1, ...(counts ?? []))
  const onKeyDown = (event: KeyboardEvent) => {
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])]
    const at = buttons.findIndex((button) => button.matches(':focus'))
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: buttons.length - 1 }[event.key]
    if (at < 0 || to === undefined) return
    event.preventDefault()
    buttons[Math.max(0, Math.min(buttons.length - 1, to))]?.focus()
  }
  return (
    <ol
      ref={list}
      className={css.ruler}
      aria-label={`Rows by the ${days <= 3 ? 'hour' : 'day'}`}
      onKeyDown={onKeyDown}
    >
      {marks.map((at, index) => {
        const rows = counts?.[index] ?? 0
        return (
          <li key={at}>
            <button
              type="button"
              tabIndex={index === Math.max(0, here) ? 0 : -1}
              aria-current={index === here ? 'time' : undefined}
              className={css.mark}
              onClick={() => onMark(index)}
            >
              <span className={css.when}>{markText(at, days, zone)}</span>
              <span className={css.bar} aria-hidden="true">
                <span style={{ width: `${(rows / most) * 100}%` }} />
              </span>
              <span className={css.count}>
                {counts === null ? '…' : rows === 0 ? '' : grouped(rows)}
                <span className="visually-hidden"> rows</span>
              </span>
            </button>
          </li>
        )
      })}
    </ol>
  )
}
