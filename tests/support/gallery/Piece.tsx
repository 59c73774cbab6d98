import type { ReactNode } from 'react'
import css from './gallery.module.css'

/** One titled piece of the sheet. */
export function Piece({
  title,
  wide = false,
  children,
}: {
  title: string
  wide?: boolean
  children: ReactNode
}) {
  return (
    <section className={wide ? `${css.piece} ${css.wide}` : css.piece} aria-label={title}>
      <h2>{title}</h2>
      <div className={wide ? undefined : css.stack}>{children}</div>
    </section>
  )
}
