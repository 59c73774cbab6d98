import { decodeIds, encodeIds } from '../cells/index.ts'
import type { ReadDb, WriteDb } from '../db/connection.ts'

/** A list as it stands now. */
export interface StoredList {
  readonly list: number
  readonly version: number
  readonly name: string
  readonly note: string
  readonly colour: number
  readonly retired: boolean
  /** The version whose terms these are. */
  readonly termsVersion: number
  readonly terms: number
  readonly account: string
  readonly at: number
}

export interface StoredTerm {
  readonly position: number
  /** Id of its text. */
  readonly id: number
  readonly text: string
  readonly note: string
}

/** Every list in its current version, by the number it was given; retired ones too. */
export function storedLists(db: ReadDb): StoredList[] {
  // The primary key (list, version) gives the current ones; there are few.
  return db
    .prepare<[], Omit<StoredList, 'retired'> & { retired: number }>(
      `SELECT v.list, v.version, v.name, v.note, v.colour, v.retired, v.terms_version AS termsVersion, v.terms,
         a.name AS account, v.at
       FROM (SELECT list, max(version) AS version FROM watch_version GROUP BY list) AS now
       CROSS JOIN watch_version AS v ON v.list = now.list AND v.version = now.version
       CROSS JOIN account AS a ON a.id = v.account ORDER BY v.list`,
    )
    .all()
    .map((row) => ({ ...row, retired: row.retired === 1 }))
}

/** The terms of one version, in their order: by the primary key of watch_term. */
export function storedTerms(db: ReadDb, list: number, termsVersion: number): StoredTerm[] {
  return db
    .prepare<[number, number], StoredTerm>(
      `SELECT t.position, t.text AS id, x.text, t.note FROM watch_term AS t CROSS JOIN watch_text AS x ON x.id = t.text
       WHERE t.list = ? AND t.version = ? ORDER BY t.position`,
    )
    .all(list, termsVersion)
}

/** How far a text was looked for. */
export interface Reach {
  readonly lastId: number
  readonly rule: number
  readonly problem: string | null
}

/** By id of the text; those that were never looked for are missing. */
export function reachOf(db: ReadDb): Map<number, Reach> {
  const rows = db
    .prepare<[], Reach & { text: number }>('SELECT text, last_id AS lastId, rule, problem FROM watch_reach')
    .all()
  return new Map(rows.map(({ text, ...reach }) => [text, reach]))
}

/** Grows whenever something was found anew. */
export function foundVersion(db: ReadDb): number {
  return db.prepare<[], number>('SELECT version FROM watch_found').pluck().get() ?? 0
}

/** Rows found for a text, ascending, those of withdrawn sources too. */
export function storedIds(db: ReadDb): (text: number) => Uint32Array {
  // The primary key (text, first_id).
  const parts = db.prepare<[number], { rows: number; ids: Buffer }>(
    'SELECT rows, ids FROM watch_hits WHERE text = ? ORDER BY first_id',
  )
  return (text) => {
    const found = parts.all(text).map(({ rows, ids }) => decodeIds(ids, rows))
    const [only] = found
    if (found.length === 1 && only !== undefined) return only
    const all = new Uint32Array(found.reduce((sum, part) => sum + part.length, 0))
    let at = 0
    for (const part of found) {
      all.set(part, at)
      at += part.length
    }
    return all
  }
}

/** What a text finds in the rows from `firstId` to `lastId`. */
export interface Finding {
  readonly text: number
  readonly firstId: number
  readonly lastId: number
  readonly ids: Uint32Array
  readonly problem: string | null
}

/** Puts findings down, in place of what was found from their first row on. */
export function storeFindings(db: WriteDb, rule: number, findings: readonly Finding[]): void {
  const forget = db.prepare<[number, number]>('DELETE FROM watch_hits WHERE text = ? AND first_id >= ?')
  const add = db.prepare<[number, number, number, Buffer]>(
    'INSERT INTO watch_hits (text, first_id, rows, ids) VALUES (?, ?, ?, ?)',
  )
  const reach = db.prepare<[number, number, number, string | null]>(
    'INSERT OR REPLACE INTO watch_reach (text, last_id, rule, problem) VALUES (?, ?, ?, ?)',
  )
  for (const { text, firstId, lastId, ids, problem } of findings) {
    forget.run(text, firstId)
    if (ids.length > 0) add.run(text, firstId, ids.length, encodeIds(ids))
    reach.run(text, lastId, rule, problem)
  }
  db.exec('UPDATE watch_found SET version = version + 1')
}
