import { useEffect, useRef, useState } from 'react'
import type { FacetName } from '../../../../shared/contract/arrange.ts'
import type { Result } from '../../../../shared/contract/index.ts'
import type { ShownZone } from '../../../../shared/domain/time-display.ts'
import { call } from '../../../api/client.ts'
import { useVersion } from '../../../store/data.ts'

export type Facet = Result<'list.facets'>

/** Answers kept, the ones asked for longest ago going first: back to a search, its facets are there at once. */
const kept = new Map<string, Facet>()
const mostKept = 200

export interface FacetQuestion {
  /** Null: nothing to ask of yet; the answer before stays. */
  readonly set: string | null
  readonly of: FacetName
  readonly most: number
  /** Only values that hold this. */
  readonly text: string
  readonly zone: ShownZone
}

/** The values that the hits have, with their counts. The answer before stays until a newer one is here, so that nothing jumps. */
export function useFacet({ set, of, most, text, zone }: FacetQuestion): Facet | null {
  const tags = useVersion(['tags', 'scheme', 'reviews'])
  const key = JSON.stringify([tags, set, of, most, text, of === 'hour' ? zone : ''])
  const [, setArrived] = useState('')
  const shown = useRef<Facet | null>(null)
  useEffect(() => {
    if (set === null || kept.has(key)) return undefined
    const abort = new AbortController()
    call('list.facets', { set, of, most, text, zone }, { signal: abort.signal }).then(
      (facet) => {
        kept.set(key, facet)
        for (const oldest of kept.keys()) {
          if (kept.size <= mostKept) break
          kept.delete(oldest)
        }
        if (!abort.signal.aborted) setArrived(key)
      },
      // The set was closed under the call: its successor is asked next.
      () => undefined,
    )
    return () => abort.abort()
  }, [key, set, of, most, text, zone])
  const answer = kept.get(key)
  if (answer !== undefined) shown.current = answer
  return shown.current
}
