import type { Sighting } from '../../../shared/contract/twin.ts'
import { formatUid } from '../../../shared/domain/address.ts'
import type { HandleId, MessageId } from '../../../shared/domain/ids.ts'
import { reasonOf, rowsWith, TwinLinks } from '../columns/index.ts'
import type { ReadDb } from '../db/connection.ts'
import { andVisible, hiddenRuns } from '../sources/index.ts'

interface Row {
  id: MessageId
  sha256: string
  file: string
  sheet: string | null
  row: number
  owner: HandleId | null
  ownerName: string | null
  sentAt: number | null
}

/** Every row of the message that a row is of, by time; the row alone when it has no twin, none when the case does not hold it. */
export function sightingsOf(db: ReadDb, message: number): Sighting[] {
  const visible = andVisible(hiddenRuns(db), 'm.id')
  const links = new TwinLinks(db)
  const rows = rowsWith(links, message)
  // The primary key of message.
  return db
    .prepare<[{ message: number; rows: string }], Row>(
      `SELECT m.id, f.sha256, f.name AS file, f.sheet, m.row, m.owner, h.name AS ownerName, m.sent_at AS sentAt
       FROM json_each(@rows) AS wanted CROSS JOIN message AS m ON m.id = wanted.value JOIN source AS f ON f.id = m.source
       LEFT JOIN handle AS h ON h.id = m.owner
       WHERE m.id = @message OR TRUE${visible}
       ORDER BY m.sent_at IS NULL, m.sent_at, m.id`,
    )
    .all({ message, rows: JSON.stringify(rows.length === 0 ? [message] : rows) })
    .map(({ id, sha256, file, sheet, row, owner, ownerName, sentAt }) => ({
      id,
      uid: formatUid({ sha256, sheet, row }),
      file,
      sheet,
      row,
      owner: owner === null ? null : { id: owner, name: ownerName ?? '' },
      sentAt,
      by: reasonOf(links.howOf(id)),
    }))
}
