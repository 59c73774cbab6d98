import { useEffect, useState } from 'react'
import { type ErrorShape, toErrorShape } from '../../../../shared/contract/error.ts'
import type { Preview } from '../../../../shared/contract/import.ts'
import { call } from '../../../api/client.ts'
import type { Part } from './parts.ts'

export type Inspected =
  | { readonly part: Part; readonly preview: Preview; readonly error: null }
  | { readonly part: Part; readonly preview: null; readonly error: ErrorShape }

/** Looks at the chosen tables one after the other. A new array of parts begins anew. */
export function useInspections(path: string, parts: readonly Part[]): readonly Inspected[] {
  const [inspected, setInspected] = useState<readonly Inspected[]>([])
  useEffect(() => {
    const abort = new AbortController()
    setInspected([])
    const look = async () => {
      for (const part of parts) {
        const { member, sheet } = part
        const one = await call('import.inspect', { path, member, sheet }, { signal: abort.signal }).then(
          (preview): Inspected => ({ part, preview, error: null }),
          (failure): Inspected => ({ part, preview: null, error: toErrorShape(failure) }),
        )
        if (abort.signal.aborted) return
        setInspected((before) => [...before, one])
      }
    }
    void look()
    return () => abort.abort()
  }, [path, parts])
  return inspected
}
