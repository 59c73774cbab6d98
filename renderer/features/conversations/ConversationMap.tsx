import { type KeyboardEvent, type PointerEvent, useMemo, useState } from 'react'
import { type StoreApi, useStore } from 'zustand'
import { dayHeading } from '../../../shared/domain/time-display.ts'
import { useCall } from '../../api/useCall.ts'
import { grouped } from '../../components/progress-text.ts'
import { usePreferences } from '../../store/preferences.ts'
import css from './ConversationMap.module.css'
import { boxes, perSlot, slotOf, slots, startOf } from './map-slots.ts'

/** The first and the last row in sight. */
export interface Sight {
  readonly first: number
  readonly last: number
}

export interface ConversationMapProps {
  set: string
  rows: number
  /** Positions of hits, ascending; null: it was not opened from a search. */
  hits: readonly number[] | null
  /** Positions of silences and ends of packs, ascending. */
  breaks: readonly number[]
  active: number | null
  /** Rows in sight: the map alone is drawn anew as they change. */
  sight: StoreApi<Sight>
  /** Shows a position while the pointer is dragged. */
  onShow: (position: number) => void
  /** Goes to a position. */
  onPosition: (position: number) => void
}

/**
 * The whole conversation from top to bottom, whatever its length: from left to right silences, hits, tags, and what one has not seen. A press or drag goes there; with the focus, arrows, PageUp, PageDown, Home and End.
 */
export function ConversationMap(props: ConversationMapProps) {
  const { set, rows, hits, breaks, active, sight, onShow, onPosition } = props
  const zone = usePreferences((preferences) => preferences.zone)
  const { data } = useCall('list.map', { set, buckets: slots }, ['tags', 'reviews', 'seen'])
  const [pointed, setPointed] = useState<number | null>(null)
  const count = Math.max(1, Math.min(slots, rows))
  const hitCounts = useMemo(() => perSlot(hits ?? [], rows, count), [hits, rows, count])
  const paths = useMemo(() => {
    const unreadOf = (slot: number) => {
      const whole = startOf(slot + 1, rows, count) - startOf(slot, rows, count)
      return ((data?.unread[slot] ?? 0) / Math.max(1, whole)) * 3
    }
    return {
      hits: boxes(count, 6, (slot) => ((hitCounts[slot] ?? 0) > 0 ? 6 : 0)),
      tags: boxes(count, 14, (slot) => ((data?.tagged[slot] ?? 0) > 0 ? 4 : 0)),
      unread: boxes(count, 21, unreadOf),
      gaps: breaks.map((position) => `M0 ${slotOf(position, rows, count)}h4`).join(''),
    }
  }, [data, hitCounts, breaks, rows, count])

  const here = active === null ? 0 : slotOf(active, rows, count)
  const inSight = useStore(sight)
  const first = slotOf(inSight.first, rows, count)
  const last = slotOf(inSight.last, rows, count)
  const told = (slot: number) => {
    const at = data?.starts[slot] ?? null
    const facts = [
      ...(hits === null ? [] : [`${grouped(hitCounts[slot] ?? 0)} hits`]),
      `${grouped(data?.tagged[slot] ?? 0)} tagged`,
      `${grouped(data?.unread[slot] ?? 0)} not seen`,
    ]
    return {
      when: at === null ? 'time unknown' : dayHeading(at, zone),
      where: `row ${grouped(startOf(slot, rows, count) + 1)}`,
      facts: facts.join(' · '),
    }
  }
  const slotAt = (event: { clientY: number; currentTarget: EventTarget & Element }) => {
    const box = event.currentTarget.getBoundingClientRect()
    return Math.max(
      0,
      Math.min(count - 1, Math.floor(((event.clientY - box.top) / Math.max(1, box.height)) * count)),
    )
  }
  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return
    event.currentTarget.setPointerCapture(event.pointerId)
    onShow(startOf(slotAt(event), rows, count))
  }
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    const slot = slotAt(event)
    setPointed(slot)
    if (event.currentTarget.hasPointerCapture(event.pointerId)) onShow(startOf(slot, rows, count))
  }
  const onPointerUp = (event: PointerEvent<HTMLElement>) => {
    if (event.currentTarget.hasPointerCapture(event.pointerId))
      onPosition(startOf(slotAt(event), rows, count))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const to: Record<string, number> = {
      ArrowDown: here + 1,
      ArrowUp: here - 1,
      PageDown: here + Math.ceil(count / 10),
      PageUp: here - Math.ceil(count / 10),
      Home: 0,
      End: count - 1,
    }
    const slot = to[event.key]
    if (slot === undefined || event.ctrlKey || event.altKey || event.metaKey) return
    event.preventDefault()
    onPosition(startOf(Math.max(0, Math.min(count - 1, slot)), rows, count))
  }
  const tip = pointed === null ? null : told(pointed)
  const said = told(here)
  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label="Map of the conversation"
      aria-orientation="vertical"
      aria-valuemin={1}
      aria-valuemax={rows}
      aria-valuenow={(active ?? 0) + 1}
      aria-valuetext={`${said.where}, ${said.when}; ${said.facts}`}
      className={css.map}
      data-conversation-map
      onKeyDown={onKeyDown}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onPointerLeave={() => setPointed(null)}
    >
      <svg viewBox={`0 0 26 ${count}`} preserveAspectRatio="none" aria-hidden="true">
        <rect x="0" y={first} width="26" height={Math.max(1, last - first + 1)} className={css.sight} />
        <path d={paths.gaps} className={css.gap} />
        <path d={paths.unread} className={css.unread} />
        <path d={paths.tags} className={css.tag} />
        <path d={paths.hits} className={css.hit} />
        {active !== null && (
          <rect x="0" y={here} width="26" height={Math.max(1, count / 200)} className={css.here} />
        )}
      </svg>
      {tip !== null && pointed !== null && (
        <div className={css.told} style={{ top: `min(calc(100% - 56px), ${(pointed / count) * 100}%)` }}>
          {tip.when}, {tip.where}
          <p>{tip.facts}</p>
        </div>
      )}
    </div>
  )
}
