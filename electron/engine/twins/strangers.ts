import type { Cluster } from '../../../shared/domain/twin-matcher.ts'
import { twinText } from '../../../shared/domain/twin-rule.ts'
import { howOf, reasonOf } from '../columns/index.ts'
import type { ReadDb } from '../db/connection.ts'
import { kindOfRows } from './groups.ts'
import { FoundLinks } from './links.ts'

/** Pairs of rows of one statement: more gain nothing. */
const pairsAtOnce = 500

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
 * Links without the rows whose key was that of their message's lowest row by chance: two texts can share a number. Nearly all pairs
 * are equal to the letter, which SQLite sees for itself; the others are folded and compared here.
 * @returns the links given, where no row is a stranger; else new ones, and the rows of the messages that had one
 */
export function withoutStrangers(
  db: ReadDb,
  links: FoundLinks,
  checkCancelled: () => void,
): { links: FoundLinks; parted: number[] } {
  const compared = new Comparison(db, checkCancelled)
  for (let from = 0; from < links.length; ) {
    const end = links.endOf(from)
    const first = links.message[from] ?? 0
    for (let at = from + 1; at < end; at++) compared.add(links.message[at] ?? 0, first)
    from = end
  }
  const strangers = compared.strangers()
  return strangers.size === 0 ? { links, parted: [] } : leftOver(db, links, strangers)
}

/** Clusters without the rows whose text is another than that of their lowest row, as far as rows of several packs are left. */
export function clustersOfOneText(
  db: ReadDb,
  clusters: readonly Cluster[],
  checkCancelled: () => void,
): readonly Cluster[] {
  const compared = new Comparison(db, checkCancelled)
  for (const rows of clusters) for (const row of rows.slice(1)) compared.add(row, rows[0] ?? 0)
  const strangers = compared.strangers()
  if (strangers.size === 0) return clusters
  return clusters.flatMap((rows) => {
    const stay = rows.filter((row) => !strangers.has(row))
    return stay.length === rows.length || kindOfRows(db, stay) === 'both ends' ? [stay] : []
  })
}

/** Rows that are compared with the lowest of those that they are held with, many at a time. */
class Comparison {
  readonly #strangers = new Set<number>()
  readonly #look: (pairs: readonly number[]) => void
  readonly #checkCancelled: () => void
  #pairs: number[] = []

  constructor(db: ReadDb, checkCancelled: () => void) {
    this.#look = comparing(db, this.#strangers)
    this.#checkCancelled = checkCancelled
  }

  add(row: number, first: number): void {
    this.#pairs.push(row, first)
    if (this.#pairs.length < 2 * pairsAtOnce) return
    this.#look(this.#pairs)
    this.#pairs = []
    this.#checkCancelled()
  }

  /** Those of all rows that are not like the row that they were compared with. */
  strangers(): ReadonlySet<number> {
    if (this.#pairs.length > 0) this.#look(this.#pairs)
    this.#pairs = []
    return this.#strangers
  }
}

/** Notes of pairs [row, lowest row of its message, …] the rows that are not like it. */
function comparing(db: ReadDb, strangers: Set<number>): (pairs: readonly number[]) => void {
  const statement = (pairs: number) =>
    // Both rows by the primary key of message.
    db.prepare<number[], Pair>(
      `WITH pair (message, first) AS (VALUES ${Array(pairs).fill('(?, ?)').join(', ')})
       SELECT a.id AS message, b.id AS first, a.body, b.body AS firstBody, a.sender, b.sender AS firstSender,
         a.recipient, b.recipient AS firstRecipient, a.conversation, b.conversation AS firstConversation
       FROM pair AS p CROSS JOIN message AS a ON a.id = p.message CROSS JOIN message AS b ON b.id = p.first
       WHERE a.body IS NULL OR a.body = '' OR a.body IS NOT b.body OR a.sender IS NOT b.sender OR a.recipient IS NOT b.recipient
         OR (a.recipient IS NULL AND a.conversation <> b.conversation)`,
    )
  const many = statement(pairsAtOnce)
  const textOf = imageText(db)
  return (pairs) => {
    const own = pairs.length === 2 * pairsAtOnce ? many : statement(pairs.length / 2)
    for (const pair of own.all(...pairs)) {
      const same =
        pair.sender === pair.firstSender &&
        pair.recipient === pair.firstRecipient &&
        (pair.recipient !== null || pair.conversation === pair.firstConversation) &&
        textOf(pair.message, pair.body) === textOf(pair.first, pair.firstBody)
      if (!same) strangers.add(pair.message)
    }
  }
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

function leftOver(
  db: ReadDb,
  links: FoundLinks,
  strangers: ReadonlySet<number>,
): { links: FoundLinks; parted: number[] } {
  const left = new FoundLinks()
  const parted: number[] = []
  for (let from = 0; from < links.length; ) {
    const end = links.endOf(from)
    const rows = links.message.subarray(from, end)
    const how = links.how[from] ?? 0
    const stay = rows.filter((row) => !strangers.has(row))
    if (stay.length < rows.length) parted.push(...rows)
    if (stay.length === rows.length) left.add(rows, rows.length, how)
    else if (stay.length > 1)
      left.add(stay, stay.length, howOf(kindOfRows(db, Array.from(stay)), reasonOf(how)))
    from = end
  }
  return { links: left, parted }
}
