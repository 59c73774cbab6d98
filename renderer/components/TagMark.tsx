import type { TagDef } from '../../shared/contract/tagging.ts'
import { cx } from './cx.ts'
import { type MarkState, stateTitle } from './mark-state.ts'
import css from './TagMark.module.css'

/** Ten units square, drawn to carry about the same ink each. */
const shapes: Record<TagDef['shape'], string> = {
  square: 'M1 1h8v8H1z',
  diamond: 'M5 0l5 5-5 5-5-5z',
  triangle: 'M5 .6L9.8 9.2H.2z',
  circle: 'M5 .4a4.6 4.6 0 1 1 0 9.2 4.6 4.6 0 0 1 0-9.2z',
  bar: 'M3 0h4v10H3z',
  ring: 'M5 .4a4.6 4.6 0 1 1 0 9.2 4.6 4.6 0 0 1 0-9.2zM5 3.2a1.8 1.8 0 1 0 0 3.6 1.8 1.8 0 0 0 0-3.6z',
  cross: 'M3.4 0h3.2v3.4H10v3.2H6.6V10H3.4V6.6H0V3.4h3.4z',
  flag: 'M1 0h1.2v.8h7L7.4 3.7l1.8 2.9h-7V10H1z',
}

export interface TagMarkProps {
  tag: Pick<TagDef, 'code' | 'name' | 'colour' | 'shape'>
  /** Left out for a definition, as in a legend. */
  state?: MarkState
}

/**
 * A tag in the margin: shape, colour and code, so that none of them alone has to be told apart. Its state shows on the
 * shape: proposed hollow, in review half, approved filled, returned struck.
 */
export function TagMark({ tag, state }: TagMarkProps) {
  const path = shapes[tag.shape]
  const slot = Math.min(12, Math.max(1, Math.trunc(tag.colour)))
  const said = state ? `${tag.name}, ${stateTitle[state]}` : tag.name
  return (
    <span className={cx(css.mark, css[`slot${slot}`], state && css[state])} title={said}>
      <svg viewBox="-1 -1 12 12" width="11" height="11" aria-hidden="true">
        <path d={path} className={css.outline} fillRule="evenodd" />
        {(state === undefined || state === 'approved') && <path d={path} fillRule="evenodd" />}
        {state === 'in-review' && <path d={path} fillRule="evenodd" className={css.half} />}
      </svg>
      <span aria-hidden="true" className={css.code}>
        {tag.code}
      </span>
      <span className="visually-hidden">{said}</span>
    </span>
  )
}
