import { HandleName } from '../../../renderer/components/HandleName.tsx'
import { Highlighted } from '../../../renderer/components/Highlighted.tsx'
import { TagMark } from '../../../renderer/components/TagMark.tsx'
import { clock } from '../../../shared/domain/time-display.ts'
import type { FakeRow } from './fake.ts'
import css from './gallery.module.css'

export function Bubble({ row, images }: { row: FakeRow | undefined; images: boolean }) {
  if (!row) return <div className={css.bubbleRow}>…</div>
  const far = row.index % 2 === 1
  const hit = row.text.indexOf('box')
  return (
    <div className={css.bubbleRow}>
      <span className={css.clock}>{clock(row.at, 'Europe/London')}</span>
      <HandleName name={far ? 'tallship' : 'ravenwolf'} />
      <div className={far ? css.bubbleFar : css.bubble}>
        {images && row.image > 0 && (
          <div data-testid="image" className={css.image} style={{ height: row.image }} />
        )}
        <Highlighted text={row.text} marks={hit < 0 ? [] : [{ from: hit, to: hit + 3, kind: 'hit' }]} />
      </div>
      <span className={css.tags}>
        {row.tags.map((tag) => (
          <TagMark key={tag.code} tag={tag} state="approved" />
        ))}
      </span>
    </div>
  )
}
