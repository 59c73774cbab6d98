import { ChevronLeft, ChevronRight } from 'lucide-react'
import { IconButton } from '../../components/IconButton.tsx'
import type { useOlder } from './useOlder.ts'

/** Newer and older pages. `last`: the number of the last entry shown; undefined when there is nothing older. */
export function Pager({ pages, last }: { pages: ReturnType<typeof useOlder>; last: number | undefined }) {
  return (
    <span>
      <IconButton icon={ChevronLeft} label="Newer" disabled={pages.atNewest} onClick={pages.newer} />
      <IconButton
        icon={ChevronRight}
        label="Older"
        disabled={last === undefined}
        onClick={() => {
          if (last !== undefined) pages.older(last)
        }}
      />
    </span>
  )
}
