import { type Ref, useImperativeHandle, useRef } from 'react'
import type { FacetName } from '../../../../shared/contract/arrange.ts'
import type { ShownZone } from '../../../../shared/domain/time-display.ts'
import { toggleFilter, toggleLeftOut } from '../edit.ts'
import { useHabits } from '../useHabits.ts'
import { FacetPart } from './FacetPart.tsx'
import css from './Facets.module.css'
import { moveFocus } from './move-focus.ts'

export interface FacetsHandle {
  readonly focus: () => void
}

export interface FacetsProps {
  /** The hits; null: on their way, what is shown is of those before. */
  set: string | null
  text: string
  zone: ShownZone
  onText: (text: string) => void
  ref?: Ref<FacetsHandle>
}

const facets: readonly { readonly of: FacetName; readonly title: string }[] = [
  { of: 'handle', title: 'Handles' },
  { of: 'conversation', title: 'Conversations' },
  { of: 'source', title: 'Sources' },
  { of: 'tag', title: 'Tags' },
  { of: 'state', title: 'Tag states' },
  { of: 'kind', title: 'Kinds' },
  { of: 'has', title: 'Has' },
  { of: 'script', title: 'Scripts' },
  { of: 'hour', title: 'Hours of the day' },
  { of: 'sender', title: 'Senders' },
  { of: 'recipient', title: 'Recipients' },
]

/** What the hits have in common, with counts that follow the search; a press narrows it further. */
export function Facets({ set, text, zone, onText, ref }: FacetsProps) {
  const frame = useRef<HTMLElement>(null)
  const { unfolded, fold } = useHabits()
  useImperativeHandle(
    ref,
    () => ({ focus: () => frame.current?.querySelector<HTMLElement>('[data-facet]')?.focus() }),
    [],
  )
  return (
    <nav
      ref={frame}
      aria-label="Filters"
      className={css.facets}
      onKeyDown={(event) => {
        if (moveFocus(event)) event.preventDefault()
      }}
    >
      {facets.map(({ of, title }) => (
        <FacetPart
          key={of}
          of={of}
          title={title}
          set={set}
          text={text}
          zone={zone}
          open={unfolded.includes(of)}
          onFold={(open) => fold(of, open)}
          onToggle={(filter, leftOut) => onText((leftOut ? toggleLeftOut : toggleFilter)(text, filter))}
        />
      ))}
    </nav>
  )
}
