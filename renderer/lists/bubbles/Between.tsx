import type { ReactNode } from 'react'
import { dateTime, type ShownZone } from '../../../shared/domain/time-display.ts'
import css from './Bubble.module.css'
import type { Between } from './between.ts'
import { silenceText } from './silence-text.ts'
import type { PackEdge, Talk } from './talk.ts'

export interface BetweenRowsProps {
  index: number
  between: Between
  talk: Talk | undefined
  /** Seconds after which the message below was to vanish; null: not given. */
  burn: number | null
  zone: ShownZone
  /** Told the day whose heading was pressed, by an instant of it. */
  onDay: ((at: number) => void) | undefined
}

/** What stands between two messages: a pack's end, a silence, the day that begins. */
export function BetweenRows({ index, between, talk, burn, zone, onDay }: BetweenRowsProps) {
  const silence = talk?.gapAt(index) ?? between.gap
  const day = between.day
  return (
    <>
      {(talk?.edgesAt(index) ?? []).map((edge) => (
        <p key={`${edge.handle} ${edge.edge}`} className={css.edge}>
          {edgeText(edge, talk?.names, zone)}
        </p>
      ))}
      {silence !== null && (
        <p className={css.gap}>{silenceText(silence, talk?.names ?? new Map(), burn, zone)}</p>
      )}
      {day !== null && (
        <h3 className={css.day}>
          {day.at === null || onDay === undefined ? (
            day.title
          ) : (
            <DayButton at={day.at} onDay={onDay}>
              {day.title}
            </DayButton>
          )}
        </h3>
      )}
    </>
  )
}

function DayButton({
  at,
  onDay,
  children,
}: {
  at: number
  onDay: (at: number) => void
  children: ReactNode
}) {
  return (
    <button
      type="button"
      tabIndex={-1}
      className={css.dayButton}
      title="Everything sent on this day, across the case (G D)"
      onClick={() => onDay(at)}
    >
      {children}
    </button>
  )
}

function edgeText(
  { edge, handle, at }: PackEdge,
  names: ReadonlyMap<number, string> | undefined,
  zone: ShownZone,
): string {
  const name = names?.get(handle) ?? 'one end'
  return edge === 'ends'
    ? `the pack of ${name} ends at ${dateTime(at, zone)}: what follows was served by others only`
    : `the pack of ${name} begins at ${dateTime(at, zone)}: what stands before was served by others only`
}
