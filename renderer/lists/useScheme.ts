import { useMemo } from 'react'
import type { TagDef } from '../../shared/contract/tagging.ts'
import { useCall } from '../api/useCall.ts'

/** The tag scheme by definition id; empty until it is here. */
export function useScheme(): ReadonlyMap<number, TagDef> {
  const { data } = useCall('scheme.get', {}, ['scheme'])
  return useMemo(() => new Map((data?.defs ?? []).map((def) => [def.id, def])), [data])
}
