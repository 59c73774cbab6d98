import * as z from 'zod'
import { zoneSchema } from '../domain/zone.ts'
import { openSet } from './browse.ts'
import { read } from './method.ts'

/**
 * How the rows of a result set can stand.
 * `time`: by time sent. `relevance`: of a search, the rows that its rarest words are found in first. `handle`: one group a sender;
 * `conversation`, `day`: one group each. Inside a group rows stand by time. Rows without a time, sender or day stand last.
 */
export const arrangementSchema = z.object({
  by: z.enum(['time', 'relevance', 'handle', 'conversation', 'day']),
  /** Newest first: rows, days, and equally relevant rows. */
  descending: z.boolean(),
  /** The order of groups of handles and conversations: by name, or those with the most rows first. Days stand by date. */
  groups: z.enum(['name', 'rows']).default('rows'),
  /** By whose clock days begin. */
  zone: zoneSchema.default('Europe/London'),
})
export type Arrangement = z.infer<typeof arrangementSchema>

/** The columns by which a list can be sorted: names whatever their case, text by its length, `source` by the file's name, `row` file after file. */
export const sortColumns = [
  'time',
  'sender',
  'recipient',
  'conversation',
  'kind',
  'text',
  'source',
  'row',
] as const
const sortColumn = z.enum(sortColumns)
export type SortColumn = z.infer<typeof sortColumn>

/** What a facet parts the rows by. A row may have several handles, tags and traits (has), and one of each of the others. */
export const facetNames = [
  'handle', // sender or recipient
  'sender',
  'recipient',
  'conversation',
  'source',
  'tag',
  'state', // of its tags
  'kind',
  'script',
  'has', // image, tag, place, twin, link
  'entity', // phone numbers, amounts of money and so on that its text names
  'hour', // of the day, by the clock of `zone`
  'weekday', // by the clock of `zone`
] as const
export const facetName = z.enum(facetNames)
export type FacetName = z.infer<typeof facetName>

export const facetValueSchema = z.object({
  /** Of handle, conversation, source and tag the id; of the others the word itself ('image', 'Cyrillic', '09'). */
  value: z.string(),
  label: z.string(),
  /** What narrows a search text to this value, such as from:ravenwolf; null: the language has no filter for it. */
  filter: z.string().nullable(),
  rows: z.number(),
  messages: z.number(),
})
export type FacetValue = z.infer<typeof facetValueSchema>

export const groupSchema = z.object({
  /** The id of the handle or conversation, or the day as days since 1970-01-01; null: rows that have none. */
  id: z.number().nullable(),
  /** A name, or a day as YYYY-MM-DD by the arrangement's clock. */
  label: z.string(),
  /** Position of its first row in the arranged set. */
  start: z.number(),
  rows: z.number(),
  messages: z.number(),
})
export type Group = z.infer<typeof groupSchema>

const count = z.number().int().min(1)

export const arrangeMethods = {
  /**
   * The same rows in another order, as a result set of their own: pages, positions, ids and the histogram work on it as on any
   * other. `groups`: how many groups it has; 0 when it is not grouped.
   * @throws state.conflict for relevance: of a list that is no search, of a search without words, and above a million hits
   */
  'list.arrange': read(
    'read',
    arrangementSchema.extend({ set: z.string() }),
    openSet.extend({ groups: z.number() }),
  ),
  /**
   * The same rows sorted by a column, as a result set of their own. Equal ones stand by time, oldest first; those that have nothing in the
   * column stand last, whatever the direction.
   */
  'list.sort': read(
    'read',
    z.object({ set: z.string(), column: sortColumn, descending: z.boolean() }),
    openSet,
  ),
  /** The position of each group's first row; null: there are more than 200,000. */
  'list.groupStarts': read(
    'read',
    z.object({ set: z.string() }),
    z.object({ starts: z.array(z.number()).nullable() }),
  ),
  /** Groups from … from+count-1 of a grouped set, in its order. `at`: begins with the group in which that position lies, in place of `from`. */
  'list.groups': read(
    'read',
    z.object({
      set: z.string(),
      from: z.number().int().min(0),
      count: count.max(1000),
      at: z.number().int().min(0).optional(),
    }),
    z.object({ total: z.number(), from: z.number(), groups: z.array(groupSchema) }),
  ),
  /**
   * The values that the rows of a set have, those with the most rows first (hours in their own order).
   * `none`: rows that have no value. `distinct`: how many values there are, of those that `text` lets through. `others`: rows' values that
   * were let through and are not among `values`, each row counted once for each of its values.
   */
  'list.facets': read(
    'read',
    z.object({
      set: z.string(),
      of: facetName,
      most: count.max(1000),
      /** Only values whose name holds this text, whatever its case. */
      text: z.string().max(200).default(''),
      zone: zoneSchema.default('Europe/London'),
    }),
    z.object({
      values: z.array(facetValueSchema),
      distinct: z.number(),
      others: z.number(),
      none: z.number(),
    }),
  ),
} as const
