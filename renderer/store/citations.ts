import { create } from 'zustand'
import type { AttributionItem } from '../../shared/contract/attribution.ts'
import type { Input } from '../../shared/contract/index.ts'

/** A cited item as it is being put together. */
export type Citation = Input<'attribution.propose'>['items'][number] & {
  /** What is cited, in words, for the list. */
  readonly said: string
}

interface Citations {
  readonly items: readonly Citation[]
  readonly cite: (citation: Citation) => void
  readonly change: (index: number, part: Partial<Pick<AttributionItem, 'stance' | 'basis' | 'note'>>) => void
  readonly drop: (index: number) => void
  readonly replace: (items: readonly Citation[]) => void
}

/** Messages and images set aside while reading, for the next proposal. The same message is cited once. */
export const useCitations = create<Citations>()((set) => ({
  items: [],
  cite: (citation) =>
    set(({ items }) => {
      const again = items.some(
        ({ message, media, outside }) =>
          message === citation.message && media === citation.media && outside === citation.outside,
      )
      return again ? {} : { items: [...items, citation] }
    }),
  change: (index, part) =>
    set(({ items }) => ({ items: items.map((item, at) => (at === index ? { ...item, ...part } : item)) })),
  drop: (index) => set(({ items }) => ({ items: items.filter((_, at) => at !== index) })),
  replace: (items) => set({ items }),
}))
