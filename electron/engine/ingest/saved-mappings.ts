import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import * as z from 'zod'
import { WinnowError } from '../../../shared/contract/error.ts'
import { headerSignature, type Mapping, mappingSchema } from '../../../shared/domain/mapping.ts'
import type { ReadDb, WriteDb } from '../db/connection.ts'

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

/** A saved mapping in a file of its own, to be taken to another case. */
const exchangeSchema = z.object({
  winnowMapping: z.literal(1),
  name: z.string().trim().min(1).max(120),
  signature: z.string(),
  mapping: mappingSchema,
})
/** No mapping is larger; anything else is another file. */
const mostBytes = 1024 * 1024

/**
 * Writes the newest version of a mapping as JSON.
 * @throws WinnowError not.found, file.exists, file.unreadable
 */
export function exportMapping(db: ReadDb, name: string, path: string): void {
  // UNIQUE (name, version) serves it.
  const row = db
    .prepare<[string], { signature: string; definition: string }>(
      'SELECT signature, definition FROM mapping WHERE name = ? ORDER BY version DESC LIMIT 1',
    )
    .get(name)
  if (row === undefined) throw new WinnowError('not.found', `This case has no mapping named ${name}.`)
  if (existsSync(path)) throw new WinnowError('file.exists', `${path} is already there: give another name.`)
  const { signature, definition } = row
  const exchange = { winnowMapping: 1, name, signature, mapping: JSON.parse(definition) }
  try {
    writeFileSync(path, `${JSON.stringify(exchange, null, 2)}\n`, { flag: 'wx' })
  } catch (error) {
    throw new WinnowError(
      'file.unreadable',
      `${path} cannot be written (${String(error)}). Choose another place.`,
    )
  }
}

/**
 * Reads a mapping that `exportMapping` wrote.
 * @throws WinnowError file.missing, file.unreadable, file.unknown
 */
export function readMappingFile(path: string): { name: string; signature: string; mapping: Mapping } {
  if (!existsSync(path)) throw new WinnowError('file.missing', `There is no file ${path}.`)
  let found: unknown = null
  try {
    if (statSync(path).size <= mostBytes) found = JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    if (!(error instanceof SyntaxError)) {
      throw new WinnowError('file.unreadable', `${path} cannot be read (${String(error)}).`)
    }
  }
  const parsedFile = exchangeSchema.safeParse(found)
  if (!parsedFile.success) {
    throw new WinnowError(
      'file.unknown',
      `${basename(path)} is not a mapping that Winnow wrote: choose a file that was exported from the list of mappings.`,
    )
  }
  return parsedFile.data
}

/** Saves a mapping under its name; the same as the newest of that name stays as it is, a changed one becomes its next version. */
export function saveMapping(
  db: WriteDb,
  name: string,
  mapping: Mapping,
  signature: string,
  account: number,
  now: number,
): { id: number; version: number } {
  const definition = JSON.stringify(mapping)
  // UNIQUE (name, version) serves it.
  const last = db
    .prepare<[string], { id: number; version: number; signature: string; definition: string }>(
      'SELECT id, version, signature, definition FROM mapping WHERE name = ? ORDER BY version DESC LIMIT 1',
    )
    .get(name)
  if (last?.definition === definition && last.signature === signature) return last
  const version = (last?.version ?? 0) + 1
  const { lastInsertRowid } = db
    .prepare(
      'INSERT INTO mapping (name, version, signature, definition, account, created_at) VALUES (?, ?, ?, ?, ?, ?)',
    )
    .run(name, version, signature, definition, account, now)
  return { id: Number(lastInsertRowid), version }
}
