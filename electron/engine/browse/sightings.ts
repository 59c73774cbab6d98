import type { Sighting } from '../../../shared/contract/twin.ts'
import { formatUid } from '../../../shared/domain/address.ts'
import type { HandleId, MessageId } from '../../../shared/domain/ids.ts'
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
  by: Sighting['by']
}

/** Every row of the message that a row is of, by time; the row alone when it has no twin, none when the case does not hold it. */
export function sightingsOf(db: ReadDb, message: number): Sighting[] {
  const visible = andVisible(hiddenRuns(db), 'm.id')
  // The primary key of twin finds the group, twin_first its rows.
  return db
    .prepare<[{ message: number }], Row>(
      `WITH sighting (id, by) AS (
         SELECT o.message, o.by FROM twin AS t JOIN twin AS o ON o.first = t.first WHERE t.message = @message
         UNION ALL
         SELECT @message, 'rule' WHERE NOT EXISTS (SELECT 1 FROM twin WHERE message = @message))
       SELECT m.id, f.sha256, f.name AS file, f.sheet, m.row, m.owner, h.name AS ownerName, m.sent_at AS sentAt, s.by
       FROM sighting AS s CROSS JOIN message AS m ON m.id = s.id JOIN source AS f ON f.id = m.source
       LEFT JOIN handle AS h ON h.id = m.owner
       WHERE m.id = @message OR TRUE${visible}
       ORDER BY m.sent_at IS NULL, m.sent_at, m.id`,
    )
    .all({ message })
    .map(({ id, sha256, file, sheet, row, owner, ownerName, sentAt, by }) => ({
      id,
      uid: formatUid({ sha256, sheet, row }),
      file,
      sheet,
      row,
      owner: owner === null ? null : { id: owner, name: ownerName ?? '' },
      sentAt,
      by,
    }))
}
