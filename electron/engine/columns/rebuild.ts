import type { ReadDb, WriteDb } from '../db/connection.ts'
import { blockRows } from './block.ts'
import { Columns } from './columns.ts'
import { deriveRows } from './derive.ts'
import { columnNames } from './names.ts'
import { ColumnWriter, columnsInto, segmentRows } from './writer.ts'

/** Rows read at a time. */
const slice = 50_000

/** Makes the columns and postings of one run from its rows. */
export function buildColumns(db: WriteDb, first: number, last: number): void {
  const writer = new ColumnWriter(columnsInto(db), first)
  for (let from = first; from <= last; from += slice) {
    for (const row of deriveRows(db, from, Math.min(last + 1, from + slice))) {
      const { owner, sender, recipient, conversation, kind, sent_at: at, match, length } = row
      writer.add(owner, sender, recipient, conversation, kind, at ?? Number.POSITIVE_INFINITY, match, length)
    }
  }
  writer.end()
}

/** Makes all columns and postings again from the rows themselves: the same bytes as the imports wrote. Belongs into a transaction. */
export function rebuildColumns(db: WriteDb): void {
  db.exec('DELETE FROM message_column; DELETE FROM posting')
  for (const { first, last } of new Columns(db).runs()) buildColumns(db, first, last)
}

/** Whether every run of the case has all its blocks and its postings. */
export function columnsComplete(db: ReadDb): boolean {
  const runs = new Columns(db).runs()
  const parts = (rows: number) =>
    runs.reduce((sum, { first, last }) => sum + Math.ceil((last - first + 1) / rows), 0)
  const count = (sql: string) => db.prepare<[], number>(sql).pluck().get() ?? 0
  // The primary key of message_column; posting_key covers the other.
  return (
    count('SELECT count(*) FROM message_column') === parts(blockRows) * columnNames.length &&
    count(`SELECT count(DISTINCT base) FROM posting WHERE kind = 'conversation'`) === parts(segmentRows)
  )
}
