import type { Look } from '../../../../shared/contract/import.ts'
import { grouped } from '../../../components/progress-text.ts'
import { VisibleText } from '../../../components/VisibleText.tsx'
import css from './Looking.module.css'

/** As many as anybody reads here. */
const most = 500

/** Entries that were left out, each with its name and the reason. */
export function Refused({ refused }: Pick<Look, 'refused'>) {
  return (
    <details className={css.refused} open={refused.length <= 10}>
      <summary>
        {grouped(refused.length)} {refused.length === 1 ? 'entry was' : 'entries were'} left out
      </summary>
      <ul aria-label="Left out">
        {refused.slice(0, most).map(({ name, reason }) => (
          <li key={`${name} ${reason}`}>
            <span className="mono">
              <VisibleText text={name} />
            </span>{' '}
            <span className={css.reason}>{reason}</span>
          </li>
        ))}
        {refused.length > most && <li>and {grouped(refused.length - most)} more</li>}
      </ul>
    </details>
  )
}
