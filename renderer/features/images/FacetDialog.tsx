import { useEffect, useState } from 'react'
import type { FacetValue, GalleryFacet, GalleryFilters } from '../../../shared/contract/gallery.ts'
import { useCall } from '../../api/useCall.ts'
import { Button } from '../../components/Button.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { grouped } from '../../components/progress-text.ts'
import { TextField } from '../../components/TextField.tsx'
import type { ImagesView } from '../../store/types.ts'
import css from './Facets.module.css'
import { Value } from './Value.tsx'
import { chosenOf, facetTitles, toggled } from './words.ts'

export interface FacetDialogProps {
  of: GalleryFacet
  filters: GalleryFilters
  alike: NonNullable<ImagesView['alike']> | null
  onFilters: (filters: GalleryFilters) => void
  onClose: () => void
}

const page = 200

/** All values of a facet, found by a part of their names. */
export function FacetDialog({ of, filters, alike, onFilters, onClose }: FacetDialogProps) {
  const [text, setText] = useState('')
  const [from, setFrom] = useState(0)
  const { data, loading } = useCall('gallery.facet', { filters, alike, of, text, from, count: page })
  const [values, setValues] = useState<readonly FacetValue[]>([])
  useEffect(() => {
    if (data !== null)
      setValues((before) => (from === 0 ? data.values : [...before.slice(0, from), ...data.values]))
  }, [data, from])
  const chosen = chosenOf(filters, of)
  const left = (data?.total ?? 0) - values.length
  return (
    <Dialog
      title={facetTitles[of]}
      size="small"
      onClose={onClose}
      actions={
        <Button look="primary" onClick={onClose}>
          Done
        </Button>
      }
    >
      <TextField
        label="Part of the name"
        value={text}
        onValue={(next) => {
          setText(next)
          setFrom(0)
        }}
        data-autofocus
      />
      <p className={css.found} role="status">
        {data === null ? 'counting…' : `${grouped(data.total)} found`}
      </p>
      <ul className={css.all}>
        {values.map((value) => (
          <Value
            key={value.value}
            of={of}
            value={value}
            on={chosen.includes(value.value)}
            onPress={() => onFilters(toggled(filters, of, value.value))}
          />
        ))}
      </ul>
      {left > 0 && !loading && (
        <Button look="quiet" onClick={() => setFrom(values.length)}>
          {grouped(Math.min(page, left))} more
        </Button>
      )}
    </Dialog>
  )
}
