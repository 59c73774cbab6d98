import type { ReactNode } from 'react'
import type { FacetName, FacetValue } from '../../../../shared/contract/arrange.ts'
import { TagMark } from '../../../components/TagMark.tsx'
import { useScheme } from '../../../lists/useScheme.ts'

/** How a facet's values are drawn: a tag as its mark, hours as a span of the clock, the rest as they are named. */
export function useValueTitle(of: FacetName): (value: FacetValue) => ReactNode {
  const scheme = useScheme()
  return ({ value, label }) => {
    const def = of === 'tag' ? scheme.get(Number(value)) : undefined
    if (def !== undefined) {
      return (
        <>
          <TagMark tag={def} /> {def.name}
        </>
      )
    }
    return of === 'hour' ? `${label}:00–${label}:59` : label
  }
}
