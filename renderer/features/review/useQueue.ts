import { useCallback, useState } from 'react'
import type { ReviewItem } from '../../../shared/contract/review.ts'
import { useCall } from '../../api/useCall.ts'
import { afterDecision, type QueueTarget, step, targetKey } from './queue-steps.ts'

/** How many waiting items are held at once. */
const window = 100

interface Place {
  /** The item that one stands on: it stays in front although others come before it. Null: the first that one may decide. */
  readonly key: string | null
  /** Where it was, for when it is gone. */
  readonly at: number
}

const start: Place = { key: null, at: 0 }

/**
 * The waiting items and the one in front. A decided item is gone at once, before the engine has answered, so that the
 * next key can only be about the next item; what is one's own is passed over.
 */
export function useQueue(kind: 'all' | 'tag' | 'attribution') {
  const [place, setPlace] = useState(start)
  const [decided, setDecided] = useState<ReadonlySet<string>>(new Set())
  const from = Math.floor(place.at / window) * window
  const { data, error } = useCall('review.queue', { kind, from, count: window }, [
    'reviews',
    'tags',
    'attributions',
  ])
  const held = data?.items ?? []
  const items = held.filter((item) => !decided.has(targetKey(item)))
  const total = (data?.total ?? 0) - (held.length - items.length)
  const found = items.findIndex((item) => targetKey(item) === place.key)
  const firstOpen = items.findIndex(({ mine }) => !mine)
  const index =
    found >= 0
      ? found
      : place.key === null
        ? Math.max(0, firstOpen)
        : Math.max(0, Math.min(place.at - from, items.length - 1))
  const item: ReviewItem | null = items[index] ?? null

  const stand = (next: number) => {
    const there = items[next - from]
    setPlace({ key: there === undefined ? '' : targetKey(there), at: next })
  }
  return {
    item,
    at: from + index,
    total,
    decidable: Math.max(
      0,
      (data?.decidable ?? 0) - held.filter((each) => decided.has(targetKey(each)) && !each.mine).length,
    ),
    error,
    known: data !== null,
    /** To the next or previous item that one may decide; beyond what is held, to the item there. */
    move: (by: 1 | -1) => stand(step(items, index, by, { from, total }) + from),
    /** The item in front has been decided: the next comes. */
    leave: () => {
      if (item === null) return
      const next = items[afterDecision(items, index)]
      setDecided((before) => new Set(before).add(targetKey(item)))
      setPlace({ key: next === undefined ? '' : targetKey(next), at: from + index })
    },
    /** It could not be decided, or the decision was taken back: it stands in front again. */
    comeBack: useCallback((target: QueueTarget) => {
      const key = targetKey(target)
      setDecided((before) => new Set([...before].filter((each) => each !== key)))
      setPlace((before) => ({ ...before, key }))
    }, []),
    /** Done again: it leaves the queue wherever one stands. */
    hide: useCallback((target: QueueTarget) => {
      setDecided((before) => new Set(before).add(targetKey(target)))
    }, []),
    restart: useCallback(() => setPlace(start), []),
  }
}
