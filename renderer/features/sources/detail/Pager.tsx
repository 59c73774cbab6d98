import { ChevronLeft, ChevronRight } from 'lucide-react'
import { IconButton } from '../../../components/IconButton.tsx'
import { grouped } from '../../../components/progress-text.ts'

interface Props {
  from: number
  size: number
  total: number
  onFrom: (from: number) => void
}

/** '1 to 100 of 4,211', and the pages beside it. */
export function Pager({ from, size, total, onFrom }: Props) {
  return (
    <span>
      {total > 0 && `${grouped(from + 1)} to ${grouped(Math.min(from + size, total))} of ${grouped(total)}`}
      <IconButton
        icon={ChevronLeft}
        label="Previous rows"
        disabled={from === 0}
        onClick={() => onFrom(from - size)}
      />
      <IconButton
        icon={ChevronRight}
        label="Next rows"
        disabled={from + size >= total}
        onClick={() => onFrom(from + size)}
      />
    </span>
  )
}
