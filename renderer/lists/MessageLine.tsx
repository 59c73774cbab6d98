import { Image, ImageOff, Info, LockKeyhole, Phone, StickyNote } from 'lucide-react'
import type { ReactNode } from 'react'
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
  /** There is no room for a mark beside the text. */
  tight?: boolean
  zone: ShownZone
  scheme: ReadonlyMap<number, TagDef>
  /** Hits in the body as given. */
  marks?: readonly Mark[]
}

const kinds = {
  call: { icon: Phone, title: 'call' },
  note: { icon: StickyNote, title: 'note' },
  system: { icon: Info, title: 'system message' },
  undecrypted: { icon: LockKeyhole, title: 'not decrypted' },
} as const

const kindOf = (row: MessageRow) => (row.kind in kinds ? kinds[row.kind as keyof typeof kinds] : null)

/** One message on one line, in the one shape that every list uses. */
export function MessageLine({
  index,
  row,
  columns,
  tight = false,
  zone,
  scheme,
  marks = [],
}: MessageLineProps) {
  const ownTwins = tight || columns.some(({ id }) => id === 'twins')
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
            <Said row={row} marks={marks} /> {!ownTwins && <TwinMark twins={row.twins} />}
          </>
        )
      case 'twins':
        return <TwinMark twins={row.twins} />
      case 'tags':
        return <TagMarks tags={row.tags} scheme={scheme} />
      case 'source':
        return <bdi>{row.address.file}</bdi>
      case 'row':
        return row.address.sheet === null ? (
          grouped(row.address.row)
        ) : (
          <bdi>
            {row.address.sheet} {grouped(row.address.row)}
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
}

/** How much of a body a line shows; where its first hit lies further in than `early`, a shorter piece around the hit. */
const most = 400
const around = 90
const early = 32

function Said({ row, marks }: { row: MessageRow; marks: readonly Mark[] }) {
  const { body } = row
  const kind = kindOf(row)
  const hits = marks.filter((mark) => mark.kind === 'hit')
  const shown =
    body === null || body === '' ? null : excerpt(body, hits, (hits[0]?.from ?? 0) > early ? around : most)
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
