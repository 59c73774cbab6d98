import { VisibleText } from '../../components/VisibleText.tsx'
import css from './Audit.module.css'
import { detailLines } from './detail-text.ts'

/** What an entry says beside who, what and on what: one line, which opens where there is more. */
export function Detail({ detail }: { detail: string }) {
  const lines = detailLines(detail)
  if (lines.length === 0) return null
  const brief = lines.map(([name, value]) => (name === '' ? value : `${name} ${value}`)).join(' · ')
  if (lines.length === 1) return <span className={css.brief}>{brief}</span>
  return (
    <details className={css.detail}>
      <summary>
        <span className={css.brief}>{brief}</span>
      </summary>
      <dl>
        {lines.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <VisibleText text={value} />
            </dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
