import * as z from 'zod'
import { accountId, conversationId, messageId } from '../domain/ids.ts'
import { listOf, rowSchema } from './browse.ts'
import { read, write } from './method.ts'

/** How much of a list was seen; rows, and messages of which at least one row was. */
const share = z.object({ rows: z.number(), messages: z.number() })

export const coverageSchema = share.extend({
  /** By at least one account. */
  anyone: share,
  /** By the account that asks. */
  mine: share,
  /** Account by account, most rows first; those that have seen none of it are left out. */
  readers: z.array(share.extend({ account: accountId, name: z.string() })),
})
export type Coverage = z.infer<typeof coverageSchema>

const step = z.object({
  set: z.string(),
  /** The position to start from, which is not itself looked at; -1 and the list's length are its two ends. */
  from: z.number().int().min(-1),
  direction: z.enum(['next', 'previous']),
})
const position = z.object({ position: z.number().nullable() })

const noteText = z.string().max(500)
export const bookmarkSchema = z.object({ message: rowSchema, note: noteText, at: z.number() })
export type Bookmark = z.infer<typeof bookmarkSchema>

/** The columns that a list of messages can show. */
export const listColumns = [
  'number',
  'seen',
  'time',
  'sender',
  'recipient',
  'conversation',
  'kind',
  'text',
  'twins',
  'tags',
  'source',
  'row',
] as const
export const listColumn = z.enum(listColumns)
export type ListColumn = z.infer<typeof listColumn>

/** Somewhere a person was. What it holds beside the screen is the screen's own; one that it no longer knows is passed over. */
const placeSchema = z.object({ screen: z.string().max(40) }).catchall(z.json())

const history = z.object({
  stack: z.array(placeSchema).min(1).max(50),
  index: z.number().int().min(0).max(49),
})

/** What a person keeps of how things are shown, by name. */
export const preferenceShapes = {
  /** Columns of lists of messages, in their order; those left out are not shown. Widths in px; the text takes what is left. */
  columns: z.object({
    shown: z.array(listColumn).min(1).max(listColumns.length),
    widths: z.partialRecord(listColumn, z.number().int().min(24).max(1200)),
  }),
  /**
   * Where one was, as a browser keeps it: the places one went through and which of them one stood on; and the same of the second pane,
   * where it was open.
   */
  places: history.extend({ side: history.optional() }),
  /** Small choices of screens: orders, groupings, sizes. */
  view: z.record(z.string().max(60), z.union([z.string().max(200), z.number(), z.boolean()])),
} as const

const preference = z
  .discriminatedUnion('name', [
    z.object({ name: z.literal('columns'), value: preferenceShapes.columns }),
    z.object({ name: z.literal('places'), value: preferenceShapes.places }),
    z.object({ name: z.literal('view'), value: preferenceShapes.view }),
  ])
  .refine(({ value }) => JSON.stringify(value).length <= 100_000, {
    message: 'it is longer than 100,000 characters',
  })

/** What of a message is copied: its row, and its place in what was served. */
const quotedSchema = z.object({
  row: rowSchema,
  /** SHA-256 of the served file. */
  sha256: z.string(),
  /** One of those that were asked for; the others stand around them. */
  chosen: z.boolean(),
})

export const readingMethods = {
  /**
   * Time on screen: messages that stood there long enough to be read count as seen (shared/domain/seen-rule.ts), the first time
   * only. Those that did not are left out.
   */
  'message.seen': write(
    'read',
    z.object({
      looks: z
        .array(z.object({ id: messageId, ms: z.number().int().min(0).max(86_400_000) }))
        .min(1)
        .max(1000),
    }),
    z.object({ counted: z.number() }),
  ),
  /** How much of a list or of an open result set was seen, and by whom. */
  'reading.coverage': read(
    'read',
    z.union([z.object({ set: z.string() }), z.object({ of: listOf })]),
    coverageSchema,
  ),
  /** Rows of each of some conversations that the account that asks has seen, in the order asked for. */
  'reading.conversations': read(
    'read',
    z.object({ ids: z.array(conversationId).max(500) }),
    z.object({ seen: z.array(z.number()) }),
  ),
  /** Rows that the account has seen, by the UTC day on which they were sent; days without any are left out. */
  'reading.days': read(
    'read',
    z.object({}),
    z.object({ days: z.array(z.object({ day: z.string(), rows: z.number() })) }),
  ),
  /** The nearest row that the account has not seen; null: there is none that way. */
  'list.nextUnread': read('read', step, position),
  /** The nearest row that the account has a bookmark on; null: there is none that way. */
  'list.nextBookmark': read('read', step, position),
  /** Puts a bookmark on a message, or changes its note. One's own; 10,000 at most. @throws state.conflict beyond */
  'bookmark.put': write('read', z.object({ message: messageId, note: noteText }), z.object({})),
  'bookmark.remove': write('read', z.object({ message: messageId }), z.object({})),
  /** One's own bookmarks, the latest first; with a text those whose note or message holds it. */
  'bookmark.list': read(
    'read',
    z.object({
      text: z.string().max(200),
      from: z.number().int().min(0),
      count: z.number().int().min(1).max(500),
    }),
    z.object({ total: z.number(), bookmarks: z.array(bookmarkSchema) }),
  ),
  /** All of one's own bookmarks in brief, for the marks in lists. */
  'bookmark.all': read(
    'read',
    z.object({}),
    z.object({ bookmarks: z.array(z.object({ message: messageId, note: noteText })) }),
  ),
  /** The message that one stood on last in a conversation. */
  'place.get': read(
    'read',
    z.object({ conversation: conversationId }),
    z.object({ message: messageId.nullable(), at: z.number().nullable() }),
  ),
  'place.put': write('read', z.object({ conversation: conversationId, message: messageId }), z.object({})),
  /** One's own preferences; those never put down are null. */
  'preference.get': read(
    'read',
    z.object({}),
    z.object({
      columns: preferenceShapes.columns.nullable(),
      places: preferenceShapes.places.nullable(),
      view: preferenceShapes.view.nullable(),
    }),
  ),
  'preference.put': write('read', z.object({ preference }), z.object({})),
  /**
   * Messages as they are copied out of the case, each with its address and the hash of its file, and as many rows of their
   * conversation before and after as wished, in time order. Recorded in the audit.
   */
  'message.quote': read(
    'read',
    z.object({
      messages: z.array(messageId).min(1).max(100),
      before: z.number().int().min(0).max(50),
      after: z.number().int().min(0).max(50),
    }),
    z.object({ rows: z.array(quotedSchema) }),
  ),
} as const
