import { TriangleAlert } from 'lucide-react'
import type { Finding } from '../../../../shared/contract/import.ts'
import { VisibleText } from '../../../components/VisibleText.tsx'
import css from './Form.module.css'

/** What the reader found out by itself, with its evidence; damage stands first, under a heading of its own. */
export function Findings({ findings }: { findings: readonly Finding[] }) {
  const warnings = findings.filter(({ what }) => what === 'warning')
  const rest = findings.filter(({ what }) => what !== 'warning')
  return (
    <section aria-label="Found out" className={css.findings}>
      {warnings.length > 0 && (
        <>
          <h3 className={css.doubt}>
            <TriangleAlert size={14} aria-hidden /> {warnings.length === 1 ? 'Warning' : 'Warnings'}
          </h3>
          <ul className={css.warnings}>
            {warnings.map(({ value, evidence }) => (
              <li key={`${value} ${evidence}`}>
                <strong>
                  <VisibleText text={value} />
                </strong>
                <span className={css.evidence}>
                  <VisibleText text={evidence} />
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      <h3>Found out</h3>
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
