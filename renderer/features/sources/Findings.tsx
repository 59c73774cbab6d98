import type { Finding } from '../../../shared/contract/import.ts'
import css from './Import.module.css'

/** What the reader found out by itself, with its evidence. */
export function Findings({ findings }: { findings: readonly Finding[] }) {
  return (
    <section aria-label="Found out" className={css.findings}>
      <h3>Found out</h3>
      <dl>
        {findings.map(({ what, value, evidence, doubt }) => (
          <div key={`${what} ${value} ${evidence}`}>
            <dt className={what === 'warning' ? css.doubt : undefined}>{what}</dt>
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
