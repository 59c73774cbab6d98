import { Check, Minus } from 'lucide-react'
import type { ReactNode } from 'react'
import type { FacetValue } from '../../../../shared/contract/arrange.ts'
import { cx } from '../../../components/cx.ts'
import { grouped } from '../../../components/progress-text.ts'
import css from './Facets.module.css'

export interface FacetValueButtonProps {
  value: FacetValue
  /** How it is drawn; its label if left out. */
  title?: ReactNode
  mono: boolean
  /** It stands in the search already, as wanted or as left out. */
  stand: 'on' | 'out' | null
  onToggle: (filter: string, leftOut: boolean) => void
}

/** A value that hits have: a press narrows the search to it, with Alt or Shift, or the minus key, leaves its rows out. */
export function FacetValueButton({ value, title, mono, stand, onToggle }: FacetValueButtonProps) {
  const { label, filter, rows, messages } = value
  const counted = `${grouped(rows)} ${rows === 1 ? 'row' : 'rows'}, ${grouped(messages)} ${messages === 1 ? 'message' : 'messages'}`
  const said = stand === 'out' ? `not ${label}` : label
  return (
    <button
      type="button"
      data-facet
      aria-pressed={stand !== null}
      aria-label={`${said}: ${counted}`}
      title={`${label} · ${counted}${filter === null ? '' : `\n${filter} · Alt leaves it out`}`}
      disabled={filter === null}
      className={cx(css.value, stand !== null && css.on)}
      onClick={(event) => filter !== null && onToggle(filter, event.altKey || event.shiftKey)}
      onKeyDown={(event) => {
        if (filter === null || (event.key !== '-' && !(event.key === ' ' && event.altKey))) return
        event.preventDefault()
        onToggle(filter, true)
      }}
    >
      {stand === 'on' && <Check size={12} aria-hidden />}
      {stand === 'out' && <Minus size={12} aria-hidden />}
      <bdi className={cx(css.label, mono && 'mono', stand === 'out' && css.out)}>{title ?? label}</bdi>
      <span className={css.count}>{grouped(rows)}</span>
    </button>
  )
}
