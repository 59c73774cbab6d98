import { headerSignature, type Mapping, mappingSchema } from '../../../shared/domain/mapping.ts'
import type { ReadDb } from '../db/connection.ts'

export interface SavedMapping {
  readonly name: string
  readonly version: number
  readonly mapping: Mapping
  readonly createdAt: number
}

interface MappingRow {
  name: string
  version: number
  definition: string
  createdAt: number
}

const parsed = ({ name, version, definition, createdAt }: MappingRow): SavedMapping => ({
  name,
  version,
  createdAt,
  mapping: mappingSchema.parse(JSON.parse(definition)),
})

/** The newest mapping that was saved for a file with these columns; mapping_signature serves it. */
export function savedFor(db: ReadDb, columns: readonly string[]): SavedMapping | null {
  const row = db
    .prepare<[string], MappingRow>(
      'SELECT name, version, definition, created_at AS createdAt FROM mapping WHERE signature = ? ORDER BY id DESC LIMIT 1',
    )
    .get(headerSignature(columns))
  return row === undefined ? null : parsed(row)
}

/** The newest version of every saved mapping, by name; UNIQUE (name, version) serves it. */
export function listSaved(db: ReadDb): SavedMapping[] {
  return db
    .prepare<[], MappingRow>(
      `SELECT m.name, m.version, m.definition, m.created_at AS createdAt FROM mapping AS m
       WHERE m.version = (SELECT max(version) FROM mapping WHERE name = m.name) ORDER BY m.name`,
    )
    .all()
    .map(parsed)
}
