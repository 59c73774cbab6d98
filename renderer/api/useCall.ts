import { useCallback, useEffect, useState } from 'react'
import { type ErrorShape, toErrorShape } from '../../shared/contract/error.ts'
import type { Area, Input, MethodName, Result } from '../../shared/contract/index.ts'
import { useVersion } from '../store/data.ts'
import { call } from './client.ts'

export interface Called<R> {
  /** The last answer: stays while a newer one is on its way, so that nothing jumps. */
  readonly data: R | null
  readonly error: ErrorShape | null
  readonly loading: boolean
  readonly reload: () => void
}

/**
 * Calls a method when the component appears, when its params change, and when one of `areas` changes.
 * @param params null: do not call yet.
 */
export function useCall<M extends MethodName>(
  method: M,
  params: Input<M> | null,
  areas: readonly Area[] = [],
): Called<Result<M>> {
  const [answer, setAnswer] = useState<Omit<Called<Result<M>>, 'reload'>>({
    data: null,
    error: null,
    loading: params !== null,
  })
  const [again, setAgain] = useState(0)
  const version = useVersion(areas)
  // Params are JSON values: their text says whether they are the same.
  const key = JSON.stringify(params)
  // biome-ignore lint/correctness/useExhaustiveDependencies: version and again are there to call anew
  useEffect(() => {
    const asked: Input<M> | null = JSON.parse(key)
    if (asked === null) {
      setAnswer({ data: null, error: null, loading: false })
      return
    }
    const abort = new AbortController()
    setAnswer((before) => ({ ...before, loading: true }))
    call(method, asked, { signal: abort.signal }).then(
      (data) => abort.signal.aborted || setAnswer({ data, error: null, loading: false }),
      (error) =>
        abort.signal.aborted ||
        setAnswer((before) => ({ ...before, error: toErrorShape(error), loading: false })),
    )
    return () => abort.abort()
  }, [method, key, version, again])
  return { ...answer, reload: useCallback(() => setAgain((count) => count + 1), []) }
}
