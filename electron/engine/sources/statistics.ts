import type { ReadDb, WriteDb } from '../db/connection.ts'
import { andVisible, hiddenRuns } from './visible.ts'

/**
 * Counts again what lists and figures are shown from, over the rows that count. Exact by construction: what a withdrawn source gave
 * cannot be subtracted from earliest and latest times.
 */
export function countAgain(db: WriteDb): void {
  const visible = andVisible(hiddenRuns(db), 'm.id')
  // message_conversation, message_sender and message_time each cover one; recipients are read with their rows.
  db.exec(`
    DELETE FROM conversation_stat;
    INSERT INTO conversation_stat (conversation, rows, messages, first_at, last_at)
      SELECT conversation, count(*), count(*), min(sent_at), max(sent_at) FROM message AS m
      WHERE TRUE${visible} GROUP BY conversation;
    DELETE FROM handle_stat;
    INSERT INTO handle_stat (handle, sent, received, first_at, last_at)
      SELECT handle, sum(sent), sum(received), min(first_at), max(last_at) FROM (
        SELECT sender AS handle, count(*) AS sent, 0 AS received, min(sent_at) AS first_at, max(sent_at) AS last_at
        FROM message AS m WHERE sender IS NOT NULL${visible} GROUP BY sender
        UNION ALL
        SELECT recipient, 0, count(*), min(sent_at), max(sent_at)
        FROM message AS m WHERE recipient IS NOT NULL${visible} GROUP BY recipient)
      GROUP BY handle;
    DELETE FROM day_stat;
    INSERT INTO day_stat (day, rows)
      SELECT sent_at / 86400000, count(*) FROM message AS m WHERE sent_at IS NOT NULL${visible} GROUP BY 1;
  `)
  countConversationMessages(db, null)
}

/**
 * Counts the messages of conversations: rows less those that repeat another of theirs.
 * @param touched rows whose conversations have changed; null: all conversations
 */
export function countConversationMessages(db: WriteDb, touched: readonly number[] | null): void {
  const visible = andVisible(hiddenRuns(db), 'm.id')
  if (touched === null) {
    storeRepeats(db, repeatsOf(db, visible))
    return
  }
  if (touched.length === 0) return
  const conversations = db
    .prepare<[string], number>(
      `SELECT DISTINCT m.conversation FROM json_each(?) AS wanted CROSS JOIN message AS m ON m.id = wanted.value`,
    )
    .pluck()
    .all(JSON.stringify(touched))
  // message_conversation, then the primary key of twin.
  const count = db.prepare<[{ conversation: number }]>(
    `UPDATE conversation_stat SET messages = rows - (
       SELECT coalesce(sum(rows - 1), 0) FROM (
         SELECT count(*) AS rows FROM message AS m CROSS JOIN twin AS t ON t.message = m.id
         WHERE m.conversation = @conversation${visible} GROUP BY t.first))
     WHERE conversation = @conversation`,
  )
  for (const conversation of conversations) count.run({ conversation })
}

/** @param repeats by conversation, how many of its rows repeat another of its own; none of the others' do */
export function storeRepeats(db: WriteDb, repeats: ReadonlyMap<number, number>): void {
  const less = db.prepare<[number, number]>(
    'UPDATE conversation_stat SET messages = rows - ? WHERE conversation = ?',
  )
  db.exec('UPDATE conversation_stat SET messages = rows WHERE messages <> rows')
  for (const [conversation, rows] of repeats) less.run(rows, conversation)
}

/** By conversation, how many of its linked rows are another row of a message that it has already. */
function repeatsOf(db: ReadDb, visible: string): Map<number, number> {
  const repeats = new Map<number, number>()
  const add = (conversation: number, rows: number) =>
    repeats.set(conversation, (repeats.get(conversation) ?? 0) + rows)
  // twin in the order of groups (twin_first), each row by the primary key of message.
  const rows = db
    .prepare<[], [first: number, conversation: number]>(
      `SELECT t.first, m.conversation FROM twin AS t INDEXED BY twin_first CROSS JOIN message AS m ON m.id = t.message
       WHERE TRUE${visible} ORDER BY t.first`,
    )
    .raw()
  let group = 0
  const seen = new Set<number>()
  for (const [first, conversation] of rows.iterate()) {
    if (first !== group) seen.clear()
    group = first
    if (seen.has(conversation)) add(conversation, 1)
    seen.add(conversation)
  }
  return repeats
}
