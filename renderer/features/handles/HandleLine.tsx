import type { ReactNode } from 'react'
import type { Handle } from '../../../shared/contract/attribution.ts'
import type { ShownZone } from '../../../shared/domain/time-display.ts'
import { HandleName } from '../../components/HandleName.tsx'
import { grouped } from '../../components/progress-text.ts'
import { TimeText } from '../../components/TimeText.tsx'
import { HandleStateMark } from './HandleStateMark.tsx'
import css from './Handles.module.css'

/** One handle on one line. */
export function HandleLine({ handle, zone }: { handle: Handle | undefined; zone: ShownZone }) {
  return (
    <div role="presentation" className={css.line}>
      <Cell>{handle && <HandleName name={handle.name} />}</Cell>
      <Cell>{handle && <HandleStateMark state={handle.state} />}</Cell>
      <Cell>{handle?.person?.name}</Cell>
      <Cell end>{handle && grouped(handle.sent)}</Cell>
      <Cell end>{handle && grouped(handle.received)}</Cell>
      <Cell>{handle && <TimeText utc={handle.firstAt} zone={zone} withZone={false} />}</Cell>
      <Cell>{handle && <TimeText utc={handle.lastAt} zone={zone} withZone={false} />}</Cell>
    </div>
  )
}

export function HandleLineHead({ zone }: { zone: ShownZone }) {
  const place = zone === 'UTC' ? 'UTC' : 'London'
  const titles = [
    'Handle',
    'State',
    'Person',
    'Rows sent',
    'Rows received',
    `First (${place})`,
    `Last (${place})`,
  ]
  return (
    // biome-ignore lint/a11y/useSemanticElements: part of a grid that is no table.
    // biome-ignore lint/a11y/useFocusableInteractive: the grid keeps the focus.
    <div role="row" className={css.heads}>
      {titles.map((title) => (
        // biome-ignore lint/a11y/useSemanticElements: part of a grid that is no table.
        // biome-ignore lint/a11y/useFocusableInteractive: the grid keeps the focus.
        <span role="columnheader" key={title} className={title.startsWith('Rows') ? css.end : undefined}>
          {title}
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
