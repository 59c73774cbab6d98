import { z } from 'zod'
import { openSet } from './browse.ts'
import { started } from './job.ts'
import { job, read } from './method.ts'

export const searchMethods = {
  /**
   * Runs a search and holds its hits as a result set in time order; logged with its count and data version.
   * @throws search.problem with details {from, to}: the place in the text that cannot be understood.
   */
  'search.run': read(
    'read',
    z.object({ text: z.string().max(20_000) }),
    openSet.extend({
      /** Rows that the index does not hold yet: an import is being indexed, and the count is of what is indexed. */
      notIndexed: z.number(),
      /** Which of the case's contents it ran on; the log has the same number. */
      dataVersion: z.number(),
      /** For ~words: the spellings that were searched. */
      spellings: z.array(z.object({ word: z.string(), found: z.array(z.string()) })),
    }),
  ),
  /** Indexes what the index lacks or has damaged; a job of no rows when it is whole. Opening and importing do it by themselves. */
  'index.build': job('index', 'read', z.object({}), started),
  'search.log': read(
    'read',
    z.object({ before: z.number().nullable(), limit: z.number().int().min(1).max(500) }),
    z.object({
      total: z.number(),
      searches: z.array(
        z.object({
          id: z.number(),
          at: z.number(),
          account: z.string(),
          text: z.string(),
          rows: z.number(),
          messages: z.number(),
          dataVersion: z.number(),
        }),
      ),
    }),
  ),
} as const
