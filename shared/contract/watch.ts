import * as z from 'zod'
import { handleId, messageId, watchListId } from '../domain/ids.ts'
import { longestTerm, mostTerms, watchColours } from '../domain/watch.ts'
import { started } from './job.ts'
import { job, read, write } from './method.ts'

const page = { from: z.number().int().min(0), count: z.number().int().min(1).max(500) }
const path = z.string().min(1)
const note = z.string().max(2000)

export const watchTermSchema = z.object({
  /** A search text of the whole language; most are a word or a phrase. */
  text: z.string().min(1).max(longestTerm),
  note,
})
export type WatchTerm = z.infer<typeof watchTermSchema>

/** What is wrong with a term, and where in it: UTF-16 offsets, [from, to). */
const problem = z.object({ message: z.string(), from: z.number(), to: z.number() })

export const watchListSchema = z.object({
  id: watchListId,
  version: z.number(),
  name: z.string(),
  note: z.string(),
  /** A slot of the palette, from 1 on. */
  colour: z.number(),
  retired: z.boolean(),
  terms: z.number(),
  /** Who made this version, and when. */
  account: z.string(),
  at: z.number(),
  /** Terms that have been looked for in every row that can be searched. */
  counted: z.number(),
  /** Whether its terms are marked in messages for the person who asks. */
  on: z.boolean(),
})
export type WatchList = z.infer<typeof watchListSchema>

export const watchFileSchema = z.object({
  name: z.string(),
  encoding: z.string(),
  /** 'lines': a text a line; 'table': cells, of which one column has the terms. */
  form: z.enum(['lines', 'table']),
  separator: z.enum([',', ';', '\t', '|']).nullable(),
  /** The first record names the columns. */
  header: z.boolean(),
  columns: z.array(z.string()),
  termColumn: z.number(),
  noteColumn: z.number().nullable(),
  /** The first records as they stand. */
  sample: z.array(z.array(z.string())),
  /** In the order of the file; those that cannot be understood are among them. */
  terms: z.array(watchTermSchema.extend({ line: z.number(), problem: problem.nullable() })),
  /** Lines that gave no term: what they say, shortened, and why. */
  left: z.array(
    z.object({
      line: z.number(),
      text: z.string(),
      why: z.enum(['repeated', 'too long', 'too many', 'unreadable']),
      /** Of a repeated one: the line that has it first. */
      first: z.number().nullable(),
    }),
  ),
  blank: z.number(),
  comments: z.number(),
})
export type WatchFile = z.infer<typeof watchFileSchema>

/** How a file is to be read where the reader should not decide. */
export const watchReading = z.object({
  encoding: z.enum(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'iso-8859-1']).nullable().default(null),
  form: z.enum(['lines', 'table']).nullable().default(null),
  header: z.boolean().nullable().default(null),
  termColumn: z.number().int().min(0).nullable().default(null),
  noteColumn: z.number().int().min(-1).nullable().default(null),
})
export type WatchReading = z.infer<typeof watchReading>

/** `problem`: why the term finds nothing; its figures are 0 then. */
export const watchRowSchema = watchTermSchema.extend({
  position: z.number(),
  problem: problem.nullable(),
  /** False while rows that can be searched have not been looked through for it. */
  counted: z.boolean(),
  rows: z.number(),
  messages: z.number(),
  /** Handles that sent one of its rows. */
  handles: z.number(),
  /** Rows that came in at or after the message asked for. */
  fresh: z.number(),
  on: z.boolean(),
})
export type WatchRow = z.infer<typeof watchRowSchema>

export const watchPairSchema = z.object({
  /** Null: the term has no row, or no one is known to have sent it. */
  handle: z.object({ id: handleId, name: z.string() }).nullable(),
  term: z.string(),
  position: z.number(),
  rows: z.number(),
  messages: z.number(),
  fresh: z.number(),
})
export type WatchPair = z.infer<typeof watchPairSchema>

const whose = z.enum(['sender', 'either'])
const since = messageId.nullable()

export const watchMethods = {
  /** Every list with its current version, by name; retired ones last. */
  'watch.lists': read(
    'read',
    z.object({}),
    z.object({
      lists: z.array(watchListSchema),
      /** Rows that can be searched, and how many rows the case has. */
      searchable: z.number(),
      /** The last time that lists were run to the end. */
      run: z
        .object({
          at: z.number(),
          account: z.string(),
          texts: z.number(),
          fresh: z.number(),
          rows: z.number(),
        })
        .nullable(),
      /** Where later tranches begin, the newest first: the first message of each, and what came from there on. */
      tranches: z.array(z.object({ since: messageId, name: z.string(), at: z.number(), rows: z.number() })),
    }),
  ),
  /** A list's terms, of the current version or an earlier one, and every version that it had. */
  'watch.get': read(
    'read',
    z.object({ list: watchListId, version: z.number().int().min(1).nullable().default(null) }),
    z.object({
      list: watchListSchema,
      terms: z.array(watchTermSchema),
      versions: z.array(
        z.object({
          version: z.number(),
          name: z.string(),
          terms: z.number(),
          /** Terms that the version before had not, and that it had. */
          added: z.number(),
          removed: z.number(),
          retired: z.boolean(),
          account: z.string(),
          at: z.number(),
        }),
      ),
    }),
  ),
  /** Reads terms out of a text or CSV file; nothing is kept. */
  'watch.read': read('watch', z.object({ path, reading: watchReading }), watchFileSchema),
  /**
   * Makes a list (`list` null), or a new version of one. `version`: the one that was changed.
   * @throws name.taken, state.conflict when somebody made a newer version meanwhile
   */
  'watch.save': write(
    'watch',
    z.object({
      list: watchListId.nullable(),
      version: z.number().int().min(1).nullable(),
      name: z.string().trim().min(1).max(120),
      note,
      colour: z.number().int().min(1).max(watchColours),
      terms: z.array(watchTermSchema).min(1).max(mostTerms),
      /** The file that the terms come from; ''. */
      file: z.string().max(1000).default(''),
    }),
    z.object({ list: watchListId, version: z.number(), repeated: z.number() }),
  ),
  /** Takes a list out of use, or back into it. Its versions and its record stay. */
  'watch.retire': write(
    'watch',
    z.object({ list: watchListId, retired: z.boolean() }),
    z.object({ version: z.number() }),
  ),
  /** Marks a list or one of its terms in messages, or no longer: for the person who asks. */
  'watch.show': write(
    'read',
    z.object({ list: watchListId, term: z.string().max(longestTerm).nullable(), on: z.boolean() }),
    z.object({}),
  ),
  /** Looks for what has not been looked for; with `again` for everything. Saving a list does not do it; indexing does. */
  'watch.run': job('watch', 'watch', z.object({ again: z.boolean() }), started),
  /** The table of a list: a line a term. */
  'watch.terms': read(
    'read',
    z.object({
      list: watchListId,
      sort: z.enum(['position', 'text', 'rows', 'messages', 'handles', 'fresh']),
      descending: z.boolean(),
      show: z.enum(['all', 'hits', 'none', 'fresh', 'problems']),
      text: z.string().max(200),
      since,
      ...page,
    }),
    z.object({
      total: z.number(),
      rows: z.array(watchRowSchema),
      /** Of the whole list, a row that several terms find counted once. */
      all: z.object({
        rows: z.number(),
        messages: z.number(),
        handles: z.number(),
        fresh: z.number(),
        terms: z.number(),
        withHits: z.number(),
        without: z.number(),
        problems: z.number(),
        withFresh: z.number(),
      }),
    }),
  ),
  /** A line a term and handle, of one term or of all, those without a hit too. */
  'watch.handles': read(
    'read',
    z.object({
      list: watchListId,
      term: z.string().max(longestTerm).nullable(),
      /** `sender`: rows that the handle sent; `either`: sent or received. */
      whose,
      sort: z.enum(['position', 'handle', 'rows', 'messages', 'fresh']),
      descending: z.boolean(),
      text: z.string().max(200),
      since,
      ...page,
    }),
    z.object({ total: z.number(), pairs: z.array(watchPairSchema) }),
  ),
  /** Writes a table as CSV, under a name that must be free: hits by term, by term and handle, or the list itself. */
  'watch.export': read(
    'export',
    z.object({ list: watchListId, what: z.enum(['terms', 'handles', 'list']), whose, since, path }),
    z.object({ rows: z.number() }),
  ),
  /** What is to be marked in messages for the person who asks. */
  'watch.marks': read(
    'read',
    z.object({}),
    z.object({
      lists: z.array(
        z.object({
          id: watchListId,
          version: z.number(),
          name: z.string(),
          colour: z.number(),
          on: z.boolean(),
          texts: z.array(z.string()),
        }),
      ),
    }),
  ),
} as const
