import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import {
  type ByteSource,
  bytesSource,
  type ReadReject,
  type Row,
} from '../../electron/engine/ingest/readers/index.ts'
import { recogniseText, textReader } from '../../electron/engine/ingest/readers/text.ts'
import type { DelimitedDialect, Dialect, Encoding } from '../../shared/domain/dialect.ts'

/** Practice data that stands beside the project and is no part of it; tests that use it are skipped where it is not there. */
export const practiceData = fileURLToPath(new URL('../../../shared/data', import.meta.url))

/** Null when the data is there, else why a test is skipped. */
export function missingData(path: string): string | null {
  return existsSync(`${practiceData}/${path}`) ? null : `${path} is not beside the project`
}

export interface ReadAll {
  columns: string[]
  dialect: Dialect
  rows: Row[]
  rejects: ReadReject[]
  /** The largest `bytes` that a batch reported. */
  bytes: number
}

export function sourceOf(content: string | Uint8Array, name = 'file'): ByteSource {
  return bytesSource(name, typeof content === 'string' ? Buffer.from(content) : content)
}

/** Sniffs and reads a whole file; `changes` are the importer's own decisions about its dialect. */
export function readAll(
  content: string | Uint8Array | ByteSource,
  changes: Partial<DelimitedDialect> = {},
  declared: Encoding | null = null,
): ReadAll {
  const source = typeof content === 'string' || content instanceof Uint8Array ? sourceOf(content) : content
  const sniffed = recogniseText(source, declared)
  const { dialect } = sniffed
  const chosen: Dialect = dialect.format === 'delimited' ? { ...dialect, ...changes } : dialect
  return readUnder(source, chosen)
}

/** Reads a whole file under a dialect that is already decided. */
export function readUnder(content: string | Uint8Array | ByteSource, dialect: Dialect): ReadAll {
  const source = typeof content === 'string' || content instanceof Uint8Array ? sourceOf(content) : content
  const reader = textReader(dialect)
  const columns = reader.columns(source, dialect)
  const all: ReadAll = { columns, dialect, rows: [], rejects: [], bytes: 0 }
  for (const batch of reader.read(source, dialect, columns)) {
    all.rows.push(...batch.rows)
    all.rejects.push(...batch.rejects)
    all.bytes = batch.bytes
  }
  return all
}
