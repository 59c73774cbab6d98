import type { MessageRow } from '../../../shared/contract/browse.ts'
import type { ShownZone } from '../../../shared/domain/time-display.ts'
import { cx } from '../../components/cx.ts'
import { HandleName } from '../../components/HandleName.tsx'
import { grouped } from '../../components/progress-text.ts'
import { TimeText } from '../../components/TimeText.tsx'
import { VisibleText } from '../../components/VisibleText.tsx'
import { columnTitle } from '../../lists/columns.ts'
import { TwinMark } from '../../lists/TwinMark.tsx'
import css from './Apart.module.css'
import { packsOf, withinText } from './texts.ts'

/** How much of a text a line shows. */
const most = 400
/** Of a cluster of more rows than these its heading names no packs. */
const mostNamed = 50

const columns = ['time', 'pack', 'file', 'row', 'text', 'twins'] as const

export function ApartHead({ zone }: { zone: ShownZone }) {
  const titles = [columnTitle('time', zone), 'Pack of', 'File', 'Row', 'Text', 'Joined']
  return (
    // biome-ignore lint/a11y/useSemanticElements: part of a grid that is no table.
    // biome-ignore lint/a11y/useFocusableInteractive: the grid keeps the focus.
    <div role="row" className={cx(css.line, css.heads)}>
      {titles.map((title, at) => (
        // biome-ignore lint/a11y/useSemanticElements: part of a grid that is no table.
        // biome-ignore lint/a11y/useFocusableInteractive: the grid keeps the focus.
        <span role="columnheader" key={title} className={cx(columns[at] === 'row' && css.end)}>
          {title}
        </span>
      ))}
    </div>
  )
}

/** One row of a cluster: when and in whose pack it stands, and what has been made of it. */
export function ApartLine({ row, zone }: { row: MessageRow | undefined; zone: ShownZone }) {
  const cell = (column: (typeof columns)[number]) => {
    if (row === undefined) return column === 'time' ? '…' : null
    const { sheet, row: number, file } = row.address
    switch (column) {
      case 'time':
        return <TimeText utc={row.sentAt} zone={zone} given={row.timeText} withZone={false} />
      case 'pack':
        return <HandleName name={row.owner?.name ?? null} />
      case 'file':
        return <bdi>{sheet === null ? file : `${file}, ${sheet}`}</bdi>
      case 'row':
        return grouped(number)
      case 'text':
        return <Said row={row} />
      case 'twins':
        return <TwinMark twins={row.twins} />
    }
  }
  return (
    <div role="presentation" className={css.line}>
      {columns.map((column) => (
        // biome-ignore lint/a11y/useSemanticElements: part of a grid that is no table.
        // biome-ignore lint/a11y/useFocusableInteractive: the grid keeps the focus.
        <span role="gridcell" key={column} className={cx(column === 'row' && css.end)}>
          {cell(column)}
        </span>
      ))}
    </div>
  )
}

/** Who wrote what to whom, and how many rows of which packs that could be. */
export function ClusterHeading({
  rows: { first, last },
  get,
}: {
  rows: { readonly first: number; readonly last: number }
  get: (index: number) => MessageRow | undefined
}) {
  const count = last - first + 1
  const shown = Array.from({ length: Math.min(count, mostNamed) }, (_, k) => get(first + k))
  const rows = shown.filter((row) => row !== undefined)
  const [row] = rows
  const whole = rows.length === count
  return (
    <span className={css.cluster}>
      {row !== undefined && (
        <>
          <span className={css.ends}>
            <HandleName name={row.sender?.name ?? null} /> →{' '}
            <HandleName name={row.recipient?.name ?? row.conversation.name} />
          </span>
          <span className={css.said}>
            <Said row={row} />
          </span>
        </>
      )}
      <span className={css.packs}>
        {grouped(count)} rows
        {whole && ` within ${withinText(rows)}`}
        {whole &&
          packsOf(rows).map(({ key, owner, file, count: own }) => (
            <span key={key}>
              {' · '}
              {grouped(own)} in {owner === null ? <bdi>{file}</bdi> : <HandleName name={owner} />}
            </span>
          ))}
      </span>
    </span>
  )
}

function Said({ row: { body, media } }: { row: MessageRow }) {
  if (body !== null && body !== '') {
    return (
      <bdi className={css.text}>
        <VisibleText text={body.slice(0, most)} />
      </bdi>
    )
  }
  return <bdi className={css.none}>{media.map(({ name }) => name).join(', ')}</bdi>
}
