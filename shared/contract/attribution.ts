import * as z from 'zod'
import { attributionId, conversationId, handleId, mediaId, messageId, personId } from '../domain/ids.ts'
import { read, write } from './method.ts'

/** A calendar day, YYYY-MM-DD. */
const dayText = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a day as YYYY-MM-DD')

export const handleState = z.enum(['unidentified', 'proposed', 'approved', 'rejected'])
export type HandleState = z.infer<typeof handleState>
const attributionState = z.enum(['proposed', 'approved', 'returned', 'rejected', 'withdrawn', 'superseded'])

export const handleSchema = z.object({
  id: handleId,
  name: z.string(),
  state: handleState,
  /** The person of the approved, else of the proposed attribution. */
  person: z.object({ id: personId, name: z.string() }).nullable(),
  sent: z.number(),
  received: z.number(),
  firstAt: z.number().nullable(),
  lastAt: z.number().nullable(),
})
export type Handle = z.infer<typeof handleSchema>

export const itemSchema = z
  .object({
    stance: z.enum(['supports', 'undermines', 'neutral']),
    basis: z.enum(['fact', 'assessment']),
    message: messageId.nullable(),
    media: mediaId.nullable(),
    /** A record outside the case, by its reference. */
    outside: z.string().trim().min(1).max(500).nullable(),
    note: z.string().max(2000),
  })
  .refine((item) => item.message !== null || item.media !== null || item.outside !== null, {
    message: 'an item cites a message, an image or an outside record',
  })
export type AttributionItem = z.infer<typeof itemSchema>

export const attributionSchema = z.object({
  id: attributionId,
  handle: z.object({ id: handleId, name: z.string() }),
  person: z.object({ id: personId, name: z.string() }),
  fromDay: dayText.nullable(),
  toDay: dayText.nullable(),
  use: z.enum(['sole', 'shared', 'relayed']),
  conclusion: z.string(),
  state: attributionState,
  author: z.string(),
  at: z.number(),
  supersedes: attributionId.nullable(),
  items: z.array(
    z.object({
      stance: z.enum(['supports', 'undermines', 'neutral']),
      basis: z.enum(['fact', 'assessment']),
      message: messageId.nullable(),
      /** The cited message's address and text, so that a reader need not open it. */
      cited: z
        .object({
          uid: z.string(),
          file: z.string(),
          row: z.number(),
          sentAt: z.number().nullable(),
          sender: z.string().nullable(),
          body: z.string().nullable(),
        })
        .nullable(),
      media: mediaId.nullable(),
      mediaSha256: z.string().nullable(),
      outside: z.string().nullable(),
      note: z.string(),
    }),
  ),
  decisions: z.array(
    z.object({ decision: z.string(), reason: z.string(), actor: z.string(), at: z.number() }),
  ),
})
export type Attribution = z.infer<typeof attributionSchema>

const proposal = z.object({
  handle: handleId,
  person: z.union([z.object({ id: personId }), z.object({ name: z.string().trim().min(1).max(120) })]),
  fromDay: dayText.nullable(),
  toDay: dayText.nullable(),
  use: z.enum(['sole', 'shared', 'relayed']),
  conclusion: z.string().trim().min(1, 'say the conclusion in words').max(4000),
  items: z.array(itemSchema).max(500),
})

export const outcomeKind = z.enum(['arrested', 'charged', 'convicted'])

export const personSchema = z.object({
  id: personId,
  name: z.string(),
  note: z.string(),
  handles: z.array(z.object({ id: handleId, name: z.string(), state: attributionState })),
  outcomes: z.array(
    z.object({
      id: z.number(),
      kind: outcomeKind,
      day: z.string().nullable(),
      note: z.string(),
      account: z.string(),
    }),
  ),
})
export type Person = z.infer<typeof personSchema>

export const seizureSchema = z.object({
  id: z.number(),
  day: z.string().nullable(),
  commodity: z.string(),
  amount: z.number(),
  unit: z.string(),
  person: z.object({ id: personId, name: z.string() }).nullable(),
  note: z.string(),
  account: z.string(),
})
export type Seizure = z.infer<typeof seizureSchema>

export const attributionMethods = {
  'handle.list': read(
    'read',
    z.object({
      /** Approximate name; empty: all. */
      text: z.string().max(200),
      state: handleState.optional(),
      sort: z.enum(['rows', 'name', 'first', 'last']),
      from: z.number().int().min(0),
      count: z.number().int().min(1).max(500),
    }),
    z.object({ total: z.number(), handles: z.array(handleSchema) }),
  ),
  'handle.get': read(
    'read',
    z.object({ id: handleId }),
    handleSchema.extend({
      /** Rows sent and received on each UTC day that has any. */
      days: z.array(z.object({ day: dayText, sent: z.number(), received: z.number() })),
      contacts: z.array(
        z.object({
          handle: handleId,
          name: z.string(),
          conversation: conversationId,
          rows: z.number(),
          firstAt: z.number().nullable(),
          lastAt: z.number().nullable(),
        }),
      ),
      /** How the served files spell the name, where they differ. */
      aliases: z.array(z.string()),
      /** Other handles so alike that they have been confused. */
      alike: z.array(z.object({ id: handleId, name: z.string() })),
      attributions: z.array(attributionSchema),
    }),
  ),
  'person.list': read(
    'read',
    z.object({ text: z.string().max(200) }),
    z.object({ people: z.array(personSchema) }),
  ),
  'person.save': write(
    'attribute',
    z.object({
      id: personId.optional(),
      name: z.string().trim().min(1).max(120),
      note: z.string().max(2000),
    }),
    z.object({ id: personId }),
  ),
  'attribution.get': read('read', z.object({ id: attributionId }), attributionSchema),
  'attribution.propose': write('attribute', proposal, z.object({ id: attributionId })),
  /** A changed attribution supersedes the one it names and is proposed anew. */
  'attribution.revise': write(
    'attribute',
    proposal.extend({ supersedes: attributionId }),
    z.object({ id: attributionId }),
  ),
  'attribution.withdraw': write('attribute', z.object({ id: attributionId }), z.object({})),
  'outcome.add': write(
    'outcomes',
    z.object({ person: personId, kind: outcomeKind, day: dayText.nullable(), note: z.string().max(500) }),
    z.object({ id: z.number() }),
  ),
  'outcome.withdraw': write('outcomes', z.object({ id: z.number().int() }), z.object({})),
  'seizure.list': read('read', z.object({}), z.object({ seizures: z.array(seizureSchema) })),
  'seizure.add': write(
    'outcomes',
    z.object({
      day: dayText.nullable(),
      commodity: z.string().trim().min(1).max(80),
      amount: z.number().positive(),
      unit: z.string().trim().min(1).max(20),
      person: personId.nullable(),
      note: z.string().max(500),
    }),
    z.object({ id: z.number() }),
  ),
  'seizure.withdraw': write('outcomes', z.object({ id: z.number().int() }), z.object({})),
} as const
