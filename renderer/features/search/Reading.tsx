import { useMemo } from 'react'
import { describe, parse } from '../../../shared/query/index.ts'
import css from './Search.module.css'

/** How a search is read, part by part, in words. */
export function Reading({ text }: { text: string }) {
  const chips = useMemo(() => {
    const parsed = parse(text)
    return parsed.ok ? describe(parsed.query) : []
  }, [text])
  const worthSaying = chips.some(({ kind, negated }) => kind !== 'words' || negated)
  if (!worthSaying) return null
  return (
    <p className={css.reading}>
      read as{' '}
      {chips.map(({ label, negated, from }, index) => (
        <span key={from}>
          {index > 0 && ' · '}
          {negated && <strong>not </strong>}
          <bdi>{label}</bdi>
        </span>
      ))}
    </p>
  )
}
