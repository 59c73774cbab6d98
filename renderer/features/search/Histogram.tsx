import { ZoomOut } from 'lucide-react'
import { useMemo } from 'react'
import { dateTime, dayHeading, type ShownZone } from '../../../shared/domain/time-display.ts'
import { useCall } from '../../api/useCall.ts'
import { Button } from '../../components/Button.tsx'
import { DayStrip } from '../../components/DayStrip.tsx'
import { grouped } from '../../components/progress-text.ts'
import css from './Search.module.css'

/** A stretch of time, UTC ms, [since, until); null: no limit on that side. */
export interface Stretch {
  readonly since: number | null
  readonly until: number | null
}

export interface HistogramProps {
  /** The hits; null: on their way, what is drawn is of those before. */
  set: string | null
  zone: ShownZone
  /** When the first row in sight was sent, UTC ms. */
  at: number | null
  /** The search is narrowed to a stretch of time. */
  narrowed: boolean
  onNarrow: (stretch: Stretch) => void
}

const buckets = 160
const minute = 60_000
const day = 86_400_000
/** The earliest and latest years that the search language knows. */
const ends = [Date.UTC(1900, 0, 2), Date.UTC(2199, 11, 30)] as const

/**
 * The hits over time. Marking a stretch narrows the search to it, as text that can be read; the minus key takes in as much
 * again on either side, Backspace all times.
 */
export function Histogram({ set, zone, at, narrowed, onNarrow }: HistogramProps) {
  const { data } = useCall('list.histogram', set === null ? null : { set, buckets })
  const bars = useMemo(() => {
    if (data === null || data.from === null) return []
    const { from, width, counts } = data
    return counts.map((count, index) => ({ label: spanText(from + index * width, width, zone), count }))
  }, [data, zone])
  if (data === null || data.from === null || bars.length === 0) return <div className={css.noHistogram} />
  const { from, width, unknown } = data
  const until = from + bars.length * width
  const mark = at === null || at < from || at >= until ? null : Math.floor((at - from) / width)
  const wider = () =>
    onNarrow({
      since: Math.max(ends[0], wholeMinute(from - (until - from))),
      until: Math.min(ends[1], wholeMinute(until + (until - from))),
    })
  const all = () => onNarrow({ since: null, until: null })
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: two more keys of the strip within.
    <div
      className={css.histogram}
      onKeyDown={(event) => {
        if (!narrowed || event.ctrlKey || event.metaKey || event.altKey) return
        if (event.key === '-') wider()
        else if (event.key === 'Backspace') all()
        else return
        event.preventDefault()
        event.stopPropagation()
      }}
    >
      <DayStrip
        label="Hits over time"
        bars={bars}
        unit="rows"
        range={null}
        ends={[momentText(from, width, zone), momentText(until - 1, width, zone)]}
        mark={mark}
        onRange={(range) => {
          if (range === null) return
          const [since, to] = [from + range.from * width, from + (range.to + 1) * width]
          onNarrow({
            since: wholeMinute(since),
            until: to < until ? wholeMinute(to) : Math.ceil(to / minute) * minute,
          })
        }}
        height={36}
      />
      {(narrowed || unknown > 0) && (
        <p className={css.unknown}>
          {narrowed && (
            <>
              <Button look="quiet" icon={ZoomOut} onClick={wider}>
                Wider
              </Button>
              <Button look="quiet" onClick={all}>
                All times
              </Button>
            </>
          )}
          {unknown > 0 && <span>{grouped(unknown)} rows of unknown time are not drawn</span>}
        </p>
      )}
    </div>
  )
}

/** Times of a search are written in minutes; a stretch begins with a whole one. */
const wholeMinute = (at: number) => Math.floor(at / minute) * minute

/** An end of the whole strip: the day, and where a bar is less than one the minute too. */
const momentText = (at: number, width: number, zone: ShownZone): string =>
  width >= day ? dayHeading(at, zone) : dateTime(at, zone).slice(0, 16)

/** What one bar stands for, in the shown zone: a day, days, or a span of the clock. */
function spanText(from: number, width: number, zone: ShownZone): string {
  const last = from + width - 1
  if (width >= day) {
    const [first, end] = [dayHeading(from, zone), dayHeading(last, zone)]
    return first === end ? first : `${first} to ${end}`
  }
  const [start, end] = [dateTime(from, zone), dateTime(last, zone)]
  const sameDay = start.slice(0, 10) === end.slice(0, 10)
  return `${start.slice(0, 16)} to ${sameDay ? end.slice(11, 16) : end.slice(0, 16)}`
}
