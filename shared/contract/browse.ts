import * as z from 'zod'
import { conversationId, handleId, mediaId, messageId, sourceId, tagDefId, tagId } from '../domain/ids.ts'
import { kinds } from '../domain/kinds.ts'
import { read, write } from './method.ts'
import { sightingSchema } from './twin.ts'

export const messageKind = z.enum(kinds)

/** Where a row stands in what was served: its lasting name. */
const addressSchema = z.object({
  /** First 16 hex digits of the source's SHA-256, ':', the sheet and '!' if there is one, the row. */
  uid: z.string(),
  source: sourceId,
  /** The exhibit that the file was served as; empty: not said. */
  exhibit: z.string(),
  file: z.string(),
  sheet: z.string().nullable(),
  row: z.number(),
})

export const mediaSchema = z.object({
  /** Null: named by the message but not among the images served. */
  id: mediaId.nullable(),
  name: z.string(),
  sha256: z.string().nullable(),
  type: z.string().nullable(),
  width: z.number().nullable(),
  height: z.number().nullable(),
  problem: z.string().nullable(),
})
export type Media = z.infer<typeof mediaSchema>

/** A tag as lists show it. */
export const tagMark = z.object({
  id: tagId,
  def: tagDefId,
  state: z.enum(['proposed', 'approved', 'returned']),
  from: z.number().nullable(),
  to: z.number().nullable(),
  note: z.string(),
  account: z.string(),
  at: z.number(),
})
export type TagMark = z.infer<typeof tagMark>

/** One message row in the shape every list uses. */
export const rowSchema = z.object({
  id: messageId,
  address: addressSchema,
  sentAt: z.number().nullable(),
  timeText: z.string().nullable(),
  sender: z.object({ id: handleId, name: z.string() }).nullable(),
  recipient: z.object({ id: handleId, name: z.string() }).nullable(),
  conversation: z.object({ id: conversationId, name: z.string() }),
  kind: messageKind,
  body: z.string().nullable(),
  media: z.array(mediaSchema),
  tags: z.array(tagMark),
  /** Whose pack the row was served in; null: it is not known. */
  owner: z.object({ id: handleId, name: z.string() }).nullable(),
  /** Seconds after which the message was to vanish; null: the file gives none. */
  burn: z.number().nullable(),
  /** What the file says became of the message: its text was changed later, or it was deleted. */
  altered: z.enum(['edited', 'deleted']).nullable(),
  /** Other rows that are the same message: in the counterpart's pack too, or repeated in one; null when there is none. */
  twins: z.object({ kind: z.enum(['both ends', 'repeated']), others: z.number() }).nullable(),
})
export type MessageRow = z.infer<typeof rowSchema>

export const messageSchema = rowSchema.extend({
  /** SHA-256 of the whole served file. */
  sha256: z.string(),
  zone: z.string(),
  /** The source was withdrawn: the row is in no list, search or count. */
  withdrawn: z.boolean(),
  receivedAt: z.number().nullable(),
  readAt: z.number().nullable(),
  latitude: z.number().nullable(),
  longitude: z.number().nullable(),
  /** Every row of this message, this one too, when it has twins. */
  sightings: z.array(sightingSchema),
  extra: z.array(z.object({ column: z.string(), value: z.string().nullable() })),
  /** The row as it was served: every cell in the order of the columns, mapped ones too; null: empty. */
  cells: z.array(z.object({ column: z.string(), value: z.string().nullable() })),
  exif: z.array(
    z.object({
      media: mediaId,
      takenAt: z.number().nullable(),
      takenText: z.string().nullable(),
      latitude: z.number().nullable(),
      longitude: z.number().nullable(),
      device: z.string().nullable(),
    }),
  ),
  history: z.array(z.object({ at: z.number(), actor: z.string(), what: z.string(), note: z.string() })),
  seenBy: z.array(z.object({ account: z.string(), at: z.number() })),
})
export type Message = z.infer<typeof messageSchema>

/** What a list shows, in time order. */
export const listOf = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('all') }),
  z.object({ kind: z.literal('conversation'), conversation: conversationId }),
  z.object({
    kind: z.literal('handle'),
    handle: handleId,
    /** Also what others wrote to groups that it takes part in. */
    groups: z.boolean().optional(),
  }),
  z.object({ kind: z.literal('tag'), def: tagDefId }),
  z.object({ kind: z.literal('source'), source: sourceId }),
  z.object({ kind: z.literal('media') }),
  /** Two handles: the rows between them, in any conversation that both take part in; or all that either sent or received. */
  z.object({
    kind: z.literal('pair'),
    handles: z.tuple([handleId, handleId]),
    rows: z.enum(['between', 'either']),
  }),
  /** Every row sent in a stretch of time: UTC milliseconds, from the first to before the last. */
  z.object({ kind: z.literal('span'), from: z.number(), to: z.number() }),
])

/** A result set: positions 0 … rows-1 -> message ids, held by a reader until it is closed or the case changes hands. */
export const openSet = z.object({ set: z.string(), rows: z.number(), messages: z.number() })

export const conversationSchema = z.object({
  id: conversationId,
  name: z.string(),
  participants: z.array(z.object({ id: handleId, name: z.string() })),
  rows: z.number(),
  messages: z.number(),
  firstAt: z.number().nullable(),
  lastAt: z.number().nullable(),
})
export type Conversation = z.infer<typeof conversationSchema>

const position = z.object({ position: z.number().nullable() })

export const browseMethods = {
  'list.open': read('read', z.object({ of: listOf }), openSet),
  'list.page': read(
    'read',
    z.object({ set: z.string(), from: z.number().int().min(0), count: z.number().int().min(1).max(500) }),
    z.object({
      rows: z.array(rowSchema),
      /** Those of the rows that the account that asks has seen. */
      seen: z.array(messageId),
    }),
  ),
  /** Ids at positions from … from+count-1, for bulk work on a selected range. */
  'list.ids': read(
    'read',
    z.object({ set: z.string(), from: z.number().int().min(0), count: z.number().int().min(1).max(100_000) }),
    z.object({ ids: z.array(messageId) }),
  ),
  /** Position of the first row at or after an instant (UTC ms); null when the list ends before it. */
  'list.seekTime': read('read', z.object({ set: z.string(), at: z.number() }), position),
  /** Position of a message; null when it is not in the list. */
  'list.seekMessage': read('read', z.object({ set: z.string(), message: messageId }), position),
  /** Rows per bucket of time over the list, for histograms: at most `buckets` of equal width. */
  'list.histogram': read(
    'read',
    z.object({ set: z.string(), buckets: z.number().int().min(1).max(1000) }),
    z.object({
      from: z.number().nullable(),
      width: z.number(),
      counts: z.array(z.number()),
      unknown: z.number(),
    }),
  ),
  'list.close': read('read', z.object({ set: z.string() }), z.object({})),
  'message.get': read('read', z.object({ id: messageId }), messageSchema),
  /** Finds a message by its lasting address. */
  'message.find': read('read', z.object({ uid: z.string() }), z.object({ id: messageId.nullable() })),
  /** An image is shown unblurred: recorded before its bytes are given out. */
  'media.reveal': write('read', z.object({ message: messageId, media: mediaId }), z.object({})),
  'conversation.get': read('read', z.object({ id: conversationId }), conversationSchema),
  'conversation.list': read(
    'read',
    z.object({
      /** Approximate name of the conversation or of a participant; empty: all. */
      text: z.string().max(200),
      sort: z.enum(['rows', 'name', 'first', 'last']),
      from: z.number().int().min(0),
      count: z.number().int().min(1).max(500),
    }),
    z.object({ total: z.number(), conversations: z.array(conversationSchema) }),
  ),
} as const
