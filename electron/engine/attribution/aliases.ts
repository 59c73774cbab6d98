import type { HandleId } from '../../../shared/domain/ids.ts'
import type { ReadDb } from '../db/connection.ts'

/**
 * How the served files spell a handle's name where they do not write it as it was first given. Rows with another spelling keep it in
 * `extra`, an object then, under the column's own name. Sent rows by message_sender, received ones through the handle's conversations.
 */
export function aliasesOf(db: ReadDb, handle: HandleId, name: string): string[] {
  return db
    .prepare<[{ handle: number; name: string }], string>(
      `WITH mapped (source, sender, recipient) AS MATERIALIZED (
         SELECT f.id, m.definition ->> '$.columns.sender', m.definition ->> '$.columns.recipient'
         FROM source AS f JOIN mapping AS m ON m.id = f.mapping)
       SELECT spelling.value FROM message AS m JOIN mapped ON mapped.source = m.source, json_each(m.extra) AS spelling
       WHERE m.sender = @handle AND m.extra LIKE '{%' AND spelling.key = mapped.sender AND spelling.value <> @name
       UNION
       SELECT spelling.value FROM participant AS p CROSS JOIN message AS m ON m.conversation = p.conversation
       JOIN mapped ON mapped.source = m.source, json_each(m.extra) AS spelling
       WHERE p.handle = @handle AND m.recipient = @handle AND m.extra LIKE '{%'
         AND spelling.key = mapped.recipient AND spelling.value <> @name
       ORDER BY 1`,
    )
    .pluck()
    .all({ handle, name })
}
