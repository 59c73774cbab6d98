import { useMemo } from 'react'
import { describe, parse } from '../../../shared/query/index.ts'
import css from './Search.module.css'

/** What of a search is more than words, as it was understood. */
export function Reading({ text }: { text: string }) {
  const chips = useMemo(() => {
    const parsed = parse(text)
    const all = parsed.ok ? describe(parsed.query) : []
    return all.filter(({ kind, negated }) => kind !== 'words' || negated)
  }, [text])
  if (chips.length === 0) return null
  return (
    <p className={css.reading}>
      understood as{' '}
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
