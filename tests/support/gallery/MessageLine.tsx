import { HandleName } from '../../../renderer/components/HandleName.tsx'
import { TagMark } from '../../../renderer/components/TagMark.tsx'
import { TimeText } from '../../../renderer/components/TimeText.tsx'
import type { FakeRow } from './fake.ts'
import css from './gallery.module.css'

/** One message on one line of a grid. */
export function MessageLine({ index, row }: { index: number; row: FakeRow | undefined }) {
  const cells = [
    <span key="row" className={css.number}>
      {(index + 1).toLocaleString('en-GB')}
    </span>,
    row && <TimeText key="time" utc={row.at} zone="UTC" withZone={false} />,
    row && <HandleName key="from" name={row.sender} />,
    row && <HandleName key="to" name={row.recipient} />,
    row && <bdi key="text">{row.text.replaceAll('\n', ' ⏎ ')}</bdi>,
    row && (
      <span key="tags" className={css.tags}>
        {row.tags.map((tag) => (
          <TagMark key={tag.code} tag={tag} state="proposed" />
        ))}
      </span>
    ),
  ]
  return (
    <div role="presentation" className={css.line}>
      {cells.map((cell, column) => (
        // biome-ignore lint/a11y/useSemanticElements: part of a grid that is no table.
        // biome-ignore lint/a11y/useFocusableInteractive: the grid keeps the focus.
        // biome-ignore lint/suspicious/noArrayIndexKey: columns never move.
        <span role="gridcell" key={column}>
          {cell}
        </span>
      ))}
    </div>
  )
}
