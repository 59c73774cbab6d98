import type { MessageRow } from '../../../shared/contract/browse.ts'
import type { TagDef } from '../../../shared/contract/tagging.ts'
import type { ShownZone } from '../../../shared/domain/time-display.ts'
import { cx } from '../../components/cx.ts'
import { HandleName } from '../../components/HandleName.tsx'
import { TimeText } from '../../components/TimeText.tsx'
import { Picture } from '../../lists/bubbles/Picture.tsx'
import { TagMarks } from '../../lists/TagMarks.tsx'
import css from './Images.module.css'

export interface ImageCellProps {
  /** Undefined while it is on its way. */
  row: MessageRow | undefined
  here: boolean
  zone: ShownZone
  scheme: ReadonlyMap<number, TagDef>
  onPoint: () => void
}

/** One message's first image, who sent it and when; further images are counted. */
export function ImageCell({ row, here, zone, scheme, onPoint }: ImageCellProps) {
  const [first, ...more] = row?.media ?? []
  return (
    // biome-ignore lint/a11y/useSemanticElements: part of a grid that is no table.
    // biome-ignore lint/a11y/useFocusableInteractive: the grid keeps the focus.
    <div
      role="gridcell"
      aria-selected={here}
      className={cx(css.cell, here && css.here)}
      // Before the list hears of the press: it knows rows of the grid, not cells.
      onMouseDown={onPoint}
    >
      <div className={css.image}>
        {row !== undefined && first !== undefined && <Picture message={row.id} media={first} fill />}
        {more.length > 0 && <span className={css.more}>and {more.length} more</span>}
      </div>
      {row !== undefined && (
        <p className={css.caption}>
          <TimeText utc={row.sentAt} zone={zone} given={row.timeText} withZone={false} />
          <span className={css.who}>
            <HandleName name={row.sender?.name ?? null} /> <TagMarks tags={row.tags} scheme={scheme} />
          </span>
        </p>
      )}
    </div>
  )
}
