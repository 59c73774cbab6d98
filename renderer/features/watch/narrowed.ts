import { filterText } from '../../../shared/query/index.ts'

/** The search for a term's rows that a handle sent (or sent or received); the term's own where no handle can be asked for. */
export function narrowed(term: string, handle: string | null, whose: 'sender' | 'either'): string {
  const filter = handle === null ? null : filterText(whose === 'sender' ? 'from' : 'with', handle)
  return filter === null ? term : `(${term}) ${filter}`
}
