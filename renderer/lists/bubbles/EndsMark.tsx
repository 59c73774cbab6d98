import { Flame } from 'lucide-react'
import type { MessageRow } from '../../../shared/contract/browse.ts'
import { lengthText } from '../../../shared/domain/length-text.ts'
import { labelledDateTime, type ShownZone } from '../../../shared/domain/time-display.ts'
import css from './Bubble.module.css'
import { endsOf } from './ends.ts'

export interface EndsMarkProps {
  row: MessageRow
  zone: ShownZone
  holds: (handle: number) => boolean | undefined
  onTwin: ((row: MessageRow) => void) | undefined
}

/** In the margin: at which ends the message was served, the way to its other rows, and that it was set to vanish. */
export function EndsMark({ row, zone, holds, onTwin }: EndsMarkProps) {
  const ends = endsOf(row, holds)
  return (
    <span className={css.ends}>
      {ends !== null &&
        (ends.twins && onTwin !== undefined ? (
          <button
            type="button"
            tabIndex={-1}
            className={css.twin}
            title={ends.title}
            onClick={() => onTwin(row)}
          >
            {ends.text}
          </button>
        ) : (
          <span title={ends.title}>{ends.text}</span>
        ))}
      {row.burn !== null && <Burn burn={row.burn} sentAt={row.sentAt} zone={zone} />}
    </span>
  )
}

function Burn({ burn, sentAt, zone }: { burn: number; sentAt: number | null; zone: ShownZone }) {
  const after = `Set to vanish after ${lengthText(burn * 1000)}`
  return (
    <span
      title={sentAt === null ? after : `${after}: at ${labelledDateTime(sentAt + burn * 1000, zone)}`}
      className={css.burn}
    >
      <Flame size={11} aria-hidden />
      <span className="visually-hidden">{after.toLowerCase()}</span>
    </span>
  )
}
