import { matchKey, nameSeparator } from '../../../shared/domain/match-key.ts'
import type { ReadDb } from '../db/connection.ts'
import { type Block, decodeBlock, decodeHashes, encodeHashes, encodeNumbers, encodeTimes } from './block.ts'
import { mostLength, type NumberColumn } from './names.ts'

/** A row as the columns have it: 0 for none. */
export interface DerivedRow {
  owner: number
  sender: number
  recipient: number
  conversation: number
  kind: number
  length: number
  sent_at: number | null
  match: number
}

interface Row extends Omit<DerivedRow, 'match'> {
  body: string | null
  names: string | null
}

/** Rows as the columns have them, out of the rows themselves: by the primary keys of message and message_media. */
export function deriveRows(db: ReadDb, first: number, end: number): DerivedRow[] {
  return db
    .prepare<[string, number, number], Row>(
      `SELECT coalesce(owner, 0) AS owner, coalesce(sender, 0) AS sender, coalesce(recipient, 0) AS recipient, conversation, kind,
         min(coalesce(octet_length(body), 0), ${mostLength}) AS length, sent_at, body, iif(body IS NULL,
           (SELECT group_concat(name, ? ORDER BY ordinal) FROM message_media AS i WHERE i.message = m.id), NULL) AS names
       FROM message AS m WHERE id >= ? AND id < ? ORDER BY id`,
    )
    .all(nameSeparator, first, end)
    .map(({ body, names, ...row }) => ({
      ...row,
      match: matchKey(row.sender, row.recipient || -row.conversation, body ?? names ?? ''),
    }))
}

/** A block made from the rows themselves: what is missing or damaged costs time, not an answer. */
export function deriveBlock(db: ReadDb, name: NumberColumn | 'sent_at', first: number, end: number): Block {
  const rows = deriveRows(db, first, end)
  if (name !== 'sent_at') {
    const numbers = rows.map((row) => row[name])
    return decodeBlock(encodeNumbers(numbers, numbers.length))
  }
  const dated = rows.flatMap(({ sent_at: at }) => at ?? [])
  return decodeBlock(encodeTimes(dated, dated.length))
}

/** The same for `match`. */
export function deriveHashes(db: ReadDb, first: number, end: number): Uint32Array {
  const hashes = Float64Array.from(deriveRows(db, first, end), ({ match }) => match)
  return decodeHashes(encodeHashes(hashes, hashes.length), hashes.length)
}
