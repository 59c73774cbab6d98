import { useCallback, useState } from 'react'
import { useCall } from '../../api/useCall.ts'

/** How many waiting items are held at once. */
const window = 100

/**
 * The waiting items and the one in front. When one is decided it leaves the queue and the next takes its place, so the
 * position stays; at the end it steps back.
 */
export function useQueue(kind: 'all' | 'tag' | 'attribution') {
  const [wanted, setWanted] = useState(0)
  const from = Math.floor(wanted / window) * window
  const { data, error, loading } = useCall('review.queue', { kind, from, count: window }, [
    'reviews',
    'tags',
    'attributions',
  ])
  const total = data?.total ?? 0
  const at = Math.max(0, Math.min(wanted, total - 1))
  const move = useCallback(
    (step: number) => setWanted(Math.max(0, Math.min(at + step, total - 1))),
    [at, total],
  )
  return {
    item: data?.items[at - from] ?? null,
    at,
    total,
    decidable: data?.decidable ?? 0,
    move,
    error,
    loading,
    known: data !== null,
  }
}
