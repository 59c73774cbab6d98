import type { MessageRow } from '../../../shared/contract/browse.ts'
import type { TagDef } from '../../../shared/contract/tagging.ts'
import { clock, dateTime, type ShownZone, zoneLabel } from '../../../shared/domain/time-display.ts'
import { cx } from '../../components/cx.ts'
import { HandleName } from '../../components/HandleName.tsx'
import type { Mark } from '../../components/highlight.ts'
import { SeenMark } from '../SeenMark.tsx'
import { TagMarks } from '../TagMarks.tsx'
import css from './Bubble.module.css'
import { BubbleBody } from './BubbleBody.tsx'
import { EndsMark } from './EndsMark.tsx'

/** What a press on a part of a bubble does; each is a key for the focused row as well. */
export interface BubbleActions {
  /** Shows where the row stands in what was served. */
  readonly onAddress: (row: MessageRow) => void
  /** Goes to another row of the same message. */
  readonly onTwin: (row: MessageRow) => void
}

/** The column of two in which a row stands, or both; and whether the column's own handle wrote it (in both: the left one's). */
export interface Lane {
  readonly side: 'left' | 'right' | 'both'
  readonly own: boolean
}

export interface BubbleProps {
  /** Undefined while it is on its way. */
  row: MessageRow | undefined
  /** Whether it stands at the right: the other party's side. */
  far: boolean
  /** In a group, the sender's slot of the palette, 1 to 12; it always has its name as well. */
  tone?: number | undefined
  /** Beside the sender, whom it was sent to: where rows of several conversations stand together. */
  to?: boolean
  /** Where it stands of two columns; undefined: there is one. */
  lane?: Lane | undefined
  /** It is the hit that one stands on. */
  current?: boolean
  marks: readonly Mark[]
  scheme: ReadonlyMap<number, TagDef>
  zone: ShownZone
  /** Whether a handle's own pack is held; undefined: not known. */
  holds?: ((handle: number) => boolean | undefined) | undefined
  actions?: BubbleActions | undefined
}

const unknownPacks = () => undefined

/** One message of a conversation: clock, handle, bubble, where it was served, tags. */
export function Bubble(props: BubbleProps) {
  const { row, far, tone, to = false, lane, current = false, marks, scheme, zone, actions } = props
  if (row === undefined) {
    return (
      <div className={css.line}>
        <span className={css.waiting}>…</span>
      </div>
    )
  }
  const line = (
    <div
      className={cx(css.line, far && css.far, to && css.wide)}
      style={tone === undefined ? {} : { ['--tone' as string]: `var(--tag-${tone})` }}
    >
      <Clock row={row} zone={zone} onAddress={actions?.onAddress} />
      <span className={cx(css.sender, tone !== undefined && css.toned)}>
        <HandleName name={row.sender?.name ?? null} />
        {to && (
          <>
            <span aria-hidden="true"> → </span>
            <span className="visually-hidden"> to </span>
            <HandleName name={row.recipient?.name ?? row.conversation.name} />
          </>
        )}
      </span>
      <div className={css.holder}>
        <BubbleBody row={row} marks={marks} far={far || lane?.own === false} current={current} />
      </div>
      <EndsMark row={row} zone={zone} holds={props.holds ?? unknownPacks} onTwin={actions?.onTwin} />
      <span className={css.tags}>
        <TagMarks tags={row.tags} scheme={scheme} />
      </span>
    </div>
  )
  return lane === undefined ? line : <div className={cx(css.side, css[lane.side])}>{line}</div>
}

interface ClockProps {
  row: MessageRow
  zone: ShownZone
  onAddress: BubbleActions['onAddress'] | undefined
}

/** The gutter: the clock, and behind it the row's address. */
function Clock({ row, zone, onAddress }: ClockProps) {
  const { id, sentAt, timeText, address } = row
  const told = [
    ...(sentAt === null ? [] : [`${dateTime(sentAt, zone)} ${zoneLabel(sentAt, zone)}`]),
    ...(timeText === null ? [] : [`As given: ${timeText}`]),
    `${address.file}${address.sheet === null ? '' : `, ${address.sheet}`}, row ${address.row}`,
  ].join('\n')
  const text = sentAt === null ? (timeText ?? 'no time') : clock(sentAt, zone)
  return (
    <span className={css.clock} title={told}>
      <SeenMark message={id} />
      {onAddress === undefined ? (
        text
      ) : (
        <button type="button" tabIndex={-1} className={css.gutter} onClick={() => onAddress(row)}>
          {text}
          <span className="visually-hidden">, show the address of this row</span>
        </button>
      )}
    </span>
  )
}
