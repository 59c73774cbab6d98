import css from './Audit.module.css'
import { AuditEntries } from './AuditEntries.tsx'

/** What was done in this case, by whom and when, and whether that record is whole. */
export function Audit() {
  return (
    <div className={css.page}>
      <AuditEntries />
    </div>
  )
}
