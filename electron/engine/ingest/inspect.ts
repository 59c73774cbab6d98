import type { Finding, Preview } from '../../../shared/contract/import.ts'
import { type Dialect, encodingOf } from '../../../shared/domain/dialect.ts'
import type { SourceId } from '../../../shared/domain/ids.ts'
import { type Field, fields, hasTime, type Mapping } from '../../../shared/domain/mapping.ts'
import { guessMapping } from '../../../shared/domain/mapping-guess.ts'
import { isCounted, timeFormatNames } from '../../../shared/domain/time-format.ts'
import { detectTimeFormat, type TimeFinding } from '../../../shared/domain/time-parse.ts'
import type { ReadDb } from '../db/connection.ts'
import type { CaseAccess } from '../seat.ts'
import { damageFindings } from './damage-findings.ts'
import { hashFile } from './hash-file.ts'
import { openInput } from './open-input.ts'
import { columnsOf, delimiterName, type Input, type Row, recognise, type Sniffed } from './readers/index.ts'
import { type FileSample, sampleRows } from './sample-rows.ts'
import { type SavedMapping, savedFor } from './saved-mappings.ts'
import { openServed } from './served/index.ts'

/** Sample values that are shown of each column. */
const valuesShown = 20
/** Characters of a rejected record that are shown. */
const rawShown = 300
/** A file of this size is hashed at once, in a few tenths of a second. */
const hashUpTo = 256 * 1024 * 1024

/** The file that is meant. */
export interface InspectTarget {
  readonly path: string
  readonly member: string | null
  readonly sheet: string | null
}

/**
 * Looks at a file before it is imported: what it is, what is in it, and how it would be mapped. With `given`, the importer's own
 * mapping: the same under its dialect.
 * @throws WinnowError file.missing, file.unreadable, file.unknown, disk.full, call.cancelled
 */
export async function inspect(
  { db, access }: { readonly db: ReadDb; readonly access: CaseAccess },
  target: InspectTarget,
  given: Mapping | undefined,
  checkCancelled: () => void,
): Promise<Preview> {
  const served = await openServed(target.path, access, checkCancelled)
  try {
    const input = await openInput(served, target.member, target.sheet, given?.dialect ?? null)
    try {
      return await previewOf(db, target, served.name, input, given, checkCancelled)
    } finally {
      input.file.close()
    }
  } finally {
    served.close()
  }
}

async function previewOf(
  db: ReadDb,
  { path, member, sheet }: InspectTarget,
  name: string,
  input: Input,
  given: Mapping | undefined,
  checkCancelled: () => void,
): Promise<Preview> {
  const { file } = input
  const sniffed = await recognise(input, given === undefined ? null : encodingOf(given.dialect))
  const dialect = given?.dialect ?? sniffed.dialect
  const columns = given === undefined ? sniffed.columns : await columnsOf(input, dialect)
  checkCancelled()
  const sample = await sampleRows(input, dialect, columns)
  checkCancelled()
  const samples = columns.map((_, column) => valuesOf(sample.spread, column))
  const saved = given === undefined ? savedFor(db, columns) : null
  const mapping = given === undefined ? propose(sniffed, samples, saved, columns) : fitted(given, columns)
  const times = timesOf(mapping, columns, sample.spread)
  const rejected: Finding[] =
    sample.rejected === 0
      ? []
      : [
          {
            what: 'warning',
            value: `${counted(sample.rejected)} ${sample.records.exact ? '' : 'sampled '}${sample.rejected === 1 ? 'row' : 'rows'} cannot be read`,
            evidence: rejectEvidence(sample),
            doubt: false,
          },
        ]
  return {
    path,
    member,
    sheet,
    name: member ?? name,
    bytes: file.size,
    format: dialect.format,
    findings: [
      ...sniffed.findings.map((finding) => (given === undefined ? finding : decided(finding, dialect))),
      ...(times === null ? [] : [timeFinding(times)]),
      ...rejected,
      ...damageFindings(columns, sample),
    ],
    columns: [...columns],
    rows: sample.first.map(({ row, cells }) => ({ row, cells })),
    rejects: sample.rejects.map(({ row, detail, raw }) => ({ row, detail, raw: raw.slice(0, rawShown) })),
    samples: samples.map((values) => [...new Set(values)].slice(0, valuesShown)),
    records: sample.records,
    mapping: withFormat(mapping, times),
    recognised: saved === null ? null : { name: saved.name, version: saved.version },
    already: file.size <= hashUpTo ? already(db, hashFile(file, checkCancelled), sheet) : null,
    earlier: earlierVersion(db, member ?? name, sheet, columns),
  }
}

/** Values of a column that are not empty, in file order. */
function valuesOf(rows: readonly Row[], column: number): string[] {
  return rows.flatMap(({ cells }) => cells[column] || [])
}

/** Rows that are rejected for the same reason, together: 'rows 9, 59, 109 …: 6 cells where the header has 4'. */
function rejectEvidence({ rejected, rejects }: FileSample): string {
  const byDetail = Map.groupBy(rejects, ({ detail }) => detail)
  const kinds = [...byDetail].slice(0, 3).map(([detail, alike]) => {
    const rows = alike.slice(0, 3).map(({ row }) => counted(row))
    return `${alike.length === 1 ? 'row' : 'rows'} ${rows.join(', ')}${alike.length > 3 ? ' …' : ''}: ${detail}`
  })
  const more = byDetail.size > kinds.length || rejected > rejects.length ? '; and others' : ''
  const shown = kinds.length === 0 ? '' : `${kinds.join('; ')}${more}. `
  return `${shown}Rejected rows are kept as they stand, and listed after the import.`
}

function propose(
  { dialect, columns, fields: known }: Sniffed,
  samples: readonly string[][],
  saved: SavedMapping | null,
  found: readonly string[],
): Mapping {
  if (saved !== null) {
    return { ...fitted(saved.mapping, found), dialect: likeSaved(dialect, saved.mapping.dialect) }
  }
  if (Object.keys(known).length > 0) return { columns: known, zone: null, timeFormat: null, dialect }
  const guesses = guessMapping(columns, samples)
  const chosen: Partial<Record<Field, string>> = {}
  for (const field of fields) {
    const guess = guesses[field]
    if (guess !== undefined) chosen[field] = guess.column
  }
  return { columns: chosen, zone: null, timeFormat: null, dialect }
}

/** What the importer once decided about quotes and short rows holds for a like file; what this file's bytes say holds for it alone. */
function likeSaved(dialect: Dialect, saved: Dialect): Dialect {
  if (
    dialect.format !== 'delimited' ||
    saved.format !== 'delimited' ||
    dialect.delimiter !== saved.delimiter
  ) {
    return dialect
  }
  return { ...dialect, quote: saved.quote, shortRows: saved.shortRows }
}

/** The mapping without columns that the file does not have. */
function fitted(mapping: Mapping, columns: readonly string[]): Mapping {
  const kept = Object.entries(mapping.columns).filter(([, column]) => columns.includes(column))
  return { ...mapping, columns: Object.fromEntries(kept) }
}

/** What the column of times can be; null when no column holds times. */
function timesOf(mapping: Mapping, columns: readonly string[], rows: readonly Row[]): TimeFinding | null {
  if (!hasTime(mapping)) return null
  const at = (field: Field) => columns.indexOf(mapping.columns[field] ?? '')
  const [date, time] = [at('date'), at('time')]
  return detectTimeFormat(
    rows.map(({ cells }) => [cells[date], cells[time]].filter((cell) => typeof cell === 'string').join(' ')),
  )
}

function timeFinding(times: TimeFinding): Finding {
  const zoned =
    times.zoned === 0 || (times.format !== null && isCounted(times.format))
      ? ''
      : `; ${times.zoned} of ${times.sampled} carry their own offset, which outranks the declared zone`
  return {
    what: 'time',
    value: times.format === null ? 'undecided' : timeFormatNames[times.format],
    evidence: `${times.evidence}${zoned}`,
    doubt: times.format === null && times.sampled > 0,
  }
}

/** The format that was chosen stays while it reads the values; else what they say themselves. */
function withFormat(mapping: Mapping, times: TimeFinding | null): Mapping {
  if (times === null) return mapping
  // A header and no rows: there is nothing to decide.
  if (times.sampled === 0) return { ...mapping, timeFormat: mapping.timeFormat ?? 'ymd' }
  const reads = times.candidates.some(({ format }) => format === mapping.timeFormat)
  return reads ? mapping : { ...mapping, timeFormat: times.format }
}

/** A finding under the importer's own dialect: what was found, and what was decided. */
function decided(finding: Finding, dialect: Dialect): Finding {
  const chosen = chosenValue(finding, dialect)
  if (chosen === null) return { ...finding, doubt: false }
  return {
    ...finding,
    value: chosen,
    evidence: `decided by the importer; found: ${finding.value} (${finding.evidence})`,
    doubt: false,
  }
}

function chosenValue({ what, value }: Finding, dialect: Dialect): string | null {
  if (dialect.format !== 'delimited') return null
  const values: Partial<Record<Finding['what'], string>> = {
    header: dialect.headerRow === null ? 'none' : `row ${dialect.headerRow}`,
    quote: dialect.quote === null ? 'none: a quotation mark is a letter' : '"',
    delimiter: delimiterName(dialect.delimiter),
  }
  const chosen = values[what]
  return chosen === undefined || chosen === value ? null : chosen
}

const counted = (count: number): string => count.toLocaleString('en-GB')

function already(db: ReadDb, sha256: string, sheet: string | null): Preview['already'] {
  // source_sha256 serves it.
  const row = db
    .prepare<[string, string | null], { source: SourceId; name: string; addedAt: number }>(
      `SELECT id AS source, name, added_at AS addedAt FROM source WHERE sha256 = ? AND ifnull(sheet, '') = ifnull(?, '')`,
    )
    .get(sha256, sheet)
  return row ?? null
}

/** The newest source of this name with these columns that no other supersedes: sources are few, a scan does. */
function earlierVersion(
  db: ReadDb,
  name: string,
  sheet: string | null,
  columns: readonly string[],
): Preview['earlier'] {
  const row = db
    .prepare<[string, string | null, string], { source: SourceId; name: string; rows: number }>(
      `SELECT s.id AS source, s.name, r.read AS rows FROM source AS s JOIN import_run AS r ON r.source = s.id AND r.kind = 'import'
       WHERE s.name = ? COLLATE NOCASE AND ifnull(s.sheet, '') = ifnull(?, '') AND s.columns = ?
         AND NOT EXISTS (SELECT 1 FROM source AS later WHERE later.supersedes = s.id)
       ORDER BY s.id DESC LIMIT 1`,
    )
    .get(name, sheet, JSON.stringify(columns))
  if (row === undefined) return null
  return { ...row, evidence: 'it has the same name and the same columns' }
}
