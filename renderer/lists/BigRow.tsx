import { memo, type ReactNode } from 'react'
import css from './BigList.module.css'

export interface RowState {
  readonly active: boolean
  readonly selected: boolean
}

interface BigRowProps extends RowState {
  id: string
  index: number
  /** The line that it stands on, counted from 1 with the column headings. */
  line: number
  /** px from the top of the block that it stands in. */
  top: number
  height: number
  kind: 'listbox' | 'grid'
  count: number
  /** It is on its way. */
  waiting: boolean
  row: (index: number, state: RowState) => ReactNode
}

/** Drawn anew only when it changes itself: scrolling draws the rows that come into sight, and no other. */
export const BigRow = memo(function BigRow(props: BigRowProps) {
  const { id, index, line, top, height, kind, count, waiting, active, selected, row } = props
  const place =
    kind === 'grid'
      ? ({ role: 'row', 'aria-rowindex': line } as const)
      : ({ role: 'option', 'aria-posinset': index + 1, 'aria-setsize': count } as const)
  return (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: its role is option or row.
    <div
      {...place}
      id={id}
      aria-selected={selected}
      data-index={index}
      data-active={active || undefined}
      data-waiting={waiting || undefined}
      className={css.row}
      style={{ top, height }}
    >
      {row(index, { active, selected })}
    </div>
  )
})

interface HeadingRowProps {
  section: number
  line: number
  top: number
  height: number
  kind: 'listbox' | 'grid'
  heading: (section: number) => ReactNode
}

/** The heading of a section, on a line of its own: no row, and nothing that the cursor stops at. */
export const HeadingRow = memo(function HeadingRow(props: HeadingRowProps) {
  const { section, line, top, height, kind, heading } = props
  if (kind === 'listbox') {
    return (
      <div role="presentation" className={css.heading} style={{ top, height }}>
        {heading(section)}
      </div>
    )
  }
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the list keeps the focus and names its active row.
    // biome-ignore lint/a11y/useSemanticElements: a table row cannot be placed freely.
    <div
      role="row"
      aria-rowindex={line}
      data-section={section}
      className={css.heading}
      style={{ top, height }}
    >
      {/* biome-ignore lint/a11y/useFocusableInteractive: as above. */}
      {/* biome-ignore lint/a11y/useSemanticElements: as above. */}
      <div role="gridcell">{heading(section)}</div>
    </div>
  )
})
