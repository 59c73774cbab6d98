import type { HowMade, SearchFacts, SourceFacts } from '../../../shared/bundle/how-made.ts'
import { mappingSchema } from '../../../shared/domain/mapping.ts'
import type { ReadDb } from '../db/connection.ts'

export interface CaseInfo {
  readonly id: string
  readonly name: string
  readonly operation: string
  readonly marking: string
}

export function caseInfo(db: ReadDb): CaseInfo {
  const info = db.prepare<[], CaseInfo>('SELECT id, name, operation, marking FROM case_info').get()
  if (info === undefined) throw new Error('case_info is empty: createCase fills it')
  return info
}

interface SourceRow
  extends Omit<
    SourceFacts,
    'mapping' | 'mappingName' | 'mappingVersion' | 'keptColumns' | 'addedAt' | 'addedBy'
  > {
  definition: string
  mapping_name: string
  mapping_version: number
  kept_columns: string
  added_at: number
  added_by: string | null
}

/** The served files that the bundle's messages come from, in the order in which they were imported. */
export function sourceFacts(db: ReadDb, ids: ReadonlySet<number>): SourceFacts[] {
  // Primary keys throughout; import_run_source sums the runs.
  return db
    .prepare<[string], SourceRow>(
      `SELECT s.name, s.sha256, s.bytes, s.format, s.encoding, s.zone, s.supplier, s.exhibit, s.continuity,
         m.definition, m.name AS mapping_name, m.version AS mapping_version, s.kept_columns, s.added_at, a.name AS added_by,
         sum(iif(r.kind = 'import', r.read, 0)) AS read, sum(r.stored) AS stored,
         sum(iif(r.kind = 'import', r.rejected, -r.stored)) AS rejected
       FROM json_each(?) AS j
       JOIN source AS s ON s.id = j.value
       JOIN mapping AS m ON m.id = s.mapping
       JOIN import_run AS r ON r.source = s.id
       LEFT JOIN account AS a ON a.id = s.account
       GROUP BY s.id ORDER BY s.id`,
    )
    .all(JSON.stringify([...ids]))
    .map(({ definition, mapping_name, mapping_version, kept_columns, added_at, added_by, ...source }) => ({
      ...source,
      mapping: mappingSchema.parse(JSON.parse(definition)),
      mappingName: mapping_name,
      mappingVersion: mapping_version,
      keptColumns: JSON.parse(kept_columns) as string[],
      addedAt: added_at,
      addedBy: added_by ?? '',
    }))
}

/** The definitions of the tags that the bundle shows, in the scheme's order. */
export function schemeFacts(db: ReadDb, codes: ReadonlySet<string>): HowMade['tagScheme'] {
  return db
    .prepare<[], HowMade['tagScheme'][number]>(
      'SELECT code, name, meaning, version FROM tag_def ORDER BY position, id',
    )
    .all()
    .filter(({ code }) => codes.has(code))
}

/** The search record by primary key, one at a time. */
export function searchFacts(db: ReadDb): Iterable<SearchFacts> {
  return db
    .prepare<[], SearchFacts>(
      `SELECT l.at, a.name AS account, l.text, l.rows, l.messages, l.data_version AS dataVersion
       FROM search_record AS l JOIN account AS a ON a.id = l.account ORDER BY l.id`,
    )
    .iterate()
}

/** What the bundle was written with. */
export function softwareFacts(db: ReadDb, version: string): HowMade['software'] {
  const sqlite = db.prepare<[], string>('SELECT sqlite_version()').pluck().get() ?? ''
  return [
    ['Winnow', version],
    ['Node.js', process.versions.node],
    ['SQLite', sqlite],
  ]
}
