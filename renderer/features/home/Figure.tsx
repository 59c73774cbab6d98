import type { ReactNode } from 'react'
import type { Result } from '../../../shared/contract/index.ts'
import css from './Home.module.css'

export type Overview = Result<'home.overview'>

export interface FigureProps {
  title: string
  /** The number, as it is read out. */
  number: string
  /** What it is a number of. */
  of: string
  onOpen: () => void
  children: ReactNode
}

/** A number that is a door, and the line that says more. */
export function Figure({ title, number, of, onOpen, children }: FigureProps) {
  return (
    <section aria-label={title} className={css.figure}>
      <button type="button" className={css.door} onClick={onOpen}>
        <span className={css.title}>{title}</span>
        <span>
          <span className={css.number}>{number}</span> <span className={css.of}>{of}</span>
        </span>
      </button>
      <div className={css.line}>{children}</div>
    </section>
  )
}
