import type { Answer, Params } from '../../../shared/contract/index.ts'
import type { Difference } from '../../../shared/contract/source.ts'
import { formatUid } from '../../../shared/domain/address.ts'
import type { MessageId } from '../../../shared/domain/ids.ts'
import type { ReadDb } from '../db/connection.ts'
import { CellReader } from './cells.ts'
import { mustHave, runsOf } from './runs.ts'

interface Row {
  message: MessageId
  earlier: MessageId
  row: number
  earlierRow: number
  sha256: string
  sheet: string | null
  earlierSha256: string
  earlierSheet: string | null
}

/** A page of the rows that differ from the earlier version of their file, in file order, column by column. */
export function pageDifferences(
  db: ReadDb,
  { source, from, count }: Params<'source.differences'>,
): Answer<'source.differences'> {
  mustHave(db, source)
  const runs = JSON.stringify(runsOf(db, source).map(({ id }) => id))
  // difference_run (run, message); the rest by primary keys.
  const differing = 'FROM json_each(?) AS wanted CROSS JOIN difference AS d ON d.run = wanted.value'
  const total = db.prepare<[string], number>(`SELECT count(*) ${differing}`).pluck().get(runs) ?? 0
  const rows = db
    .prepare<[string, number, number], Row>(
      `SELECT d.message, d.earlier, m.row, e.row AS earlierRow, f.sha256, f.sheet, g.sha256 AS earlierSha256, g.sheet AS earlierSheet
       ${differing}
       CROSS JOIN message AS m ON m.id = d.message CROSS JOIN message AS e ON e.id = d.earlier
       JOIN source AS f ON f.id = m.source JOIN source AS g ON g.id = e.source
       ORDER BY m.row, d.message LIMIT ? OFFSET ?`,
    )
    .all(runs, count, from)
  const cells = new CellReader(db)
  return { total, differences: rows.map((row) => describe(row, cells)) }
}

function describe(row: Row, cells: CellReader): Difference {
  const { message, earlier, sha256, sheet, earlierSha256, earlierSheet } = row
  const before = cells.of(earlier)
  const after = cells.of(message)
  const columns = new Set([...after.keys(), ...before.keys()])
  return {
    message,
    uid: formatUid({ sha256, sheet, row: row.row }),
    row: row.row,
    earlier,
    earlierUid: formatUid({ sha256: earlierSha256, sheet: earlierSheet, row: row.earlierRow }),
    earlierRow: row.earlierRow,
    fields: [...columns].flatMap((column) => {
      const then = before.get(column) ?? null
      const now = after.get(column) ?? null
      return then === now ? [] : [{ column, before: then, after: now }]
    }),
  }
}
