import { useMemo } from 'react'
import { dateTime, dayHeading, type ShownZone } from '../../../shared/domain/time-display.ts'
import { useCall } from '../../api/useCall.ts'
import { DayStrip } from '../../components/DayStrip.tsx'
import { grouped } from '../../components/progress-text.ts'
import css from './Search.module.css'

export interface HistogramProps {
  set: string
  zone: ShownZone
  /** A stretch of time was marked, UTC ms, [since, until); both null: the marking is taken off. */
  onNarrow: (stretch: { since: number | null; until: number | null }) => void
}

const buckets = 160
const day = 86_400_000

/** The hits over time. Marking a stretch narrows the search to it. */
export function Histogram({ set, zone, onNarrow }: HistogramProps) {
  const { data } = useCall('list.histogram', { set, buckets })
  const bars = useMemo(() => {
    if (data === null || data.from === null) return []
    const { from, width, counts } = data
    return counts.map((count, index) => {
      const at = from + index * width
      const label = width >= day ? dayHeading(at, zone) : dateTime(at, zone).slice(0, 16)
      return { label, count }
    })
  }, [data, zone])
  if (data === null || data.from === null || bars.length === 0) return <div className={css.noHistogram} />
  const { from, width, unknown } = data
  return (
    <div className={css.histogram}>
      <DayStrip
        label="Hits over time"
        bars={bars}
        unit="rows"
        range={null}
        onRange={(range) =>
          onNarrow(
            range === null
              ? { since: null, until: null }
              : { since: from + range.from * width, until: from + (range.to + 1) * width },
          )
        }
        height={36}
      />
      {unknown > 0 && <p className={css.unknown}>{grouped(unknown)} rows of unknown time are not drawn</p>}
    </div>
  )
}
