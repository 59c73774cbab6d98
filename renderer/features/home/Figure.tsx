import type { ReactNode } from 'react'
import type { Result } from '../../../shared/contract/index.ts'
import { cx } from '../../components/cx.ts'
import css from './Home.module.css'

export type Overview = Result<'home.overview'>

export interface FigureProps {
  title: string
  /** The number, as it is read out. */
  number: string
  /** What it is a number of. */
  of: string
  /** Left out where this account may not go through. */
  onOpen?: (() => void) | undefined
  wide?: boolean
  children: ReactNode
}

/** A number that is a door, and the line that says more. */
export function Figure({ title, number, of, onOpen, wide = false, children }: FigureProps) {
  const head = (
    <>
      <span className={css.title}>{title}</span>
      <span>
        <span className={css.number}>{number}</span> <span className={css.of}>{of}</span>
      </span>
    </>
  )
  return (
    <section aria-label={title} className={cx(css.figure, wide && css.wide)}>
      {onOpen ? (
        <button type="button" className={css.door} onClick={onOpen}>
          {head}
        </button>
      ) : (
        <div className={css.door}>{head}</div>
      )}
      <div className={css.line}>{children}</div>
    </section>
  )
}
