import type { ReadDb } from '../db/connection.ts'

/** Every message that an approved attribution cites. */
export function citedMessages(db: ReadDb): Set<number> {
  // attribution_state gives the approved ones, attribution_item_attribution their items.
  return new Set(
    db
      .prepare<[], number>(
        `SELECT i.message FROM attribution AS a JOIN attribution_item AS i ON i.attribution = a.id
         WHERE a.state = 'approved' AND i.message IS NOT NULL`,
      )
      .pluck()
      .iterate(),
  )
}
