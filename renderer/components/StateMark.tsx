import { cx } from './cx.ts'
import { type MarkState, stateTitle } from './mark-state.ts'
import css from './StateMark.module.css'

export interface StateMarkProps {
  state: MarkState
  /** Only the sign, where a column's heading says what it is; its name is still given to screen readers. */
  signOnly?: boolean
}

/**
 * Proposed hollow, in review half, approved filled with a tick, returned struck, rejected crossed, withdrawn dashed,
 * superseded doubled: told apart without colour.
 */
export function StateMark({ state, signOnly = false }: StateMarkProps) {
  const title = stateTitle[state]
  return (
    <span className={cx(css.state, css[state])} title={signOnly ? title : undefined}>
      <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
        {sign(state)}
      </svg>
      <span className={signOnly ? 'visually-hidden' : undefined}>{title}</span>
    </span>
  )
}

function sign(state: MarkState) {
  switch (state) {
    case 'proposed':
      return <circle cx="6" cy="6" r="4.5" />
    case 'in-review':
      return (
        <>
          <circle cx="6" cy="6" r="4.5" />
          <path d="M1.5 6a4.5 4.5 0 0 0 9 0z" className={css.ink} />
        </>
      )
    case 'approved':
      return (
        <>
          <circle cx="6" cy="6" r="5" className={css.ink} />
          <path d="M3.6 6.1l1.7 1.7 3.1-3.5" className={css.paper} />
        </>
      )
    case 'returned':
      return (
        <>
          <circle cx="6" cy="6" r="4.5" />
          <path d="M1 11L11 1" />
        </>
      )
    case 'rejected':
      return (
        <>
          <circle cx="6" cy="6" r="4.5" />
          <path d="M3.8 3.8l4.4 4.4M8.2 3.8l-4.4 4.4" />
        </>
      )
    case 'withdrawn':
      return <circle cx="6" cy="6" r="4.5" strokeDasharray="2 1.6" />
    case 'superseded':
      return (
        <>
          <circle cx="4.5" cy="6" r="3.5" />
          <circle cx="7.5" cy="6" r="3.5" />
        </>
      )
  }
}
