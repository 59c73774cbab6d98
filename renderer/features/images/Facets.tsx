import { ListFilter, X } from 'lucide-react'
import { useEffectEvent, useMemo, useRef, useState } from 'react'
import { type GalleryFacet, type GalleryFilters, galleryFacet } from '../../../shared/contract/gallery.ts'
import type { Result } from '../../../shared/contract/index.ts'
import { useCall } from '../../api/useCall.ts'
import { useCommands } from '../../app/commands/CommandsProvider.tsx'
import type { Command } from '../../app/commands/command.ts'
import { Button } from '../../components/Button.tsx'
import { IconButton } from '../../components/IconButton.tsx'
import { grouped } from '../../components/progress-text.ts'
import type { ImagesView } from '../../store/types.ts'
import { FacetDialog } from './FacetDialog.tsx'
import css from './Facets.module.css'
import { Value } from './Value.tsx'
import { chosenOf, facetTitles, toggled, without } from './words.ts'

export interface FacetsProps {
  filters: GalleryFilters
  alike: NonNullable<ImagesView['alike']> | null
  onFilters: (filters: GalleryFilters) => void
}

/** Values shown of each; all of them are a press away. */
const shown = 6

const marks = ['messages', 'tags', 'scheme', 'reviews'] as const

/** What images can be narrowed by, each value with the number of images that it would leave. */
export function Facets({ filters, alike, onFilters }: FacetsProps) {
  const { data } = useCall('gallery.facets', { filters, alike, count: shown }, marks)
  const [more, setMore] = useState<GalleryFacet | null>(null)
  const any = Object.keys(filters).length > 0
  const nav = useRef<HTMLElement>(null)
  const takeOff = useEffectEvent(() => onFilters({}))
  useCommands(
    useMemo<Command[]>(
      () => [
        {
          id: 'image.facets',
          title: 'Go to the filters beside the images',
          group: 'Images',
          keys: 'shift+f',
          icon: ListFilter,
          run: () => nav.current?.querySelector('button')?.focus(),
        },
        {
          id: 'image.unfiltered',
          title: 'Take all filters off',
          group: 'Images',
          keys: 'shift+x',
          icon: X,
          when: () => any,
          run: () => takeOff(),
        },
      ],
      [any],
    ),
  )
  return (
    <nav ref={nav} aria-label="Narrow the images" className={css.facets}>
      {any && (
        <Button look="quiet" icon={X} keys="shift+x" onClick={() => onFilters({})}>
          Take all filters off
        </Button>
      )}
      {galleryFacet.options.map((of) => (
        <Facet
          key={of}
          of={of}
          facet={data?.facets.find((facet) => facet.of === of) ?? null}
          filters={filters}
          onFilters={onFilters}
          onMore={() => setMore(of)}
        />
      ))}
      {more !== null && (
        <FacetDialog
          of={more}
          filters={filters}
          alike={alike}
          onFilters={onFilters}
          onClose={() => setMore(null)}
        />
      )}
    </nav>
  )
}

type Counted = Result<'gallery.facets'>['facets'][number]

interface FacetProps {
  of: GalleryFacet
  facet: Counted | null
  filters: GalleryFilters
  onFilters: (filters: GalleryFilters) => void
  onMore: () => void
}

function Facet({ of, facet, filters, onFilters, onMore }: FacetProps) {
  const chosen = chosenOf(filters, of)
  if (facet === null) return null
  // One value for all images says nothing to narrow by.
  if (facet.total <= 1 && chosen.length === 0) return null
  return (
    <section className={css.facet} aria-label={facetTitles[of]}>
      <h3>
        {facetTitles[of]}
        {chosen.length > 0 && (
          <IconButton
            icon={X}
            label={`Take off: ${facetTitles[of]}`}
            onClick={() => onFilters(without(filters, of))}
          />
        )}
      </h3>
      <ul>
        {facet.values.map((value) => (
          <Value
            key={value.value}
            of={of}
            value={value}
            on={chosen.includes(value.value)}
            onPress={() => onFilters(toggled(filters, of, value.value))}
          />
        ))}
      </ul>
      {facet.total > facet.values.length && (
        <button type="button" className={css.more} onClick={onMore}>
          all {grouped(facet.total)}…
        </button>
      )}
    </section>
  )
}
