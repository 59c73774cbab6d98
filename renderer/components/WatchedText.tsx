import type { ReactNode } from 'react'
import { cx } from './cx.ts'
import type { WatchLook } from './highlight.ts'
import css from './WatchLook.module.css'

export interface WatchedTextProps {
  /** The lists that have it, the first in colour; never empty. */
  watches: readonly WatchLook[]
  /** Letters of the lists whose terms end here; ''. */
  letters: string
  children: ReactNode
}

/** A term of a watch-list in a message. The underline is its list's, by colour and by kind; the letter after it says which. */
export function WatchedText({ watches, letters, children }: WatchedTextProps) {
  const [first] = watches
  const told = new Set(watches.map(({ letter, name, term }) => `${letter} · ${name}: ${term}`))
  return (
    <span
      className={cx(css.watched, css[lineOf(first?.letter ?? 'A')], css[slotOf(first?.colour ?? 1)])}
      {...(letters === '' ? {} : { 'data-letters': letters })}
      title={[...told].join('\n')}
    >
      {children}
    </span>
  )
}

/** A list's letter in its colour; struck while its terms are not marked. */
export function WatchBadge({ letter, colour, on }: { letter: string; colour: number; on: boolean }) {
  return (
    <span aria-hidden="true" className={cx(css.badge, css[slotOf(colour)], !on && css.off)}>
      {letter}
    </span>
  )
}

const lines = ['solid', 'double', 'dashed', 'wavy'] as const

/** Lists that were made one after the other have lines of different kinds. */
const lineOf = (letter: string) =>
  lines[(letter.charCodeAt(letter.length - 1) - 65) % lines.length] ?? 'solid'

const slotOf = (colour: number) => `slot${Math.min(12, Math.max(1, Math.trunc(colour)))}`
