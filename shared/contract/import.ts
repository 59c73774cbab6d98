import * as z from 'zod'
import { formatSchema } from '../domain/dialect.ts'
import { sourceId } from '../domain/ids.ts'
import { mappingSchema, mostMappingName } from '../domain/mapping.ts'
import { started } from './job.ts'
import { job, read, write } from './method.ts'

export const path = z.string().min(1).max(4096)

/** One thing that the reader found out, with its evidence, for the importer to confirm or change. */
export const findingSchema = z.object({
  what: z.enum([
    'format',
    'encoding',
    'delimiter',
    'quote',
    'header',
    'line endings',
    'time',
    'columns',
    'warning',
  ]),
  value: z.string(),
  evidence: z.string(),
  /** What it means and what to do, where that is the same for every finding of its kind. */
  advice: z.string().optional(),
  /** True when a person has to decide before the import can start. */
  doubt: z.boolean(),
})
export type Finding = z.infer<typeof findingSchema>

/** A file, or one of those in an archive or folder, and the sheet of it that is meant. */
const served = {
  path,
  /** The file's name inside the archive or folder; null: `path` is the file. */
  member: z.string().max(4096).nullable().default(null),
  /** A sheet of a workbook, a table or a SELECT of a database; null where the file is one table. */
  sheet: z.string().max(20_000).nullable().default(null),
}

/** One file that could be imported. */
export const memberSchema = z.object({
  /** Null: the chosen path itself. */
  member: z.string().nullable(),
  name: z.string(),
  bytes: z.number(),
  /** What its content says it is; null: nothing that can be imported, `problem` says why. */
  format: formatSchema.nullable(),
  /** The tables of a workbook or database; empty where the file is one table. */
  sheets: z.array(z.object({ name: z.string(), rows: z.number().nullable(), hidden: z.boolean() })),
  problem: z.string().nullable(),
})
export type Member = z.infer<typeof memberSchema>

/** What a path holds. */
export const lookSchema = z.object({
  path: z.string(),
  name: z.string(),
  kind: z.enum(['file', 'folder', 'archive']),
  /** Files that hold rows, and those that cannot be read with the reason; images and other attachments are only counted. */
  members: z.array(memberSchema),
  images: z.number(),
  others: z.number(),
  /** Entries that were left out because they could do harm, or cannot be read. */
  refused: z.array(z.object({ name: z.string(), reason: z.string() })),
})
export type Look = z.infer<typeof lookSchema>

export const previewSchema = z.object({
  path: z.string(),
  member: z.string().nullable(),
  sheet: z.string().nullable(),
  name: z.string(),
  bytes: z.number(),
  format: formatSchema,
  findings: z.array(findingSchema),
  columns: z.array(z.string()),
  /** The first rows as they stand, cells aligned with `columns`. */
  rows: z.array(z.object({ row: z.number(), cells: z.array(z.string().nullable()) })),
  /** The first records that cannot be read, each with why and the beginning of its raw text. */
  rejects: z.array(z.object({ row: z.number(), detail: z.string(), raw: z.string() })),
  /** Different non-empty sample values of each column. */
  samples: z.array(z.array(z.string())),
  /** Records in the file: exact when it was read whole, else estimated from its size. */
  records: z.object({ count: z.number(), exact: z.boolean() }),
  /** What each column would become; from a saved mapping when the header is known. */
  mapping: mappingSchema,
  /** Name and version of the saved mapping that was recognised. */
  recognised: z.object({ name: z.string(), version: z.number() }).nullable(),
  /** The source in this case that has the same bytes, if there is one; null also when the file is too large to hash now. */
  already: z.object({ source: sourceId, name: z.string(), addedAt: z.number() }).nullable(),
  /** A source that looks like an earlier version of this file: the same name or first rows, and the same columns. */
  earlier: z
    .object({ source: sourceId, name: z.string(), rows: z.number(), evidence: z.string() })
    .nullable(),
})
export type Preview = z.infer<typeof previewSchema>

/** What an import found and did; read = stored + rejected + known, to the row. */
export const importResult = z.object({
  source: sourceId,
  name: z.string(),
  sha256: z.string(),
  read: z.number(),
  stored: z.number(),
  rejected: z.number(),
  /** Rows that an earlier version of the file brought, word for word: they point to those. */
  known: z.number(),
  /** Of the stored rows, those whose record an earlier version has with other content. */
  different: z.number(),
  seconds: z.number(),
  images: z.object({ found: z.number(), missing: z.number(), undecodable: z.number() }),
  handles: z.number(),
  conversations: z.number(),
  /** Rows whose clock reading came twice, because clocks were put back that night; the first instant was taken. */
  ambiguousTimes: z.number(),
  /** Received and read times that are none under the mapping: their cells are kept as served. */
  unreadTimes: z.number(),
  /** Seconds by step: reading, placing, indexing … */
  steps: z.record(z.string(), z.number()),
})
export type ImportResult = z.infer<typeof importResult>

const savedMapping = z.object({
  name: z.string(),
  version: z.number(),
  mapping: mappingSchema,
  createdAt: z.number(),
})

/** All that an import is told. */
const importParams = z.object({
  ...served,
  /** A folder or a zip with the images that the file names; null: those beside it in its own archive or folder, if it lies in one. */
  images: path.nullable(),
  mapping: mappingSchema,
  /** Saves the mapping under this name for files with a like header. */
  mappingName: z.string().trim().min(1).max(mostMappingName),
  supplier: z.string().max(200),
  tranche: z.string().max(200).default(''),
  exhibit: z.string().max(200),
  continuity: z.string().max(2000),
  /** Whose pack the whole file is, where no column says so; a handle's name. */
  owner: z.string().max(500).default(''),
  /** The earlier version of this file: only rows that it does not have come in. */
  supersedes: sourceId.nullable().default(null),
})

export const importMethods = {
  /** What lies at a path: a file, or the files of a folder or archive, each recognised by its content. */
  'import.look': read('import', z.object({ path }), lookSchema),
  /** Looks at a file: format, encoding, columns, first rows and a proposed mapping. `mapping` set: the same under a changed dialect. */
  'import.inspect': read('import', z.object({ ...served, mapping: mappingSchema.optional() }), previewSchema),
  /** What the zone and time format make of the first rows: local text -> UTC, and what each other likely zone would make of it. */
  'import.times': read(
    'import',
    z.object({ texts: z.array(z.string()).max(20), mapping: mappingSchema }),
    z.object({
      times: z.array(
        z.object({ text: z.string(), at: z.number().nullable(), problem: z.string().nullable() }),
      ),
    }),
  ),
  'import.start': job('import', 'import', importParams, started),
  /** Imports that were cut off, by a crash or a loss of power: nothing of them is in the case, and they can be started again. */
  'import.unfinished': read(
    'import',
    z.object({}),
    z.object({
      imports: z.array(
        z.object({ id: z.number(), params: importParams, account: z.string(), startedAt: z.number() }),
      ),
    }),
  ),
  /** Takes an import that was cut off from that list. */
  'import.forget': write('import', z.object({ id: z.number().int() }), z.object({})),
  'mapping.list': read('import', z.object({}), z.object({ mappings: z.array(savedMapping) })),
  /** Writes a saved mapping (its newest version) as JSON to a path that does not exist yet. */
  'mapping.export': read('import', z.object({ name: z.string(), path }), z.object({})),
  /** Reads a mapping that was written so, and saves it as a new version under its name. */
  'mapping.import': write('import', z.object({ path }), z.object({ name: z.string(), version: z.number() })),
} as const
