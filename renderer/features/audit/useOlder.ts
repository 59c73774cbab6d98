import { useState } from 'react'

/**
 * Paging towards older entries and back, newest first: each page is asked for by the number before which it begins.
 * `before` null is the newest page.
 */
export function useOlder() {
  const [stack, setStack] = useState<readonly number[]>([])
  return {
    before: stack.at(-1) ?? null,
    older: (last: number) => setStack((pages) => [...pages, last]),
    newer: () => setStack((pages) => pages.slice(0, -1)),
    newest: () => setStack([]),
    atNewest: stack.length === 0,
  }
}
