import { ChevronDown, ChevronRight } from 'lucide-react'
import { useId, useState } from 'react'
import type { FacetName } from '../../../../shared/contract/arrange.ts'
import type { ShownZone } from '../../../../shared/domain/time-display.ts'
import { grouped } from '../../../components/progress-text.ts'
import { standOf } from '../edit.ts'
import { FacetFinder } from './FacetFinder.tsx'
import css from './Facets.module.css'
import { FacetValueButton } from './FacetValueButton.tsx'
import { isName } from './is-name.ts'
import { useFacet } from './useFacet.ts'
import { useValueTitle } from './useValueTitle.tsx'

export interface FacetPartProps {
  of: FacetName
  title: string
  set: string | null
  text: string
  zone: ShownZone
  open: boolean
  onFold: (open: boolean) => void
  onToggle: (filter: string, leftOut: boolean) => void
}

/** Values of a facet that are shown without asking for more. */
const few = 6
/** Hours of a day are shown all. */
const all = 24

/** One facet: folded a heading, unfolded its values with the most rows first. */
export function FacetPart({ of, title, set, text, zone, open, onFold, onToggle }: FacetPartProps) {
  const id = useId()
  const [finding, setFinding] = useState(false)
  const most = of === 'hour' ? all : few
  const facet = useFacet({ set: open ? set : null, of, most, text: '', zone })
  const titleOf = useValueTitle(of)
  const values = facet?.values ?? []
  const more = facet === null ? 0 : facet.distinct - values.length
  return (
    <section aria-labelledby={`${id}-title`} className={css.part}>
      <h3 id={`${id}-title`}>
        <button
          type="button"
          data-facet
          aria-expanded={open}
          className={css.title}
          onClick={() => onFold(!open)}
          onKeyDown={(event) => {
            if (event.key === 'ArrowRight' && !open) onFold(true)
            else if (event.key === 'ArrowLeft' && open) onFold(false)
          }}
        >
          {open ? <ChevronDown size={12} aria-hidden /> : <ChevronRight size={12} aria-hidden />}
          <span className={css.label}>{title}</span>
          {open && facet !== null && facet.distinct > few && (
            <span className={css.count}>{grouped(facet.distinct)}</span>
          )}
        </button>
      </h3>
      {open && (
        <>
          <ul>
            {values.map((value) => (
              <li key={value.value}>
                <FacetValueButton
                  value={value}
                  title={titleOf(value)}
                  mono={isName(of)}
                  stand={value.filter === null ? null : standOf(text, value.filter)}
                  onToggle={onToggle}
                />
              </li>
            ))}
            {facet !== null && values.length === 0 && <li className={css.none}>none</li>}
          </ul>
          {more > 0 && (
            <button type="button" data-facet className={css.more} onClick={() => setFinding(true)}>
              {grouped(more)} more…
            </button>
          )}
        </>
      )}
      {finding && set !== null && (
        <FacetFinder
          of={of}
          title={title}
          set={set}
          text={text}
          zone={zone}
          distinct={facet?.distinct ?? 0}
          onToggle={(filter, leftOut) => {
            setFinding(false)
            onToggle(filter, leftOut)
          }}
          onClose={() => setFinding(false)}
        />
      )}
    </section>
  )
}
