import * as z from 'zod'
import { errorSchema } from './error.ts'
import { host } from './method.ts'

const jobState = z.enum(['queued', 'running', 'done', 'failed', 'cancelled'])

/** Long work: an import, an index build, an export, a verification. */
export const jobSchema = z.object({
  id: z.string(),
  kind: z.enum(['import', 'retry', 'twins', 'index', 'watch', 'export', 'verify', 'disclosure']),
  title: z.string(),
  state: jobState,
  /** What it is at, in words: 'reading', 'placing rows', 'indexing'. */
  step: z.string(),
  /** Units done and to do, in `unit`; total null while it is not known. */
  done: z.number(),
  total: z.number().nullable(),
  unit: z.enum(['rows', 'bytes', 'images', 'files', 'terms', 'searches']),
  /** Rows so far, whatever the unit. */
  rows: z.number(),
  /** Rows a second over the last seconds; null until there is one. */
  rate: z.number().nullable(),
  /** Seconds left, an estimate; null until there is one. */
  left: z.number().nullable(),
  startedAt: z.number(),
  finishedAt: z.number().nullable(),
  cancellable: z.boolean(),
  /** Set when done: what the job found, in the shape that its method promises. */
  result: z.json().nullable(),
  error: errorSchema.nullable(),
})
export type Job = z.infer<typeof jobSchema>

/** What every method that starts a job answers. */
export const started = z.object({ job: z.string() })

export const jobMethods = {
  'job.list': host('case', z.object({}), z.object({ jobs: z.array(jobSchema) })),
  'job.get': host('nothing', z.object({ id: z.string() }), jobSchema),
  'job.cancel': host('case', z.object({ id: z.string() }), jobSchema),
} as const
