import * as z from 'zod'

/** Integer row ids, branded so that a handle's id cannot be passed where a message's is wanted. */
const id = <Brand extends string>() => z.number().int().positive().brand<Brand>()

export const messageId = id<'message'>()
export const handleId = id<'handle'>()
export const conversationId = id<'conversation'>()
export const sourceId = id<'source'>()
export const mediaId = id<'media'>()
export const tagDefId = id<'tag definition'>()
export const tagId = id<'tag'>()
export const personId = id<'person'>()
export const attributionId = id<'attribution'>()
export const accountId = id<'account'>()
export const watchListId = id<'watch-list'>()

export type MessageId = z.infer<typeof messageId>
export type HandleId = z.infer<typeof handleId>
export type ConversationId = z.infer<typeof conversationId>
export type SourceId = z.infer<typeof sourceId>
export type MediaId = z.infer<typeof mediaId>
export type TagDefId = z.infer<typeof tagDefId>
export type TagId = z.infer<typeof tagId>
export type PersonId = z.infer<typeof personId>
export type AttributionId = z.infer<typeof attributionId>
export type AccountId = z.infer<typeof accountId>
export type WatchListId = z.infer<typeof watchListId>
