import * as z from 'zod'
import { openSet, rowSchema } from './browse.ts'
import { started } from './job.ts'
import { job, read } from './method.ts'
import { searchId } from './search-record.ts'

const text = z.string().max(20_000)

/** A sentence about a place in a search text, UTF-16 offsets [from, to). */
const searchNote = z.object({ message: z.string(), from: z.number(), to: z.number() })

/** A part of a search that stood for several words of the index. */
const searchSpelling = z.object({
  /** As typed: ~rotterdam, *tops*, a word of a script without spaces. */
  word: z.string(),
  /** The words that were searched for it, most like it first; the first hundred. */
  found: z.array(z.string()),
  /** How many there are. */
  words: z.number(),
})

/** Words that look like one of the search and were not searched for it: letters of another alphabet. A ~ before the word takes them in. */
const searchLookAlike = z.object({
  /** As the index folds it. */
  word: z.string(),
  /** Where it stands in the text. */
  from: z.number(),
  to: z.number(),
  found: z.array(z.string()),
  /** Rows that have one of them. */
  rows: z.number(),
})

/** Of what the answer is told: the same fields come with every answer about a search. */
const asked = z.object({
  /** Rows that the index does not hold yet: an import is being indexed, and the answer is of what is indexed. */
  notIndexed: z.number(),
  /** Which of the case's contents it ran on; the log has the same number. */
  dataVersion: z.number(),
  /** Things that are allowed but may not be what was meant. */
  notes: z.array(searchNote),
  /** What parts of the search stood for that are not words as they are. */
  spellings: z.array(searchSpelling),
})

export const searchMethods = {
  /**
   * The first rows that a search finds, in time order, without looking for the rest: what a screen shows at once. Not logged; `search.run`
   * finds the same rows at its beginning. `complete`: there are no more than these.
   * @throws search.problem with details {from, to}: the place in the text that cannot be understood.
   */
  'search.first': read(
    'read',
    z.object({ text, count: z.number().int().min(1).max(100) }),
    asked.extend({ rows: z.array(rowSchema), complete: z.boolean() }),
  ),
  /** How many rows a search finds, exactly, without holding them. Not logged. Throws as search.first does. */
  'search.count': read('read', z.object({ text }), asked.extend({ rows: z.number() })),
  /**
   * What the case knows of a search text, before or after it is run: its notes, those that only the case can give included (a handle that
   * no row has, a saved search that is gone), and words that look like one of it. Not logged.
   * `expanded`: the text with the texts of saved searches in their places, for highlighting.
   * @throws search.problem with details {from, to}
   */
  'search.check': read(
    'read',
    z.object({ text }),
    asked.extend({ lookAlikes: z.array(searchLookAlike), expanded: z.string() }),
  ),
  /**
   * Runs a search and holds its hits as a result set in time order, counted as rows and as messages; logged with its count and data version.
   * @throws search.problem with details {from, to}: the place in the text that cannot be understood.
   */
  'search.run': read(
    'read',
    z.object({
      text,
      /** The search from which this one was changed. */
      parent: searchId.optional(),
    }),
    asked.extend({
      ...openSet.shape,
      /** The name under which it stands in the search record. */
      search: searchId,
    }),
  ),
  /** Indexes what the index lacks or has damaged; a job of no rows when it is whole. Opening and importing do it by themselves. */
  'index.build': job('index', 'read', z.object({}), started),
} as const
