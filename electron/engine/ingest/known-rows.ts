import { ServedReader } from '../cells/index.ts'
import type { ReadDb } from '../db/connection.ts'
import { DigestTable } from './digest-table.ts'
import { imageNames } from './image-names.ts'
import { RowPairs } from './row-pairs.ts'
import { RowTable } from './row-table.ts'

/** A row as two versions of a file are compared: by what is stored of it. */
export interface ComparedRow {
  readonly sender: number
  readonly recipient: number
  readonly conversation: number
  readonly kind: number
  readonly timeText: string | null
  readonly body: string | null
  readonly extra: string | null
  readonly image: string | null
}

interface EarlierRow extends Omit<ComparedRow, 'timeText' | 'extra' | 'image'> {
  readonly id: number
  readonly row: number
}

/**
 * The rows of a file's earlier version. A row of the later one that is the same word for word is known, each earlier row standing for one;
 * a row that stands in the same place, with the same time or text, and differs otherwise is told as different.
 */
export class KnownRows {
  /** Rows of the later file, and the messages that they are. */
  readonly known = new RowPairs()
  /** Rows of the later file that differ, and the earlier messages. */
  readonly different = new RowPairs()
  readonly #same: DigestTable
  readonly #byRow: RowTable
  readonly #db: ReadDb
  readonly #served: ServedReader

  /** @param source the earlier version. Rows that it knew from a version before it are its rows too. */
  constructor(db: ReadDb, source: number, checkCancelled: () => void) {
    this.#db = db
    this.#served = new ServedReader(db)
    // import_run_source serves it.
    const rows = db
      .prepare<[number], number>('SELECT coalesce(sum(stored + known), 0) FROM import_run WHERE source = ?')
      .pluck()
      .get(source)
    this.#same = new DigestTable(rows ?? 0)
    this.#byRow = new RowTable(rows ?? 0)
    const columns = `m.id, m.row, coalesce(m.sender, 0) AS sender, coalesce(m.recipient, 0) AS recipient, m.conversation, m.kind, m.body`
    // The primary key over the source's runs; then known_row by its key.
    const own = db.prepare<[number], EarlierRow>(
      `SELECT ${columns} FROM import_run AS r JOIN message AS m ON m.id BETWEEN r.first_id AND r.last_id WHERE r.source = ? ORDER BY m.id`,
    )
    const before = db.prepare<[number], EarlierRow>(
      `SELECT ${columns.replace('m.row', 'k.row')} FROM import_run AS r JOIN known_row AS k ON k.run = r.id JOIN message AS m ON m.id = k.message
       WHERE r.source = ? ORDER BY k.row`,
    )
    // The primary key (message, ordinal).
    const images = db
      .prepare<[number], string>('SELECT name FROM message_media WHERE message = ? ORDER BY ordinal')
      .pluck()
    let count = 0
    for (const statement of [own, before]) {
      for (const row of statement.iterate(source)) {
        if (++count % 4096 === 0) checkCancelled()
        const compared = { ...row, ...this.#served.of(row.id), image: null }
        this.#same.put(signatureOf(compared, images.all(row.id)), row.id)
        this.#byRow.put(row.row, row.id)
      }
    }
  }

  /** True: the earlier version has this row; it is noted, and need not be stored again. */
  knows(row: number, compared: ComparedRow): boolean {
    const names = compared.image === null ? [] : imageNames(compared.image)
    const id = this.#same.take(signatureOf(compared, names))
    if (id !== undefined) {
      this.known.add(row, id)
      return true
    }
    const earlier = this.#byRow.get(row)
    if (earlier !== undefined && this.#isAlike(earlier, compared)) this.different.add(row, earlier)
    return false
  }

  #isAlike(earlier: number, { timeText, body }: ComparedRow): boolean {
    if (timeText !== null && timeText === this.#served.of(earlier).timeText) return true
    return body !== null && body === bodyOf(this.#db, earlier)
  }
}

const bodyOf = (db: ReadDb, id: number): string | null =>
  db.prepare<[number], string | null>('SELECT body FROM message WHERE id = ?').pluck().get(id) ?? null

const signatureOf = (row: ComparedRow, images: readonly string[]): string =>
  JSON.stringify([
    row.sender,
    row.recipient,
    row.conversation,
    row.kind,
    row.timeText,
    row.body,
    row.extra,
    images,
  ])
