// FOR THE PIPELINE HAND (remove this line when read): images are done in electron/engine/media (openImages, examineImage, MediaStore; see its index.ts): use it. Also export sampleImport(ports): Params<"import.start"> (guessed mapping, zone Europe/London) from ingest/index.ts; writer.ts starts it after case.sample when the case has no source.
import { z } from 'zod'
import { sourceId } from '../domain/ids.ts'
import { mappingSchema } from '../domain/mapping.ts'
import { started } from './job.ts'
import { job, read } from './method.ts'

const path = z.string().min(1).max(4096)

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
  /** True when a person has to decide before the import can start. */
  doubt: z.boolean(),
})
export type Finding = z.infer<typeof findingSchema>

export const previewSchema = z.object({
  path: z.string(),
  name: z.string(),
  bytes: z.number(),
  format: z.enum(['delimited', 'json-lines', 'json-array']),
  findings: z.array(findingSchema),
  columns: z.array(z.string()),
  /** The first rows as they stand, cells aligned with `columns`. */
  rows: z.array(z.object({ row: z.number(), cells: z.array(z.string().nullable()) })),
  /** Non-empty sample values of each column. */
  samples: z.array(z.array(z.string())),
  /** Records in the file: exact when it was read whole, else estimated from its size. */
  records: z.object({ count: z.number(), exact: z.boolean() }),
  /** What each column would become; from a saved mapping when the header is known. */
  mapping: mappingSchema,
  /** Name and version of the saved mapping that was recognised. */
  recognised: z.object({ name: z.string(), version: z.number() }).nullable(),
  /** The source in this case that has the same bytes, if there is one; null also when the file is too large to hash now. */
  already: z.object({ source: sourceId, name: z.string(), addedAt: z.number() }).nullable(),
})
export type Preview = z.infer<typeof previewSchema>

/** What an import found and did; read = stored + rejected, to the row. */
export const importResult = z.object({
  source: sourceId,
  name: z.string(),
  sha256: z.string(),
  read: z.number(),
  stored: z.number(),
  rejected: z.number(),
  seconds: z.number(),
  images: z.object({ found: z.number(), missing: z.number(), undecodable: z.number() }),
  handles: z.number(),
  conversations: z.number(),
  /** Rows whose clock reading came twice, because clocks were put back that night; the first instant was taken. */
  ambiguousTimes: z.number(),
  /** Seconds by step: reading, placing, indexing statistics … */
  steps: z.record(z.string(), z.number()),
})
export type ImportResult = z.infer<typeof importResult>

export const sourceSchema = z.object({
  id: sourceId,
  name: z.string(),
  bytes: z.number(),
  sha256: z.string(),
  format: z.string(),
  encoding: z.string(),
  zone: z.string(),
  supplier: z.string(),
  exhibit: z.string(),
  continuity: z.string(),
  columns: z.array(z.string()),
  keptColumns: z.array(z.string()),
  mapping: mappingSchema,
  mappingName: z.string(),
  addedAt: z.number(),
  addedBy: z.string(),
  read: z.number(),
  stored: z.number(),
  rejected: z.number(),
  imagesFound: z.number(),
  imagesMissing: z.number(),
  firstAt: z.number().nullable(),
  lastAt: z.number().nullable(),
  /** Rejected rows by reason. */
  reasons: z.array(z.object({ reason: z.string(), rows: z.number() })),
})
export type Source = z.infer<typeof sourceSchema>

export const rejectSchema = z.object({
  row: z.number(),
  line: z.number(),
  reason: z.string(),
  detail: z.string(),
  raw: z.string(),
})
export type Reject = z.infer<typeof rejectSchema>

export const importMethods = {
  /** Looks at a file: format, encoding, columns, first rows and a proposed mapping. `mapping` set: the same under a changed dialect. */
  'import.inspect': read('import', z.object({ path, mapping: mappingSchema.optional() }), previewSchema),
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
  'import.start': job(
    'import',
    'import',
    z.object({
      path,
      /** A folder or a zip with the images that the file names. */
      images: path.nullable(),
      mapping: mappingSchema,
      /** Saves the mapping under this name for files with a like header. */
      mappingName: z.string().trim().min(1).max(120),
      supplier: z.string().max(200),
      exhibit: z.string().max(200),
      continuity: z.string().max(2000),
    }),
    started,
  ),
  'mapping.list': read(
    'import',
    z.object({}),
    z.object({
      mappings: z.array(
        z.object({ name: z.string(), version: z.number(), mapping: mappingSchema, createdAt: z.number() }),
      ),
    }),
  ),
  'source.list': read('read', z.object({}), z.object({ sources: z.array(sourceSchema) })),
  'source.rejects': read(
    'read',
    z.object({
      source: sourceId,
      reason: z.string().optional(),
      from: z.number().int().min(0),
      count: z.number().int().min(1).max(500),
    }),
    z.object({ total: z.number(), rejects: z.array(rejectSchema) }),
  ),
  /** Writes the rejected rows as CSV (row, line, reason, detail, raw) to a path that does not exist yet. */
  'source.exportRejects': read(
    'import',
    z.object({ source: sourceId, path }),
    z.object({ rows: z.number() }),
  ),
} as const
