import { defaultToleranceMs } from '../../../shared/domain/twin-rule.ts'
import type { ReadDb } from '../db/connection.ts'

/** The tolerance that this case's twins are matched with: the last one used, which what comes in later goes on with. */
export function toleranceOf(db: ReadDb): number {
  const last = db
    .prepare<[], number>('SELECT tolerance_ms FROM twin_run ORDER BY id DESC LIMIT 1')
    .pluck()
    .get()
  return last ?? defaultToleranceMs
}
