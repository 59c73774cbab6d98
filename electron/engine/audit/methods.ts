import type { AuditEntry } from '../../../shared/contract/case.ts'
import type { ReadHandlers } from '../seat.ts'
import { verifyAudit } from './chain.ts'

export const auditReads: ReadHandlers<'audit.page' | 'audit.verify'> = {
  'audit.page': ({ db }, { before, limit, action }) => {
    const actions = db.prepare<[], string>('SELECT DISTINCT action FROM audit ORDER BY action').pluck().all()
    const total = db.prepare<[], number>('SELECT count(*) FROM audit').pluck().get() ?? 0
    const top = before ?? Number.MAX_SAFE_INTEGER
    const columns = 'seq, at, actor, action, target, detail, hash'
    const entries =
      action === undefined
        ? db
            .prepare<[number, number], AuditEntry>(
              `SELECT ${columns} FROM audit WHERE seq < ? ORDER BY seq DESC LIMIT ?`,
            )
            .all(top, limit)
        : // audit_action (action, seq) serves both the filter and the order.
          db
            .prepare<[string, number, number], AuditEntry>(
              `SELECT ${columns} FROM audit WHERE action = ? AND seq < ? ORDER BY seq DESC LIMIT ?`,
            )
            .all(action, top, limit)
    return { total, entries, actions }
  },

  'audit.verify': ({ db }, _params, call) => {
    const report = verifyAudit(db)
    call.record({
      action: 'audit.verify',
      detail: { entries: report.entries, head: report.head, faults: report.faults.length },
    })
    return report
  },
}
