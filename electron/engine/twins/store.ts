import { twinText } from '../../../shared/domain/twin-rule.ts'
import type { ReadDb, WriteDb } from '../db/connection.ts'
import { kinds, type Links, reasons } from './links.ts'

/** Rows of one INSERT. */
const rowsPerInsert = 100

/**
 * Puts links into `twin` in the order of ids; none of their rows is there yet. Twins stand near each other, so twin_first grows at its end
 * too: made anew, it took as long, and held all of itself in memory.
 */
export function storeLinks(db: WriteDb, links: Links, checkCancelled: () => void): void {
  const any = `(?, ?, ${choice(kinds)}, ${choice(reasons)})`
  // What nearly all links are, said once in the statement: a third quicker than with each row.
  const usual = `(?, ?, '${kinds[0]}', '${reasons[0]}')`
  const insert = (value: string, rows: number) =>
    db.prepare<unknown[]>(
      `INSERT INTO twin (message, first, kind, by) VALUES ${Array(rows).fill(value).join(', ')}`,
    )
  const manyUsual = insert(usual, rowsPerInsert)
  const many = insert(any, rowsPerInsert)
  const order = links.order()
  for (let from = 0; from < order.length; from += rowsPerInsert) {
    const batch = order.subarray(from, from + rowsPerInsert)
    const isUsual = batch.every((i) => links.kind[i] === 0 && links.by[i] === 0)
    const values: number[] = []
    for (const i of batch) {
      values.push(links.message[i] ?? 0, links.first[i] ?? 0)
      if (!isUsual) values.push(links.kind[i] ?? 0, links.by[i] ?? 0)
    }
    const whole = batch.length === rowsPerInsert
    const statement = whole ? (isUsual ? manyUsual : many) : insert(isUsual ? usual : any, batch.length)
    statement.run(values)
    if (from % 100_000 === 0) checkCancelled()
  }
}

/** A word by its number. */
const choice = (words: readonly string[]): string =>
  `CASE ? ${words.map((word, k) => `WHEN ${k} THEN '${word}'`).join(' ')} END`

interface Pair {
  message: number
  first: number
  body: string | null
  firstBody: string | null
  sender: number | null
  firstSender: number | null
  recipient: number | null
  firstRecipient: number | null
  conversation: number
  firstConversation: number
}

/**
 * Takes out rows whose key was that of their group's first row by chance: two texts can share a number. Nearly all pairs are equal
 * to the letter, which SQLite sees for itself; the others are folded and compared here.
 * @param links what was linked now; null: all there is
 * @returns the rows of the groups that they were taken out of
 */
export function takeOutStrangers(db: WriteDb, links: Links | null, checkCancelled: () => void): number[] {
  const strangers = links === null ? different(db, null, checkCancelled) : []
  for (let from = 0; links !== null && from < links.length; from += slice) {
    const ids = links.message.subarray(from, Math.min(links.length, from + slice))
    strangers.push(...different(db, ids, checkCancelled))
  }
  return strangers.flatMap((id) => {
    const first = firstOf(db, id)
    const group = first === null ? [] : membersOf(db, first).map(({ message }) => message)
    unlink(db, id)
    return group
  })
}

const slice = 10_000

/** Linked rows that are not their group's first row's like; of all, or of those given. */
function different(db: ReadDb, ids: Uint32Array | null, checkCancelled: () => void): number[] {
  // twin in the order of messages, or by its primary key; both rows by the primary key of message.
  const from =
    ids === null ? 'twin AS t' : 'json_each(?) AS wanted CROSS JOIN twin AS t ON t.message = wanted.value'
  const pairs = db.prepare<string[], Pair>(
    `SELECT t.message, t.first, a.body, b.body AS firstBody, a.sender, b.sender AS firstSender,
       a.recipient, b.recipient AS firstRecipient, a.conversation, b.conversation AS firstConversation
     FROM ${from} CROSS JOIN message AS a ON a.id = t.message CROSS JOIN message AS b ON b.id = t.first
     WHERE t.first <> t.message AND t.by <> 'person'
       AND (a.body IS NULL OR a.body = '' OR a.body IS NOT b.body OR a.sender IS NOT b.sender OR a.recipient IS NOT b.recipient
         OR (a.recipient IS NULL AND a.conversation <> b.conversation))`,
  )
  const textOf = imageText(db)
  const strangers: number[] = []
  let looked = 0
  for (const pair of pairs.iterate(...(ids === null ? [] : [JSON.stringify(Array.from(ids))]))) {
    if (looked++ % 10_000 === 0) checkCancelled()
    const same =
      pair.sender === pair.firstSender &&
      pair.recipient === pair.firstRecipient &&
      (pair.recipient !== null || pair.conversation === pair.firstConversation) &&
      textOf(pair.message, pair.body) === textOf(pair.first, pair.firstBody)
    if (!same) strangers.push(pair.message)
  }
  return strangers
}

/** The folded text of a row, of an image without words its names. */
function imageText(db: ReadDb): (id: number, body: string | null) => string {
  const names = db
    .prepare<[number], string>('SELECT name FROM message_media WHERE message = ? ORDER BY ordinal')
    .pluck()
  return (id, body) => {
    const text = twinText(body ?? '')
    return text === '' ? names.all(id).map(twinText).join('\n') : text
  }
}

/** Takes a row out of its group; a group of one is none. */
export function unlink(db: WriteDb, id: number): void {
  const first = firstOf(db, id)
  if (first === null) return
  const rest = membersOf(db, first).filter(({ message }) => message !== id)
  removeGroup(db, first)
  if (rest.length > 1) addGroup(db, rest)
}

export interface Member {
  readonly message: number
  readonly by: (typeof reasons)[number]
}

/** The group that a row is in; null when it is in none. */
export function firstOf(db: ReadDb, id: number): number | null {
  return db.prepare<[number], number>('SELECT first FROM twin WHERE message = ?').pluck().get(id) ?? null
}

/** The rows of a group, by twin_first. */
export function membersOf(db: ReadDb, first: number): Member[] {
  return db
    .prepare<[number], Member>('SELECT message, by FROM twin WHERE first = ? ORDER BY message')
    .all(first)
}

export function removeGroup(db: WriteDb, first: number): void {
  db.prepare('DELETE FROM twin WHERE first = ?').run(first)
}

/** Links rows that are in no group; their kind follows from the packs that they were served in. */
export function addGroup(db: WriteDb, members: readonly Member[]): void {
  const first = Math.min(...members.map(({ message }) => message))
  const packs = db
    .prepare<[string], number>(
      `SELECT count(DISTINCT coalesce(m.owner, -m.source)) FROM json_each(?) AS wanted
       CROSS JOIN message AS m ON m.id = wanted.value`,
    )
    .pluck()
    .get(JSON.stringify(members.map(({ message }) => message)))
  const kind = (packs ?? 1) > 1 ? 'both ends' : 'repeated'
  const add = db.prepare('INSERT INTO twin (message, first, kind, by) VALUES (?, ?, ?, ?)')
  for (const { message, by } of members) add.run(message, first, kind, by)
}
