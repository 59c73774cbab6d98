import * as z from 'zod'
import { messageId, sourceId } from '../domain/ids.ts'
import { mappingSchema } from '../domain/mapping.ts'
import { path } from './import.ts'
import { started } from './job.ts'
import { job, read, write } from './method.ts'

export const sourceSchema = z.object({
  id: sourceId,
  name: z.string(),
  bytes: z.number(),
  sha256: z.string(),
  archive: z.string().nullable(),
  archiveSha256: z.string().nullable(),
  sheet: z.string().nullable(),
  format: z.string(),
  encoding: z.string().nullable(),
  zone: z.string(),
  supplier: z.string(),
  tranche: z.string(),
  exhibit: z.string(),
  continuity: z.string(),
  columns: z.array(z.string()),
  keptColumns: z.array(z.string()),
  mapping: mappingSchema,
  mappingName: z.string(),
  addedAt: z.number(),
  addedBy: z.string(),
  /** The earlier version of this file, and the later one, where there are such. */
  supersedes: sourceId.nullable(),
  supersededBy: sourceId.nullable(),
  /** read = stored + rejected + known, to the row. */
  read: z.number(),
  stored: z.number(),
  rejected: z.number(),
  /** Rows that the earlier version brought already. */
  known: z.number(),
  /** Of the stored, rows whose record the earlier version has with other content. */
  different: z.number(),
  /** Of the rejected, rows that came in when they were tried again. */
  recovered: z.number(),
  imagesFound: z.number(),
  imagesMissing: z.number(),
  firstAt: z.number().nullable(),
  lastAt: z.number().nullable(),
  /** Rejected rows by reason, those that came in later left out. */
  reasons: z.array(z.object({ reason: z.string(), rows: z.number() })),
  /** Set while the source is withdrawn: its rows are in no list, search or count. */
  withdrawn: z.object({ reason: z.string(), account: z.string(), at: z.number() }).nullable(),
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

const page = { from: z.number().int().min(0), count: z.number().int().min(1).max(500) }

export const differenceSchema = z.object({
  message: messageId,
  uid: z.string(),
  row: z.number(),
  earlier: messageId,
  earlierUid: z.string(),
  earlierRow: z.number(),
  /** What differs: each column with its text then and now. */
  fields: z.array(
    z.object({ column: z.string(), before: z.string().nullable(), after: z.string().nullable() }),
  ),
})
export type Difference = z.infer<typeof differenceSchema>

export const sourceMethods = {
  'source.list': read('read', z.object({}), z.object({ sources: z.array(sourceSchema) })),
  'source.rejects': read(
    'read',
    z.object({ source: sourceId, reason: z.string().optional(), ...page }),
    z.object({ total: z.number(), rejects: z.array(rejectSchema) }),
  ),
  /** Writes the rejected rows as CSV (row, line, reason, detail, raw) to a path that does not exist yet. */
  'source.exportRejects': read(
    'import',
    z.object({ source: sourceId, path }),
    z.object({ rows: z.number() }),
  ),
  /** Reads the rejected rows again from their raw text, under a corrected mapping. */
  'source.retry': job('retry', 'import', z.object({ source: sourceId, mapping: mappingSchema }), started),
  /** Rows that differ from the earlier version of the file, in file order. */
  'source.differences': read(
    'read',
    z.object({ source: sourceId, ...page }),
    z.object({ total: z.number(), differences: z.array(differenceSchema) }),
  ),
  /** What rests on a source: asked before it is withdrawn. */
  'source.rests': read(
    'read',
    z.object({ source: sourceId, ...page }),
    z.object({
      /** Live tags on its rows; `tags` is a page of them. */
      total: z.number(),
      tags: z.array(
        z.object({
          message: messageId,
          uid: z.string(),
          tag: z.string(),
          state: z.string(),
          account: z.string(),
          note: z.string(),
        }),
      ),
      /** Citations of its rows in attributions that stand. */
      citations: z.number(),
    }),
  ),
  'source.withdraw': write(
    'import',
    z.object({ source: sourceId, reason: z.string().trim().min(1).max(2000) }),
    z.object({}),
  ),
  'source.reinstate': write(
    'import',
    z.object({ source: sourceId, reason: z.string().trim().min(1).max(2000) }),
    z.object({}),
  ),
} as const
