import { VisibleText } from '../../components/VisibleText.tsx'
import css from './Audit.module.css'
import { briefText, detailLines, nameText } from './detail-text.ts'

/** What an entry says beside who, what and on what: one line, which opens where there is more. */
export function Detail({ detail }: { detail: string }) {
  const lines = detailLines(detail)
  if (lines.length === 0) return null
  const brief = briefText(lines)
  if (lines.length === 1) return <span className={css.brief}>{brief}</span>
  return (
    <details className={css.detail}>
      <summary>
        <span className={css.brief}>{brief}</span>
      </summary>
      <dl>
        {lines.map(([name, value]) => (
          <div key={name}>
            <dt>{nameText(name)}</dt>
            <dd>
              <VisibleText text={value} />
            </dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
