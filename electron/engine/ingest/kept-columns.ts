import { keptColumns, mappingSchema } from '../../../shared/domain/mapping.ts'
import type { ReadDb } from '../db/connection.ts'

/** The columns in whose order a row's served cells stand: those that the mapping of its run keeps. */
export function keptColumnsOf(db: ReadDb, message: number): string[] {
  // The primary key of message, then the few runs of its source (import_run_source).
  const found = db
    .prepare<[number], { columns: string; definition: string }>(
      `SELECT s.columns, p.definition FROM message AS m JOIN source AS s ON s.id = m.source
       JOIN import_run AS r ON r.source = s.id AND m.id BETWEEN r.first_id AND r.last_id
       JOIN mapping AS p ON p.id = r.mapping WHERE m.id = ?`,
    )
    .get(message)
  if (found === undefined) return []
  return keptColumns(mappingSchema.parse(JSON.parse(found.definition)), JSON.parse(found.columns) as string[])
}
