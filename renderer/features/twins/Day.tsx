import { dateTime } from '../../../shared/domain/time-display.ts'
import { usePreferences } from '../../store/preferences.ts'

/** The day of an instant in the zone that is shown. */
export function Day({ at }: { at: number | null }) {
  const zone = usePreferences((preferences) => preferences.zone)
  if (at === null) return 'unknown'
  return <time dateTime={new Date(at).toISOString()}>{dateTime(at, zone).slice(0, 10)}</time>
}
