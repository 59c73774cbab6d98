import { Info, LockKeyhole, Pencil, Phone, StickyNote, Trash2 } from 'lucide-react'
import type { MessageRow } from '../../../shared/contract/browse.ts'
import { cx } from '../../components/cx.ts'
import { Highlighted } from '../../components/Highlighted.tsx'
import type { Mark } from '../../components/highlight.ts'
import css from './Bubble.module.css'
import { Picture } from './Picture.tsx'

export interface BubbleBodyProps {
  row: MessageRow
  marks: readonly Mark[]
  far: boolean
  current: boolean
}

const kinds = {
  call: { icon: Phone, title: 'call' },
  note: { icon: StickyNote, title: 'note' },
  system: { icon: Info, title: 'system message' },
  undecrypted: { icon: LockKeyhole, title: 'not decrypted' },
} as const

const changes = {
  edited: { icon: Pencil, title: 'edited later' },
  deleted: { icon: Trash2, title: 'deleted' },
} as const

/** What was said, with what kind of message it is and what the file says became of it. */
export function BubbleBody({ row, marks, far, current }: BubbleBodyProps) {
  const { body, media } = row
  const kind = row.kind in kinds ? kinds[row.kind as keyof typeof kinds] : null
  const change = row.altered === null ? null : changes[row.altered]
  const empty = body === null || body === ''
  return (
    <div
      className={cx(
        css.bubble,
        far && css.bubbleFar,
        kind !== null && css.quiet,
        row.altered === 'deleted' && css.deleted,
        current && css.current,
      )}
    >
      {media.map((each) => (
        <Picture key={`${each.id} ${each.name}`} message={row.id} media={each} />
      ))}
      {kind !== null && <Told {...kind} />}
      {!empty && (
        <span data-body={row.id}>
          <Highlighted text={body} marks={marks} showHidden />
        </span>
      )}
      {empty && kind === null && change === null && media.length === 0 && (
        <span className={css.kind}>no text</span>
      )}
      {change !== null && <Told {...change} />}
    </div>
  )
}

function Told({ icon: Icon, title }: { icon: typeof Info; title: string }) {
  return (
    <span className={css.kind}>
      <Icon size={12} aria-hidden /> {title}
    </span>
  )
}
