import * as z from 'zod'
import { handleId, messageId } from '../domain/ids.ts'
import { started } from './job.ts'
import { job, read, write } from './method.ts'

const page = { from: z.number().int().min(0), count: z.number().int().min(1).max(500) }
const handle = z.object({ id: handleId, name: z.string() })
const note = z.string().trim().min(1).max(2000)

/** One row of a message that was served more than once. */
export const sightingSchema = z.object({
  id: messageId,
  uid: z.string(),
  file: z.string(),
  sheet: z.string().nullable(),
  row: z.number(),
  /** Whose pack it was served in. */
  owner: handle.nullable(),
  sentAt: z.number().nullable(),
  /** Why it is linked: by the rule, by the supplier's record id, or by a person. */
  by: z.enum(['rule', 'record', 'person']),
})
export type Sighting = z.infer<typeof sightingSchema>

/** Two handles that wrote to each other, and how far their two packs agree. */
export const pairSchema = z.object({
  a: handle,
  b: handle,
  packA: z.boolean(),
  packB: z.boolean(),
  rows: z.number(),
  messages: z.number(),
  /** Messages that both packs have. */
  matched: z.number(),
  onlyA: z.number(),
  onlyB: z.number(),
  /** Unmatched rows of both packs within the tolerance of each other whose texts differ. */
  differing: z.number(),
  /** Median of B's clock less A's over the matched messages, milliseconds; null without any. */
  skew: z.number().nullable(),
})
export type Pair = z.infer<typeof pairSchema>

export const twinMethods = {
  /** The rule, when it last ran, and what it found. */
  'twin.status': read(
    'read',
    z.object({}),
    z.object({
      rule: z.number(),
      toleranceMs: z.number(),
      rows: z.number(),
      messages: z.number(),
      groups: z.number(),
      bothEnds: z.number(),
      repeated: z.number(),
      /** Clusters that could be matched in more than one way, and that are still to be decided: those of `twin.apart`. */
      ambiguous: z.number(),
      /** Rows that came in since it last ran. */
      pending: z.number(),
      runs: z.array(
        z.object({
          at: z.number(),
          rule: z.number(),
          toleranceMs: z.number(),
          rows: z.number(),
          groups: z.number(),
          linked: z.number(),
          /** Clusters that this run left apart, whatever persons decided then or later. */
          ambiguous: z.number(),
        }),
      ),
    }),
  ),
  /** Matches twins over the whole case again, with another tolerance; what persons decided stays. */
  'twin.start': job(
    'twins',
    'import',
    z.object({ toleranceMs: z.number().int().min(0).max(600_000) }),
    started,
  ),
  /** Every row of the message that this row is of; the row alone when it has no twin. */
  'twin.of': read('read', z.object({ message: messageId }), z.object({ rows: z.array(sightingSchema) })),
  /**
   * Rows that the rule left apart since they could be matched in more than one way, as a result set: cluster by cluster, by the time of
   * each one's first row, at most the first 100,000 of them. A cluster is listed until nothing is left to decide: until no two of the
   * messages that its rows are of can be one, for a pack has each of them.
   */
  'twin.apart': read(
    'read',
    z.object({}),
    z.object({
      set: z.string(),
      rows: z.number(),
      messages: z.number(),
      /** All clusters, listed or not. */
      total: z.number(),
      /** Position of each listed cluster's first row. */
      starts: z.array(z.number()),
    }),
  ),
  /** Says that rows are one message. */
  'twin.join': write('tag', z.object({ messages: z.array(messageId).min(2).max(100), note }), z.object({})),
  /** Says that a row is a message of its own. */
  'twin.split': write('tag', z.object({ message: messageId, note }), z.object({})),
  /** The report per pair of handles. */
  'report.pairs': read(
    'read',
    z.object({
      text: z.string().max(200),
      sort: z.enum(['rows', 'matched', 'onlyA', 'differing']),
      ...page,
    }),
    z.object({ total: z.number(), pairs: z.array(pairSchema) }),
  ),
  /** Handles that wrote or were written to, for which no pack is held. */
  'report.missingPacks': read(
    'read',
    z.object({ ...page }),
    z.object({
      total: z.number(),
      packs: z.number(),
      handles: z.array(
        z.object({
          handle,
          rows: z.number(),
          contacts: z.number(),
          firstAt: z.number().nullable(),
          lastAt: z.number().nullable(),
        }),
      ),
    }),
  ),
  /** Days (UTC) without any row between a handle's first and last, as stretches. */
  'report.silences': read(
    'read',
    z.object({ ...page }),
    z.object({
      total: z.number(),
      handles: z.array(
        z.object({
          handle,
          pack: z.boolean(),
          firstAt: z.number(),
          lastAt: z.number(),
          daysWith: z.number(),
          daysWithout: z.number(),
          /** The longest silences: first and last silent day (days since 1970-01-01, UTC), at most ten. */
          longest: z.array(z.object({ from: z.number(), to: z.number() })),
        }),
      ),
    }),
  ),
} as const
