import { setImmediate as turn } from 'node:timers/promises'
import { WinnowError } from '../../../shared/contract/error.ts'
import type { DisclosureResult } from '../../../shared/contract/search-record.ts'
import { appendAudit } from '../audit/index.ts'
import { openWrite } from '../db/connection.ts'
import { casePaths } from '../db/paths.ts'
import { openReadSeat } from '../read-seat.ts'
import { appendSearch } from '../search-record/index.ts'
import type { JobRunner, ReadCall } from '../seat.ts'
import { exportSearches } from './export.ts'

/**
 * Writes the disclosure record that `search.export` asks for and puts it into the audit. Searches that are run again for it are put into the
 * record of searches one by one, as they are run: they were run, whatever becomes of the files.
 * @throws WinnowError case.none, file.exists, file.unreadable, disk.full, call.cancelled, not.found
 */
export const runDisclosure: JobRunner<'disclosure'> = async ({ access, ports }, { params, actor }, job) => {
  if (access === null) throw new WinnowError('case.none', 'No case is open.')
  const reading = openReadSeat(ports, access)
  try {
    const db = openWrite(casePaths(access.folder).db, access.key)
    const put = (write: () => void) => db.transaction(write).immediate()
    try {
      const call: ReadCall = {
        actor,
        now: job.now,
        cancelled: job.cancelled,
        changed: job.changed,
        record: (note) => put(() => appendAudit(db, job.now(), actor, note)),
        logSearch: (note) => {
          put(() => appendSearch(db, job.now(), actor, note))
          job.changed('searches', 'audit')
        },
      }
      const written: DisclosureResult = await exportSearches(
        reading.seat,
        params,
        call,
        async (done, total) => {
          job.progress({ step: 'writing the record', done, total, unit: 'searches', rows: 0 })
          // A turn for what waits in this thread: progress is told, a cancellation heard.
          await turn()
        },
      )
      call.record({
        action: 'search.export',
        detail: {
          path: params.path,
          searches: written.searches,
          compared: params.compare,
          files: written.files.map((file) => ({ ...file })),
        },
      })
      job.changed('audit')
      return written
    } finally {
      db.close()
    }
  } finally {
    reading.close()
  }
}
