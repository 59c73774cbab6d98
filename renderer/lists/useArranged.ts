import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { Arrangement } from '../../shared/contract/arrange.ts'
import { type ErrorShape, toErrorShape } from '../../shared/contract/error.ts'
import type { ShownZone } from '../../shared/domain/time-display.ts'
import { call } from '../api/client.ts'
import { closeSet, type OpenSet } from './open-set.ts'
import type { ListSort } from './sort.ts'

/** An order that the engine can put rows into: by what they are, in groups or not, or by a column. */
export type ListOrder = Pick<Arrangement, 'by' | 'descending'> | ListSort

export interface Arranged {
  /** In the wanted order; until it is here the one that was shown of the same rows, null for new ones. */
  readonly open: OpenSet | null
  /** 0: not grouped. */
  readonly groups: number
  readonly error: ErrorShape | null
  readonly loading: boolean
}

/**
 * The rows of a result set in another order.
 * @param base as they are found; null: not here yet
 * @param order null: as they are found
 */
export function useArranged(base: OpenSet | null, order: ListOrder | null, zone: ShownZone): Arranged {
  const [state, setState] = useState<Arranged & { readonly of: string | null; readonly order: string }>({
    of: null,
    order: '',
    open: null,
    groups: 0,
    error: null,
    loading: false,
  })
  const of = base?.set ?? null
  const wanted = order === null ? '' : JSON.stringify({ ...order, zone })
  useEffect(() => {
    if (of === null || wanted === '') return undefined
    const asked: ListOrder & Pick<Arrangement, 'zone'> = JSON.parse(wanted)
    const abort = new AbortController()
    setState((before) => ({ ...before, loading: true, error: null }))
    arranged(of, asked, abort.signal).then(
      ({ groups, ...open }) => {
        if (abort.signal.aborted) void closeSet(open.set)
        else setState({ of, order: wanted, open, groups, error: null, loading: false })
      },
      (failure) => {
        if (abort.signal.aborted) return
        setState({ of, order: wanted, open: null, groups: 0, error: toErrorShape(failure), loading: false })
      },
    )
    return () => abort.abort()
  }, [of, wanted])

  const set = state.open?.set
  useEffect(() => (set === undefined ? undefined : () => void closeSet(set)), [set])

  const own = state.of === of
  const shown = useRef<{
    readonly of: string | null
    readonly open: OpenSet | null
    readonly groups: number
  }>(null)
  const answer = ((): Arranged => {
    if (base === null || wanted === '') return { open: base, groups: 0, error: null, loading: false }
    // What cannot be ordered so is shown as it is found, and why is said.
    if (own && state.order === wanted && state.error !== null) return { ...state, open: base }
    if (own && state.order === wanted && state.open !== null) return state
    const before = shown.current
    return before !== null && before.of === of
      ? { open: before.open, groups: before.groups, error: null, loading: true }
      : { open: null, groups: 0, error: null, loading: true }
  })()
  useLayoutEffect(() => {
    shown.current = { of, open: answer.open, groups: answer.groups }
  })
  return answer
}

async function arranged(
  set: string,
  { zone, ...order }: ListOrder & Pick<Arrangement, 'zone'>,
  signal: AbortSignal,
): Promise<OpenSet & { groups: number }> {
  if ('by' in order) return call('list.arrange', { set, zone, ...order }, { signal })
  return { ...(await call('list.sort', { set, ...order }, { signal })), groups: 0 }
}
