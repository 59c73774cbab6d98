import { Check, Copy } from 'lucide-react'
import { useCopy } from './clipboard.ts'
import css from './Hash.module.css'
import { IconButton } from './IconButton.tsx'
import { withoutMiddle } from './middle.ts'

export interface HashProps {
  /** The whole of it: a SHA-256, a message's uid, a path. */
  value: string
  /** What it is, for the button: "SHA-256", "address". */
  what: string
  /** Characters kept at either end; 0 and 0 keep all. */
  head?: number
  tail?: number
}

/** A hash or an address: mono, its middle left out, the whole of it in the title and one press from the clipboard. */
export function Hash({ value, what, head = 8, tail = 8 }: HashProps) {
  const { copy, said } = useCopy()
  const shown = head + tail === 0 ? value : withoutMiddle(value, head, tail)
  return (
    <span className={css.hash}>
      <bdi className={css.value} title={value}>
        {shown}
      </bdi>
      <IconButton
        icon={said === 'copied' ? Check : Copy}
        label={said === 'refused' ? `The ${what} could not be copied` : `Copy ${what}`}
        className={css.copy}
        onClick={() => copy(value)}
      />
      <span role="status" className={css.said}>
        {said === 'copied' ? 'Copied' : said === 'refused' ? 'Not copied' : ''}
      </span>
    </span>
  )
}
