import { WinnowError } from '../../../shared/contract/error.ts'
import type { Comparison } from '../../../shared/contract/search-record.ts'
import { decodeIds } from '../cells/index.ts'
import type { ReadDb } from '../db/connection.ts'
import { digestOf, type Scope, type SourceRange, sourcesOf } from '../search-record/index.ts'
import { entryOf } from './history.ts'

/** What a run of a search found, as far as it is known. */
export interface Findings {
  readonly run: Comparison['earlier']
  readonly scope: Scope
  /** Ascending; null: too many to have been kept. */
  readonly ids: Uint32Array | null
  readonly bySource: ReadonlyMap<number, { readonly rows: number; readonly digest: string }>
}

/** What was found then. @throws WinnowError not.found, case.damaged */
export function storedFindings(db: ReadDb, search: string): Findings {
  const entry = entryOf(db, search)
  const { number, rows } = entry
  const row = db
    .prepare<[number], { digest: string } & Scope>(
      'SELECT digest, scope_run AS run, scope_state AS state FROM search_record WHERE id = ?',
    )
    .get(number)
  if (row === undefined) throw new RangeError(`Search ${number} is gone.`)
  // The primary keys of search_hits and search_source.
  const packed = db
    .prepare<[string], Buffer>('SELECT ids FROM search_hits WHERE digest = ?')
    .pluck()
    .get(row.digest)
  const sources = db
    .prepare<[number], { source: number; rows: number; digest: string }>(
      'SELECT source, rows, digest FROM search_source WHERE search = ?',
    )
    .all(number)
  return {
    run: entry,
    scope: { run: row.run, state: row.state },
    ids: packed === undefined ? null : unpacked(packed, rows, row.digest, number),
    bySource: new Map(sources.map(({ source, ...found }) => [source, found])),
  }
}

function unpacked(packed: Buffer, rows: number, digest: string, number: number): Uint32Array {
  try {
    const ids = decodeIds(packed, rows)
    if (digestOf([ids]) === digest) return ids
  } catch {}
  throw new WinnowError(
    'case.damaged',
    `The hits kept of search ${number} are damaged: they do not give the digest in its record. Restore the case from a backup.`,
  )
}

/** Hits by source, those of one source joined. */
export function partsBySource(
  runs: readonly SourceRange[],
  ids: Uint32Array | null,
): Map<number, Uint32Array> {
  return new Map(
    sourcesOf(runs, ids ?? new Uint32Array(0)).map(([source, parts]) => {
      const [only] = parts
      if (parts.length === 1 && only !== undefined) return [source, only]
      const all = new Uint32Array(parts.reduce((sum, part) => sum + part.length, 0))
      let at = 0
      for (const part of parts) {
        all.set(part, at)
        at += part.length
      }
      return [source, all]
    }),
  )
}
