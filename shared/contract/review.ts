import * as z from 'zod'
import { attributionId, tagId } from '../domain/ids.ts'
import { attributionSchema, handleState, outcomeKind } from './attribution.ts'
import { rowSchema, tagMark } from './browse.ts'
import { read, write } from './method.ts'

/** What awaits, or got, a decision: a tag with its message, or an attribution. */
export const reviewItem = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('tag'),
    id: tagId,
    mine: z.boolean(),
    tag: tagMark,
    message: rowSchema,
    /** The last decision, if there was one. */
    reason: z.string(),
    decidedBy: z.string().nullable(),
    decidedAt: z.number().nullable(),
  }),
  z.object({
    kind: z.literal('attribution'),
    id: attributionId,
    mine: z.boolean(),
    attribution: attributionSchema,
    reason: z.string(),
    decidedBy: z.string().nullable(),
    decidedAt: z.number().nullable(),
  }),
])
export type ReviewItem = z.infer<typeof reviewItem>

const target = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('tag'), id: tagId }),
  z.object({ kind: z.literal('attribution'), id: attributionId }),
])

export const reviewMethods = {
  /** Waiting items, oldest first, threats to life before all; `mine`: own proposals are listed but cannot be decided. */
  'review.queue': read(
    'review',
    z.object({
      kind: z.enum(['all', 'tag', 'attribution']),
      from: z.number().int().min(0),
      count: z.number().int().min(1).max(200),
    }),
    z.object({ total: z.number(), decidable: z.number(), items: z.array(reviewItem) }),
  ),
  /** What came back to the author, newest first: at most 500 of `total`. */
  'review.returned': read('read', z.object({}), z.object({ total: z.number(), items: z.array(reviewItem) })),
  /**
   * Approve, return with a reason, or reject (attributions only, with a reason).
   * @throws state.conflict when it is one's own, or no longer waiting.
   */
  'review.decide': write(
    'review',
    z.object({
      targets: z.array(target).min(1).max(1000),
      decision: z.enum(['approve', 'return', 'reject']),
      reason: z.string().max(2000),
    }),
    z.object({}),
  ),
  /** Takes one's own decision back, while nothing has followed from it. */
  'review.undo': write('review', z.object({ target }), z.object({})),
  /** The operation at a glance. */
  'home.overview': read(
    'read',
    z.object({}),
    z.object({
      rows: z.number(),
      messages: z.number(),
      indexed: z.number(),
      firstAt: z.number().nullable(),
      lastAt: z.number().nullable(),
      sources: z.number(),
      conversations: z.number(),
      images: z.number(),
      handles: z.record(handleState, z.number()),
      people: z.number(),
      /** People with at least one such outcome. */
      outcomes: z.record(outcomeKind, z.number()),
      seizures: z.array(z.object({ commodity: z.string(), unit: z.string(), amount: z.number() })),
      days: z.array(z.object({ day: z.string(), rows: z.number() })),
      /** Rows that this account has looked at. */
      seen: z.number(),
      tags: z.object({ proposed: z.number(), approved: z.number(), returned: z.number() }),
      queue: z.object({ tags: z.number(), attributions: z.number(), returnedToMe: z.number() }),
      recent: z.array(
        z.object({
          at: z.number(),
          actor: z.string(),
          action: z.string(),
          /** Null: nothing of a name, or several things. */
          target: z.string().nullable(),
          /** How often in a row; `at` is the last time. */
          times: z.number(),
        }),
      ),
    }),
  ),
} as const
