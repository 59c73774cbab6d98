import type { Source } from '../../../shared/contract/source.ts'
import { mappingSchema } from '../../../shared/domain/mapping.ts'
import type { ReadDb } from '../db/connection.ts'
import { openRejects, runsOf, type SourceRun } from './runs.ts'

interface SourceRow
  extends Omit<
    Source,
    | 'columns'
    | 'keptColumns'
    | 'mapping'
    | 'reasons'
    | 'read'
    | 'stored'
    | 'rejected'
    | 'known'
    | 'different'
    | 'recovered'
    | 'imagesFound'
    | 'imagesMissing'
    | 'firstAt'
    | 'lastAt'
    | 'withdrawn'
  > {
  columns: string
  keptColumns: string
  mapping: string
}

/** Every source of the case with its ledger: read = stored + rejected + known, withdrawn ones too. */
export function listSources(db: ReadDb): Source[] {
  const rows = db
    .prepare<[], SourceRow>(
      `SELECT s.id, s.name, s.bytes, s.sha256, s.archive, s.archive_sha256 AS archiveSha256, s.sheet, s.format, s.encoding, s.zone,
         s.supplier, s.tranche, s.exhibit, s.continuity, s.columns, s.kept_columns AS keptColumns, m.definition AS mapping,
         m.name AS mappingName, s.added_at AS addedAt, coalesce(a.name, '') AS addedBy, s.supersedes,
         (SELECT min(l.id) FROM source AS l WHERE l.supersedes = s.id) AS supersededBy
       FROM source AS s
       JOIN mapping AS m ON m.id = s.mapping
       LEFT JOIN account AS a ON a.id = s.account
       ORDER BY s.id`,
    )
    .all()
  const states = withdrawals(db)
  return rows.map((row) => {
    const runs = runsOf(db, row.id)
    return {
      ...row,
      ...ledger(db, runs),
      ...timesOf(db, runs),
      columns: JSON.parse(row.columns),
      keptColumns: JSON.parse(row.keptColumns),
      mapping: mappingSchema.parse(JSON.parse(row.mapping)),
      reasons: reasons(db, runs),
      withdrawn: states.get(row.id) ?? null,
    }
  })
}

/** The counts of the import itself; what came in when rejects were tried again is told beside them. */
function ledger(db: ReadDb, runs: readonly SourceRun[]) {
  const sum = (of: (run: SourceRun) => number, kind?: SourceRun['kind']) =>
    runs.filter((run) => kind === undefined || run.kind === kind).reduce((total, run) => total + of(run), 0)
  // difference_run (run, message).
  const different = db
    .prepare<[string], number>(
      'SELECT count(*) FROM json_each(?) AS wanted CROSS JOIN difference AS d ON d.run = wanted.value',
    )
    .pluck()
    .get(JSON.stringify(runs.map(({ id }) => id)))
  return {
    read: sum(({ read }) => read, 'import'),
    stored: sum(({ stored }) => stored, 'import'),
    rejected: sum(({ rejected }) => rejected, 'import'),
    known: sum(({ known }) => known, 'import'),
    different: different ?? 0,
    recovered: sum(({ stored }) => stored, 'retry'),
    imagesFound: sum(({ imagesFound }) => imagesFound),
    imagesMissing: sum(({ imagesMissing }) => imagesMissing),
  }
}

function reasons(db: ReadDb, runs: readonly SourceRun[]): Source['reasons'] {
  const { from, params } = openRejects(runs)
  return db
    .prepare<unknown[], Source['reasons'][number]>(
      `SELECT r.reason, count(*) AS rows ${from} GROUP BY r.reason ORDER BY rows DESC, r.reason`,
    )
    .all(...params)
}

/** First and last time over a source's runs. In a run ids are in the order of time, unknown times last: a few look-ups each. */
function timesOf(db: ReadDb, runs: readonly SourceRun[]): Pick<Source, 'firstAt' | 'lastAt'> {
  const at = db.prepare<[number], number | null>('SELECT sent_at FROM message WHERE id = ?').pluck()
  const times: number[] = []
  for (const { first, last } of runs) {
    const firstAt = first === null ? null : (at.get(first) ?? null)
    if (first === null || last === null || firstAt === null) continue
    let low = first
    let high = last
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      if ((at.get(middle) ?? null) === null) high = middle - 1
      else low = middle
    }
    times.push(firstAt, at.get(low) ?? firstAt)
  }
  return times.length === 0
    ? { firstAt: null, lastAt: null }
    : { firstAt: Math.min(...times), lastAt: Math.max(...times) }
}

/** Of the sources that are withdrawn now, who did it and why. */
function withdrawals(db: ReadDb): Map<number, NonNullable<Source['withdrawn']>> {
  const rows = db
    .prepare<[], NonNullable<Source['withdrawn']> & { source: number; state: string }>(
      `SELECT w.source, w.state, w.reason, a.name AS account, w.at FROM source_state AS w
       JOIN account AS a ON a.id = w.account ORDER BY w.id`,
    )
    .all()
  const now = new Map<number, NonNullable<Source['withdrawn']>>()
  for (const { source, state, reason, account, at } of rows) {
    if (state === 'withdrawn') now.set(source, { reason, account, at })
    else now.delete(source)
  }
  return now
}
