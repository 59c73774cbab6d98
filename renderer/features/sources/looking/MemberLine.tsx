import type { ReactNode } from 'react'
import { formatNames } from '../../../../shared/domain/dialect.ts'
import { grouped } from '../../../components/progress-text.ts'
import css from './Looking.module.css'
import { importable, type Part } from './parts.ts'

interface Props {
  part: Part
  chosen: boolean
  onChosen: () => void
}

/** One table of what a path holds: its name, what it is, and whether it will be imported. */
export function MemberLine({ part, chosen, onChosen }: Props) {
  const { name, sheet, format, rows, bytes, hidden, problem } = part
  const title = sheet === null ? name : `${name}, ${sheet}`
  return (
    <div role="presentation" className={css.line}>
      <Cell>
        {importable(part) && (
          <input
            type="checkbox"
            aria-label={`Import ${title}`}
            tabIndex={-1}
            checked={chosen}
            onChange={onChosen}
          />
        )}
      </Cell>
      <Cell>
        <bdi title={name}>{name}</bdi>
      </Cell>
      <Cell>
        {sheet !== null && <bdi title={sheet}>{sheet}</bdi>}
        {hidden && <em className={css.hidden}> hidden</em>}
      </Cell>
      <Cell>{format === null ? '' : formatNames[format]}</Cell>
      <Cell end>{rows === null ? '' : grouped(rows)}</Cell>
      <Cell end>{grouped(bytes)}</Cell>
      <Cell>
        {problem !== null && (
          <span className={css.problem} title={problem}>
            {problem}
          </span>
        )}
      </Cell>
    </div>
  )
}

const headings = ['', 'File', 'Sheet or table', 'What it is', 'Rows', 'Bytes', 'Remark'] as const

export function MemberLineHead() {
  return (
    // biome-ignore lint/a11y/useSemanticElements: part of a grid that is no table.
    // biome-ignore lint/a11y/useFocusableInteractive: the grid keeps the focus.
    <div role="row" className={css.heads}>
      {headings.map((title) => (
        // biome-ignore lint/a11y/useSemanticElements: part of a grid that is no table.
        // biome-ignore lint/a11y/useFocusableInteractive: the grid keeps the focus.
        <span
          role="columnheader"
          key={title}
          className={title === 'Rows' || title === 'Bytes' ? css.end : undefined}
        >
          {title === '' ? <span className="visually-hidden">Chosen</span> : title}
        </span>
      ))}
    </div>
  )
}

function Cell({ children, end = false }: { children: ReactNode; end?: boolean }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: part of a grid that is no table.
    // biome-ignore lint/a11y/useFocusableInteractive: the grid keeps the focus.
    <span role="gridcell" className={end ? css.end : undefined}>
      {children}
    </span>
  )
}
