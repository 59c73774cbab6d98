import Fuse from 'fuse.js'
import { useMemo, useRef, useState } from 'react'
import type { FacetName } from '../../../../shared/contract/arrange.ts'
import type { ShownZone } from '../../../../shared/domain/time-display.ts'
import { Dialog } from '../../../components/Dialog.tsx'
import { grouped } from '../../../components/progress-text.ts'
import { TextField } from '../../../components/TextField.tsx'
import { standOf } from '../edit.ts'
import css from './Facets.module.css'
import { FacetValueButton } from './FacetValueButton.tsx'
import { isName } from './is-name.ts'
import { moveFocus } from './move-focus.ts'
import { useFacet } from './useFacet.ts'
import { useValueTitle } from './useValueTitle.tsx'

export interface FacetFinderProps {
  of: FacetName
  title: string
  set: string
  text: string
  zone: ShownZone
  distinct: number
  onToggle: (filter: string, leftOut: boolean) => void
  onClose: () => void
}

/** Values fetched for looking through; beyond them the engine looks. */
const most = 1000
/** Values drawn. */
const drawn = 200

/** All values of a long facet, found by typing a part of a name, or one somewhat like it. */
export function FacetFinder({ of, title, set, text, zone, distinct, onToggle, onClose }: FacetFinderProps) {
  const [typed, setTyped] = useState('')
  const list = useRef<HTMLUListElement>(null)
  const wanted = typed.trim()
  const facet = useFacet({ set, of, most, text: distinct > most ? wanted : '', zone })
  const titleOf = useValueTitle(of)
  const found = useMemo(() => {
    const values = facet?.values ?? []
    if (wanted === '' || distinct > most) return values
    const fuse = new Fuse(values, { keys: ['label'], threshold: 0.35, ignoreLocation: true })
    return fuse.search(wanted).map(({ item }) => item)
  }, [facet, wanted, distinct])
  return (
    <Dialog title={`${title}: ${grouped(distinct)} among these hits`} onClose={onClose}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: only moves the focus with the arrows. */}
      <div
        onKeyDown={(event) => {
          if (moveFocus(event)) event.preventDefault()
        }}
      >
        <TextField
          label="Find"
          labelHidden
          mono
          data-facet
          placeholder="part of a name, or one like it"
          value={typed}
          maxLength={200}
          onValue={setTyped}
        />
        <ul ref={list} className={css.found}>
          {found.slice(0, drawn).map((value) => (
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
        </ul>
        <p role="status" className={css.none}>
          {facet === null ? 'counting…' : foundText(found.length)}
        </p>
      </div>
    </Dialog>
  )
}

function foundText(found: number): string {
  if (found === 0) return 'No value is like that'
  return found > drawn ? `The first ${drawn}; type more of the name for the others` : ''
}
