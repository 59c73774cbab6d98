import { Image, ImageOff, Info, LockKeyhole, Phone, StickyNote } from 'lucide-react'
import { memo, type ReactNode } from 'react'
import type { MessageRow } from '../../shared/contract/browse.ts'
import type { ListColumn } from '../../shared/contract/reading.ts'
import type { TagDef } from '../../shared/contract/tagging.ts'
import type { ShownZone } from '../../shared/domain/time-display.ts'
import { excerpt } from '../../shared/query/index.ts'
import { cx } from '../components/cx.ts'
import { HandleName } from '../components/HandleName.tsx'
import { Highlighted } from '../components/Highlighted.tsx'
import type { Mark } from '../components/highlight.ts'
import { grouped } from '../components/progress-text.ts'
import { TimeText } from '../components/TimeText.tsx'
import { BookmarkMark } from './BookmarkMark.tsx'
import type { Column } from './columns.ts'
import css from './MessageLine.module.css'
import { SeenMark } from './SeenMark.tsx'
import { TagMarks } from './TagMarks.tsx'
import { TwinMark } from './TwinMark.tsx'

export interface MessageLineProps {
  index: number
  /** Undefined while it is on its way. */
  row: MessageRow | undefined
  columns: readonly Column[]
  /** px that the text has. */
  room: number
  zone: ShownZone
  scheme: ReadonlyMap<number, TagDef>
  /** Finds the hits in a body as given. */
  marksOf?: ((body: string) => readonly Mark[]) | undefined
}

const kinds = {
  call: { icon: Phone, title: 'call' },
  note: { icon: StickyNote, title: 'note' },
  system: { icon: Info, title: 'system message' },
  undecrypted: { icon: LockKeyhole, title: 'not decrypted' },
} as const

const kindOf = (row: MessageRow) => (row.kind in kinds ? kinds[row.kind as keyof typeof kinds] : null)

/** One message on one line, in the one shape that every list uses. Drawn anew only when something of its own has changed. */
export const MessageLine = memo(function MessageLine({
  index,
  row,
  columns,
  room,
  zone,
  scheme,
  marksOf,
}: MessageLineProps) {
  const ownTwins = room < roomForMark || columns.some(({ id }) => id === 'twins')
  const cell = (column: ListColumn): ReactNode => {
    if (column === 'number') return grouped(index + 1)
    if (row === undefined) return null
    switch (column) {
      case 'seen':
        return <SeenMark message={row.id} />
      case 'time':
        return <TimeText utc={row.sentAt} zone={zone} given={row.timeText} withZone={false} />
      case 'sender':
        return <HandleName name={row.sender?.name ?? null} />
      case 'recipient':
        return <HandleName name={row.recipient?.name ?? null} />
      case 'conversation':
        return <HandleName name={row.conversation.name} />
      case 'kind':
        return kindOf(row)?.title ?? row.kind
      case 'text':
        return (
          <>
            <BookmarkMark message={row.id} />
            <Said row={row} marks={row.body && marksOf ? marksOf(row.body) : []} room={room} />{' '}
            {!ownTwins && <TwinMark twins={row.twins} />}
          </>
        )
      case 'twins':
        return <TwinMark twins={row.twins} />
      case 'tags':
        return (
          <TagMarks
            tags={row.tags}
            scheme={scheme}
            room={columns.find(({ id }) => id === 'tags')?.width ?? null}
          />
        )
      case 'source':
        return <bdi>{row.address.file}</bdi>
      case 'row':
        return row.address.sheet === null ? (
          row.address.row
        ) : (
          <bdi>
            {row.address.sheet} {row.address.row}
          </bdi>
        )
    }
  }
  return (
    <div role="presentation" className={css.line}>
      {columns.map(({ id }) => (
        // biome-ignore lint/a11y/useSemanticElements: part of a grid that is no table.
        // biome-ignore lint/a11y/useFocusableInteractive: the grid keeps the focus.
        <span
          key={id}
          role="gridcell"
          className={cx(id === 'text' && css.body, (id === 'number' || id === 'row') && css.number)}
        >
          {cell(id)}
        </span>
      ))}
    </div>
  )
})

/** px of text below which there is no room for a mark beside it. */
const roomForMark = 180

/** How much of a body a line shows; where its first hit lies further in than the line reaches, a shorter piece around the hit. */
const most = 400
/** px of a letter and of what else stands in the cell, on the wide side: better a hit too far to the left than one out of sight. */
const letter = 7.5
const beside = 64
const piece = { least: 20, most: 90 }

function Said({ row, marks, room }: { row: MessageRow; marks: readonly Mark[]; room: number }) {
  const { body } = row
  const kind = kindOf(row)
  const hits = marks.filter((mark) => mark.kind === 'hit')
  const letters = Math.floor((room - beside) / letter)
  const around = Math.max(piece.least, Math.min(piece.most, letters))
  const shown =
    body === null || body === '' ? null : excerpt(body, hits, (hits[0]?.to ?? 0) > letters ? around : most)
  return (
    <span className={css.said} data-said={shown?.cutBefore || shown?.cutAfter ? 'part' : 'whole'}>
      {kind !== null && <kind.icon size={12} aria-label={kind.title} className={css.icon} />}
      {row.media.map(({ id, name }) =>
        id === null ? (
          <ImageOff
            key={name}
            size={12}
            aria-label={`image ${name}, not among those served`}
            className={css.icon}
          />
        ) : (
          <Image key={name} size={12} aria-label={`image ${name}`} className={css.icon} />
        ),
      )}
      {shown === null ? (
        <span className={css.none}>{kind?.title ?? (row.media.length > 0 ? 'image' : 'no text')}</span>
      ) : (
        <>
          {shown.cutBefore && '…'}
          <Highlighted
            text={shown.text}
            marks={shown.ranges.map(({ from, to }) => ({ from, to, kind: 'hit' }))}
          />
          {shown.cutAfter && '…'}
        </>
      )}
    </span>
  )
}
