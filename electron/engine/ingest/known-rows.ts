import { ServedReader } from '../cells/index.ts'
import type { ReadDb } from '../db/connection.ts'
import { imageNames } from './image-names.ts'

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
  readonly known: { row: number; message: number }[] = []
  readonly different: { row: number; earlier: number }[] = []
  readonly #bySignature = new Map<string, number[]>()
  readonly #byRow = new Map<number, { id: number; timeText: string | null; body: string | null }>()

  /** @param source the earlier version. Rows that it knew from a version before it are its rows too. */
  constructor(db: ReadDb, source: number, checkCancelled: () => void) {
    const columns = `m.id, m.row, coalesce(m.sender, 0) AS sender, coalesce(m.recipient, 0) AS recipient, m.conversation, m.kind, m.body`
    // The primary key over the source's runs; then known_row by its key.
    const own = db.prepare<[number], EarlierRow>(
      `SELECT ${columns} FROM import_run AS r JOIN message AS m ON m.id BETWEEN r.first_id AND r.last_id WHERE r.source = ? ORDER BY m.id`,
    )
    const before = db.prepare<[number], EarlierRow>(
      `SELECT ${columns.replace('m.row', 'k.row')} FROM import_run AS r JOIN known_row AS k ON k.run = r.id JOIN message AS m ON m.id = k.message
       WHERE r.source = ? ORDER BY k.row`,
    )
    const served = new ServedReader(db)
    // The primary key (message, ordinal).
    const images = db
      .prepare<[number], string>('SELECT name FROM message_media WHERE message = ? ORDER BY ordinal')
      .pluck()
    let count = 0
    for (const statement of [own, before]) {
      for (const row of statement.iterate(source)) {
        if (++count % 4096 === 0) checkCancelled()
        const cells = served.of(row.id)
        const compared = { ...row, ...cells, image: null }
        const signature = signatureOf(compared, images.all(row.id))
        const same = this.#bySignature.get(signature)
        if (same === undefined) this.#bySignature.set(signature, [row.id])
        else same.push(row.id)
        this.#byRow.set(row.row, { id: row.id, timeText: cells.timeText, body: row.body })
      }
    }
  }

  /** True: the earlier version has this row; it is noted, and need not be stored again. */
  knows(row: number, compared: ComparedRow): boolean {
    const names = compared.image === null ? [] : imageNames(compared.image)
    const same = this.#bySignature.get(signatureOf(compared, names))
    const id = same?.shift()
    if (id !== undefined) {
      this.known.push({ row, message: id })
      return true
    }
    const there = this.#byRow.get(row)
    const alike =
      there !== undefined &&
      ((there.timeText !== null && there.timeText === compared.timeText) ||
        (there.body !== null && there.body === compared.body))
    if (alike) this.different.push({ row, earlier: there.id })
    return false
  }
}

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
