import type { Message } from '../../../shared/contract/browse.ts'
import type { ReadDb } from '../db/connection.ts'

type Event = Message['history'][number]

/** What people did with a message, oldest first: its tags, the decisions on them, and the attributions that cite it. */
export function historyOf(db: ReadDb, message: number): Event[] {
  return [
    ...proposals(db, message),
    ...withdrawals(db, message),
    ...decisions(db, message),
    ...citations(db, message),
  ].sort((a, b) => a.at - b.at)
}

// All four start from an index on the message: tag_message or attribution_item_message.

function proposals(db: ReadDb, message: number): Event[] {
  return db
    .prepare<[number], Event>(
      `SELECT t.at, a.name AS actor, t.note,
         'tag ' || d.code || iif(t.supersedes IS NULL, ' proposed', ' proposed in place of the one before') AS what
       FROM tag AS t JOIN tag_def AS d ON d.id = t.def JOIN account AS a ON a.id = t.account
       WHERE t.message = ? ORDER BY t.id`,
    )
    .all(message)
}

function withdrawals(db: ReadDb, message: number): Event[] {
  return db
    .prepare<[number], Event>(
      `SELECT w.at, a.name AS actor, '' AS note, 'tag ' || d.code || CASE w.event
           WHEN 'withdraw' THEN ' withdrawn' WHEN 'restore' THEN ' restored' ELSE ' superseded' END AS what
       FROM tag AS t JOIN withdrawal AS w ON w.tag = t.id
       JOIN tag_def AS d ON d.id = t.def JOIN account AS a ON a.id = w.account
       WHERE t.message = ? ORDER BY w.id`,
    )
    .all(message)
}

function decisions(db: ReadDb, message: number): Event[] {
  return db
    .prepare<[number], Event>(
      `SELECT r.at, a.name AS actor, r.reason AS note, 'tag ' || d.code || CASE r.decision
           WHEN 'approve' THEN ' approved' WHEN 'return' THEN ' returned' ELSE ': decision taken back' END AS what
       FROM tag AS t JOIN review_decision AS r ON r.tag = t.id
       JOIN tag_def AS d ON d.id = t.def JOIN account AS a ON a.id = r.account
       WHERE t.message = ? ORDER BY r.id`,
    )
    .all(message)
}

function citations(db: ReadDb, message: number): Event[] {
  return db
    .prepare<[number], Event>(
      `SELECT b.at, a.name AS actor, i.note, 'cited ' || CASE i.stance
           WHEN 'supports' THEN 'for' WHEN 'undermines' THEN 'against' ELSE 'beside' END
         || ': ' || h.name || ' is ' || p.name || ' (' || b.state || ')' AS what
       FROM attribution_item AS i JOIN attribution AS b ON b.id = i.attribution
       JOIN handle AS h ON h.id = b.handle JOIN person AS p ON p.id = b.person
       JOIN account AS a ON a.id = b.account
       WHERE i.message = ? ORDER BY i.id`,
    )
    .all(message)
}
