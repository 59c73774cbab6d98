import { useMemo } from 'react'
import { useOwn } from '../../store/own.ts'
import { type Order, orderFrom, orderText } from './order.ts'

interface Habits {
  readonly order: Order
  /** Facets that are unfolded, by name. */
  readonly unfolded: readonly string[]
  readonly setOrder: (order: Order) => void
  readonly fold: (facet: string, open: boolean) => void
}

const firstUnfolded = 'handle conversation source tag kind has'

/** How this person likes the search screen; kept with them in the case. */
export function useHabits(): Habits {
  const kept = useOwn(({ view }) => view['search.order'])
  const facets = useOwn(({ view }) => view['search.facets'])
  const setView = useOwn((own) => own.setView)
  return useMemo(() => {
    const unfolded = (typeof facets === 'string' ? facets : firstUnfolded).split(' ')
    return {
      order: orderFrom(kept) ?? 'oldest',
      unfolded,
      setOrder: (order) => setView('search.order', orderText(order)),
      fold: (facet, open) => {
        const others = unfolded.filter((each) => each !== facet && each !== '')
        setView('search.facets', [...others, ...(open ? [facet] : [])].join(' '))
      },
    }
  }, [kept, facets, setView])
}
