import * as z from 'zod'
import { handleId } from '../domain/ids.ts'
import { read } from './method.ts'

const set = z.string()
const position = z.number()
/** UTC milliseconds. */
const at = z.number()

/** A stretch between two rows of a list in which nothing is held. It is no proof that nothing was written. */
export const gapSchema = z.object({
  /** The row after it. */
  position,
  /** The times of the rows before and after it. */
  from: at,
  to: at,
  /** Of the handles asked about, those that have rows elsewhere in the case within it; empty: no data for any of them. */
  elsewhere: z.array(handleId),
})
export type Gap = z.infer<typeof gapSchema>

/** What is held of one handle's own pack, over the whole case. */
export const packSchema = z.object({
  handle: handleId,
  /** 0: no pack of this handle is held. */
  rows: z.number(),
  firstAt: at.nullable(),
  lastAt: at.nullable(),
  /** Positions in the list: of the first row that is not before the pack's first, and of the first that is after its last. */
  begins: position,
  ends: position,
})
export type Pack = z.infer<typeof packSchema>

export const readingMapMethods = {
  /**
   * A list in `buckets` of equally many rows: how many of each bucket's rows carry a live tag, and how many were not seen by the
   * person who asks; and when each bucket begins.
   */
  'list.map': read(
    'read',
    z.object({ set, buckets: z.number().int().min(1).max(1000) }),
    z.object({
      rows: z.number(),
      tagged: z.array(z.number()),
      unread: z.array(z.number()),
      starts: z.array(at.nullable()),
    }),
  ),
  /** Positions of a search's hits in a list, ascending. The search was run and logged before: this is another view of it. */
  'list.hits': read(
    'read',
    z.object({ set, text: z.string().max(10_000) }),
    z.object({ positions: z.array(position) }),
  ),
  /** The gaps of a list, ascending; where there are more than 2,000, the longest of them. */
  'list.gaps': read(
    'read',
    z.object({
      set,
      /** The ends of the conversation: whose other rows and packs are looked at. */
      handles: z.array(handleId).max(20),
    }),
    z.object({ gaps: z.array(gapSchema), total: z.number(), packs: z.array(packSchema) }),
  ),
  /** Rows from each instant to the next, and the position at which each begins. */
  'list.counts': read(
    'read',
    z.object({
      set,
      /** UTC milliseconds, ascending. */
      edges: z.array(at).min(2).max(500),
    }),
    z.object({ counts: z.array(z.number()), positions: z.array(position) }),
  ),
  /** The last row of the case before a stretch of time and the first one at or after its end (UTC milliseconds). */
  'span.neighbours': read(
    'read',
    z.object({ from: at, to: at }),
    z.object({ before: at.nullable(), after: at.nullable() }),
  ),
} as const
