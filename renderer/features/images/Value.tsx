import type { FacetValue, GalleryFacet } from '../../../shared/contract/gallery.ts'
import { cx } from '../../components/cx.ts'
import { grouped } from '../../components/progress-text.ts'
import css from './Facets.module.css'
import { valueText } from './words.ts'

interface ValueProps {
  of: GalleryFacet
  value: FacetValue
  on: boolean
  onPress: () => void
}

/** A value that can be chosen, and how many images have it. */
export function Value({ of, value, on, onPress }: ValueProps) {
  return (
    <li>
      <button type="button" aria-pressed={on} className={cx(css.value, on && css.on)} onClick={onPress}>
        <bdi className={cx(css.name, (of === 'sender' || of === 'conversation') && css.mono)}>
          {valueText(of, value)}
        </bdi>
        <span className={css.count}>{grouped(value.images)}</span>
      </button>
    </li>
  )
}
