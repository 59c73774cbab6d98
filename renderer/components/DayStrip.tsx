import { type KeyboardEvent, type PointerEvent, useId, useState } from 'react'
import { type Bar, type BarRange, barAt, barsPath, gapsPath, rangeOf } from './bars.ts'
import css from './DayStrip.module.css'
import { grouped } from './progress-text.ts'
import { Table } from './Table.tsx'

export interface DayStripProps {
  label: string
  bars: readonly Bar[]
  /** What is counted: "rows", "messages", "hits". */
  unit: string
  range: BarRange | null
  onRange: (range: BarRange | null) => void
  /** The bar in which that lies which is shown elsewhere, such as the first row in sight. */
  mark?: number | null
  /** px */
  height?: number
  /** What stands at both ends; the labels of the first and the last bar where left out. */
  ends?: readonly [first: string, last: string]
  /** What the bars' parts are: 'seen by you'. They stand in the text's colour at the foot of the bars. */
  parts?: string | undefined
}

/**
 * Counts over time. Drag to narrow; or focus it and use the arrows (Shift: mark a span, PageUp and PageDown: seven at a
 * time), Enter to narrow to it, Escape to take the narrowing off. The same figures stand beneath as a table.
 */
export function DayStrip({
  label,
  bars,
  unit,
  range,
  onRange,
  mark = null,
  height = 48,
  ends,
  parts,
}: DayStripProps) {
  const id = useId()
  const [cursor, setCursor] = useState(0)
  const [draft, setDraft] = useState<{ anchor: number; head: number } | null>(null)
  const [asTable, setAsTable] = useState(false)
  const at = Math.max(0, Math.min(bars.length - 1, cursor))
  const shown = draft ? rangeOf(draft.anchor, draft.head) : range
  const here = bars[at]
  const first = bars[0]
  const last = bars.at(-1)
  if (!first || !last || !here) return null

  const move = (to: number, marking: boolean) => {
    const next = Math.max(0, Math.min(bars.length - 1, to))
    setDraft(marking ? { anchor: draft?.anchor ?? at, head: next } : null)
    setCursor(next)
  }

  const onKeyDown = (event: KeyboardEvent) => {
    const step: Record<string, number> = {
      ArrowRight: at + 1,
      ArrowLeft: at - 1,
      ArrowUp: at + 1,
      ArrowDown: at - 1,
      PageUp: at + 7,
      PageDown: at - 7,
      Home: 0,
      End: bars.length - 1,
    }
    const to = step[event.key]
    if (to !== undefined) move(to, event.shiftKey)
    else if (event.key === 'Enter') {
      onRange(draft ? rangeOf(draft.anchor, draft.head) : { from: at, to: at })
      setDraft(null)
    } else if (event.key === 'Escape' && (draft || range)) {
      if (!draft) onRange(null)
      setDraft(null)
    } else return
    event.preventDefault()
    event.stopPropagation()
  }

  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return
    const strip = event.currentTarget
    const box = strip.getBoundingClientRect()
    const under = (moved: { clientX: number }) => barAt(moved.clientX - box.left, box.width, bars.length)
    const anchor = under(event)
    let head = anchor
    strip.setPointerCapture(event.pointerId)
    setCursor(anchor)
    setDraft({ anchor, head })
    const drag = (moved: globalThis.PointerEvent) => {
      head = under(moved)
      setDraft({ anchor, head })
    }
    const done = (ended: globalThis.PointerEvent) => {
      strip.removeEventListener('pointermove', drag)
      strip.removeEventListener('pointerup', done)
      strip.removeEventListener('pointercancel', done)
      setDraft(null)
      if (ended.type === 'pointerup') onRange(rangeOf(anchor, head))
    }
    strip.addEventListener('pointermove', drag)
    strip.addEventListener('pointerup', done)
    strip.addEventListener('pointercancel', done)
  }

  const said = [
    `${here.label}: ${here.gap ? 'nothing collected' : `${grouped(here.count)} ${unit}`}`,
    parts === undefined || here.part === undefined ? '' : `${grouped(here.part)} ${parts}`,
    shown ? `marked ${bars[shown.from]?.label} to ${bars[shown.to]?.label}` : '',
    mark === null ? '' : `in sight: ${bars[mark]?.label}`,
  ].filter(Boolean)

  return (
    <figure className={css.figure} aria-labelledby={`${id}-label`}>
      <figcaption id={`${id}-label`} className="visually-hidden">
        {label}
      </figcaption>
      <div
        role="slider"
        tabIndex={0}
        aria-label={label}
        aria-orientation="horizontal"
        aria-valuemin={0}
        aria-valuemax={bars.length - 1}
        aria-valuenow={at}
        aria-valuetext={said.join('; ')}
        className={css.strip}
        style={{ height }}
        onKeyDown={onKeyDown}
        onPointerDown={onPointerDown}
        onPointerMove={(event) => {
          const box = event.currentTarget.getBoundingClientRect()
          setCursor(barAt(event.clientX - box.left, box.width, bars.length))
        }}
      >
        <svg viewBox={`0 0 ${bars.length} 1`} preserveAspectRatio="none" aria-hidden="true">
          {shown && (
            <rect x={shown.from} y="0" width={shown.to - shown.from + 1} height="1" className={css.range} />
          )}
          <path d={gapsPath(bars)} className={css.gap} />
          <path d={barsPath(bars, (_, index) => !isIn(shown, index))} className={css.out} />
          <path d={barsPath(bars, (_, index) => isIn(shown, index))} className={css.bars} />
          {parts !== undefined && (
            <path
              d={barsPath(
                bars,
                () => true,
                0.03,
                ({ part }) => part ?? 0,
              )}
              className={css.part}
            />
          )}
          {mark !== null && <path d={`M${mark + 0.5} 0v1`} className={css.mark} />}
          <rect x={at} y="0" width="1" height="1" className={css.cursor} />
        </svg>
      </div>
      <div className={css.axis}>
        <span className={css.end}>{ends?.[0] ?? first.label}</span>
        <span className={css.here}>{said.slice(0, parts === undefined ? 1 : 2).join(', ')}</span>
        <button
          type="button"
          className={css.toggle}
          aria-pressed={asTable}
          onClick={() => setAsTable(!asTable)}
        >
          as a table
        </button>
        <span className={css.end}>{ends?.[1] ?? last.label}</span>
      </div>
      {asTable && (
        <div className={css.table}>
          <Table
            caption={label}
            captionHidden
            columns={[
              { id: 'label', title: 'When', cell: (row) => row.label },
              {
                id: 'count',
                title: unit,
                align: 'end',
                cell: (row) => (row.gap ? 'nothing collected' : grouped(row.count)),
              },
              ...(parts === undefined
                ? []
                : [
                    {
                      id: 'part',
                      title: parts,
                      align: 'end' as const,
                      cell: (row: Bar) => grouped(row.part ?? 0),
                    },
                  ]),
            ]}
            rows={bars}
            rowKey={(row) => row.label}
          />
        </div>
      )}
    </figure>
  )
}

function isIn(range: BarRange | null, index: number): boolean {
  return range === null || (index >= range.from && index <= range.to)
}
