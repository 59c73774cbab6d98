import { Info, LockKeyhole, Phone, StickyNote } from 'lucide-react'
import type { MessageRow } from '../../../shared/contract/browse.ts'
import type { TagDef } from '../../../shared/contract/tagging.ts'
import { clock, dateTime, type ShownZone, zoneLabel } from '../../../shared/domain/time-display.ts'
import { cx } from '../../components/cx.ts'
import { HandleName } from '../../components/HandleName.tsx'
import { Highlighted } from '../../components/Highlighted.tsx'
import type { Mark } from '../../components/highlight.ts'
import { TagMarks } from '../TagMarks.tsx'
import { TwinMark } from '../TwinMark.tsx'
import css from './Bubble.module.css'
import type { Between } from './between.ts'
import { Picture } from './Picture.tsx'

export interface BubbleProps {
  /** Undefined while it is on its way. */
  row: MessageRow | undefined
  between: Between
  /** Whether it stands at the right: the other party's side. */
  far: boolean
  /** It is the hit that one stands on. */
  current?: boolean
  marks: readonly Mark[]
  scheme: ReadonlyMap<number, TagDef>
  zone: ShownZone
}

const quiet = {
  call: { icon: Phone, title: 'call' },
  note: { icon: StickyNote, title: 'note' },
  system: { icon: Info, title: 'system message' },
  undecrypted: { icon: LockKeyhole, title: 'not decrypted' },
} as const

/** One message of a conversation: clock, handle, bubble, tags; above it the day that begins and the silence before it. */
export function Bubble({ row, between, far, current = false, marks, scheme, zone }: BubbleProps) {
  if (row === undefined) {
    return (
      <div className={css.line}>
        <span className={css.waiting}>…</span>
      </div>
    )
  }
  const { sentAt, timeText, sender } = row
  const given = timeText === null ? '' : `\nAs given: ${timeText}`
  return (
    <>
      {between.gap !== null && (
        <p className={css.gap}>
          no rows between {dateTime(between.gap.from, zone)} and {dateTime(between.gap.to, zone)} (not proof
          of no contact)
        </p>
      )}
      {between.day !== null && <h3 className={css.day}>{between.day}</h3>}
      <div className={cx(css.line, far && css.far)}>
        <span
          className={css.clock}
          title={
            sentAt === null ? given.trim() : `${dateTime(sentAt, zone)} ${zoneLabel(sentAt, zone)}${given}`
          }
        >
          {sentAt === null ? (timeText ?? 'no time') : clock(sentAt, zone)}
        </span>
        <span className={css.sender}>
          <HandleName name={sender?.name ?? null} />
        </span>
        <div className={css.holder}>
          <Body row={row} marks={marks} far={far} current={current} /> <TwinMark twins={row.twins} />
        </div>
        <TagMarks tags={row.tags} scheme={scheme} />
      </div>
    </>
  )
}

interface BodyProps {
  row: MessageRow
  marks: readonly Mark[]
  far: boolean
  current: boolean
}

function Body({ row, marks, far, current }: BodyProps) {
  const kind = row.kind in quiet ? quiet[row.kind as keyof typeof quiet] : null
  const empty = row.body === null || row.body === ''
  return (
    <div className={cx(css.bubble, far && css.bubbleFar, kind !== null && css.quiet, current && css.current)}>
      {row.media.map((media) => (
        <Picture key={`${media.id} ${media.name}`} message={row.id} media={media} />
      ))}
      {kind !== null && (
        <span className={css.kind}>
          <kind.icon size={12} aria-hidden /> {kind.title}
        </span>
      )}
      {!empty && row.body !== null && (
        <span data-body={row.id}>
          <Highlighted text={row.body} marks={marks} showHidden />
        </span>
      )}
      {empty && kind === null && row.media.length === 0 && <span className={css.kind}>no text</span>}
    </div>
  )
}
