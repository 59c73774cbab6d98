import { dateTime, type ShownZone, zoneLabel } from '../../shared/domain/time-display.ts'
import css from './TimeText.module.css'

export interface TimeTextProps {
  /** UTC ms; null when the row has no time that could be read. */
  utc: number | null
  zone: ShownZone
  /** The time as the file gives it: in the title, and in place of a time that could not be read. */
  given?: string | null
  /** Left out where a heading or the status bar names the zone already. */
  withZone?: boolean
}

export function TimeText({ utc, zone, given = null, withZone = true }: TimeTextProps) {
  if (utc === null) {
    return (
      <span className={css.unknown} title={given === null ? 'The file gives no time' : `As given: ${given}`}>
        {given ?? 'no time'}
      </span>
    )
  }
  return (
    <time dateTime={new Date(utc).toISOString()} title={given === null ? undefined : `As given: ${given}`}>
      <span className={css.stamp}>{dateTime(utc, zone)}</span>
      {withZone && <span className={css.zone}> {zoneLabel(utc, zone)}</span>}
    </time>
  )
}
