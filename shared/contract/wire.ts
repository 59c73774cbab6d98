import * as z from 'zod'
import { errorSchema } from './error.ts'

/**
 * What a client sends. `id` is the client's own number for the call or subscription; `session`, the log-in that its screen
 * shows: what changes the case is refused once that has ended, so that nobody's key acts in another's name.
 */
export const requestSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('call'),
    id: z.number().int(),
    method: z.string(),
    params: z.unknown(),
    session: z.string().optional(),
  }),
  z.object({ kind: z.literal('cancel'), id: z.number().int() }),
  z.object({ kind: z.literal('subscribe'), id: z.number().int(), event: z.string() }),
  z.object({ kind: z.literal('unsubscribe'), id: z.number().int() }),
])
export type Request = z.infer<typeof requestSchema>

/** What comes back: every call is answered, with a result or an error; events carry their subscription's id. */
export const replySchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('result'), id: z.number().int(), result: z.unknown() }),
  z.object({ kind: z.literal('error'), id: z.number().int(), error: errorSchema }),
  z.object({ kind: z.literal('event'), id: z.number().int(), payload: z.unknown() }),
])
export type Reply = z.infer<typeof replySchema>
