import { Image, ImageOff, Info, LockKeyhole, Phone, StickyNote } from 'lucide-react'
import type { ReactNode } from 'react'
import type { MessageRow } from '../../shared/contract/browse.ts'
import type { TagDef } from '../../shared/contract/tagging.ts'
import type { ShownZone } from '../../shared/domain/time-display.ts'
import { excerpt } from '../../shared/query/index.ts'
import { HandleName } from '../components/HandleName.tsx'
import { Highlighted } from '../components/Highlighted.tsx'
import type { Mark } from '../components/highlight.ts'
import { grouped } from '../components/progress-text.ts'
import { TimeText } from '../components/TimeText.tsx'
import css from './MessageLine.module.css'
import { TagMarks } from './TagMarks.tsx'
import { TwinMark } from './TwinMark.tsx'

export interface MessageLineProps {
  index: number
  /** Undefined while it is on its way. */
  row: MessageRow | undefined
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

/** One message on one line, in the one shape that every list uses. */
export function MessageLine({ index, row, zone, scheme, marks = [] }: MessageLineProps) {
  return (
    <div role="presentation" className={css.line}>
      <Cell className={css.number}>{grouped(index + 1)}</Cell>
      <Cell>{row && <TimeText utc={row.sentAt} zone={zone} given={row.timeText} withZone={false} />}</Cell>
      <Cell>{row && <HandleName name={row.sender?.name ?? null} />}</Cell>
      <Cell>{row && <HandleName name={row.recipient?.name ?? null} />}</Cell>
      <Cell className={css.body}>
        {row && (
          <>
            <span className={css.said}>
              <Body row={row} marks={marks} />
            </span>{' '}
            <TwinMark twins={row.twins} />
          </>
        )}
      </Cell>
      <Cell>{row && <TagMarks tags={row.tags} scheme={scheme} />}</Cell>
    </div>
  )
}

function Cell({ children, className }: { children: ReactNode; className?: string | undefined }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: part of a grid that is no table.
    // biome-ignore lint/a11y/useFocusableInteractive: the grid keeps the focus.
    <span role="gridcell" className={className}>
      {children}
    </span>
  )
}

function Body({ row, marks }: { row: MessageRow; marks: readonly Mark[] }) {
  const kind = row.kind in kinds ? kinds[row.kind as keyof typeof kinds] : null
  return (
    <>
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
      {row.body === null || row.body === '' ? (
        <span className={css.none}>{kind?.title ?? (row.media.length > 0 ? 'image' : 'no text')}</span>
      ) : (
        <Text body={row.body} marks={marks} />
      )}
    </>
  )
}

/** How much of a body a line shows; where its first hit lies further in than `early`, a shorter piece around the hit. */
const most = 400
const around = 90
const early = 32

function Text({ body, marks }: { body: string; marks: readonly Mark[] }) {
  const hits = marks.filter(({ kind }) => kind === 'hit')
  const { text, ranges, cutBefore, cutAfter } = excerpt(
    body,
    hits,
    (hits[0]?.from ?? 0) > early ? around : most,
  )
  return (
    <>
      {cutBefore && '…'}
      <Highlighted text={text} marks={ranges.map(({ from, to }) => ({ from, to, kind: 'hit' }))} />
      {cutAfter && '…'}
    </>
  )
}

/** Column headings for a list of message lines. */
export function MessageLineHead({ zone }: { zone: ShownZone }) {
  const titles = ['Row', `Sent (${zone === 'UTC' ? 'UTC' : 'London'})`, 'From', 'To', 'Text', 'Tags']
  return (
    // biome-ignore lint/a11y/useSemanticElements: part of a grid that is no table.
    // biome-ignore lint/a11y/useFocusableInteractive: the grid keeps the focus.
    <div role="row" className={css.head}>
      {titles.map((title) => (
        // biome-ignore lint/a11y/useSemanticElements: part of a grid that is no table.
        // biome-ignore lint/a11y/useFocusableInteractive: the grid keeps the focus.
        <span role="columnheader" key={title}>
          {title}
        </span>
      ))}
    </div>
  )
}
