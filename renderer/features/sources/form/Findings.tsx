import { TriangleAlert } from 'lucide-react'
import type { Finding } from '../../../../shared/contract/import.ts'
import { VisibleText } from '../../../components/VisibleText.tsx'
import css from './Form.module.css'

/** Of warnings that are alike, as many are read one by one; the others are opened. */
const shownAlike = 2

/** What the reader found out by itself, with its evidence; damage stands first, under a heading of its own. `of`: in which file. */
export function Findings({ findings, of = null }: { findings: readonly Finding[]; of?: string | null }) {
  const warnings = findings.filter(({ what }) => what === 'warning')
  const rest = findings.filter(({ what }) => what !== 'warning')
  return (
    <section aria-label="Found out" className={css.findings}>
      {warnings.length > 0 && (
        <>
          <h3 className={css.doubt}>
            <TriangleAlert size={14} aria-hidden />{' '}
            {warnings.length === 1 ? 'Warning' : `${warnings.length} warnings`}
          </h3>
          <ul className={css.warnings}>
            {alike(warnings).map((group) => (
              <li key={`${group[0]?.value} ${group[0]?.evidence}`}>
                <Alike warnings={group} />
              </li>
            ))}
          </ul>
        </>
      )}
      <h3>
        Found out{of !== null && ' in '}
        <bdi>{of}</bdi>
      </h3>
      <dl>
        {rest.map(({ what, value, evidence, doubt }) => (
          <div key={`${what} ${value} ${evidence}`}>
            <dt>{what}</dt>
            <dd>
              <strong>{value}</strong>
              {doubt && <em className={css.doubt}> in doubt</em>}
              <span className={css.evidence}>{evidence}</span>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

/** Warnings that mean the same, of several columns: what to do about them is said once. */
function Alike({ warnings }: { warnings: readonly Finding[] }) {
  const more = warnings.slice(shownAlike)
  return (
    <>
      {warnings.slice(0, shownAlike).map((warning) => (
        <Warning key={warning.value} warning={warning} />
      ))}
      {more.length > 0 && (
        <details>
          <summary>
            and {more.length} more {more.length === 1 ? 'column' : 'columns'}
          </summary>
          {more.map((warning) => (
            <Warning key={warning.value} warning={warning} />
          ))}
        </details>
      )}
      {warnings[0]?.advice !== undefined && <p className={css.advice}>{warnings[0].advice}</p>}
    </>
  )
}

function Warning({ warning: { value, evidence } }: { warning: Finding }) {
  return (
    <p>
      <strong>
        <VisibleText text={value} />
      </strong>
      <span className={css.evidence}>
        <VisibleText text={evidence} />
      </span>
    </p>
  )
}

/** In the order in which each kind is first met; what has no advice stands alone. */
function alike(warnings: readonly Finding[]): Finding[][] {
  const groups = new Map<string, Finding[]>()
  for (const warning of warnings) {
    const key = warning.advice ?? `${warning.value} ${warning.evidence}`
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [warning])
    else group.push(warning)
  }
  return [...groups.values()]
}
