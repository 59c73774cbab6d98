import * as z from 'zod'
import { messageId, tagDefId, tagId } from '../domain/ids.ts'
import { tagMark } from './browse.ts'
import { read, write } from './method.ts'

export const tagCategory = z.enum(['importation', 'other', 'disclosure'])

export const tagDefSchema = z.object({
  id: tagDefId,
  /** 1 to 4 capitals or digits, shown in the margin. */
  code: z.string().regex(/^[A-Z0-9]{1,4}$/, '1 to 4 capitals or digits'),
  name: z.string().trim().min(1).max(80),
  category: tagCategory,
  meaning: z.string().max(500),
  /** The one key that sets it; null: none. */
  key: z
    .string()
    .regex(/^[a-z0-9]$/)
    .nullable(),
  colour: z.number().int().min(1).max(12),
  shape: z.enum(['square', 'diamond', 'triangle', 'circle', 'bar', 'ring', 'cross', 'flag']),
  position: z.number().int(),
  retired: z.boolean(),
  version: z.number().int(),
})
export type TagDef = z.infer<typeof tagDefSchema>

export const taggingMethods = {
  'scheme.get': read(
    'read',
    z.object({}),
    z.object({ defs: z.array(tagDefSchema.extend({ uses: z.number() })) }),
  ),
  /** Adds (no id) or changes a definition; the former version is kept, tags in use follow the new one. */
  'scheme.save': write(
    'scheme',
    tagDefSchema.omit({ id: true, version: true, position: true }).extend({ id: tagDefId.optional() }),
    tagDefSchema,
  ),
  /** Proposes a tag on each message. A message that carries the same live tag on the same range is left as it is. */
  'tag.add': write(
    'tag',
    z
      .object({
        def: tagDefId,
        messages: z.array(messageId).min(1).max(100_000),
        note: z.string().max(2000),
        /** UTF-16 offsets into the body, [from, to); only with one message. */
        range: z.object({ from: z.number().int().min(0), to: z.number().int().min(1) }).nullable(),
      })
      .refine((tag) => tag.range === null || (tag.messages.length === 1 && tag.range.from < tag.range.to), {
        message: 'a range belongs to one message and is not empty',
      }),
    z.object({ added: z.array(tagId), already: z.number() }),
  ),
  /** Takes tags back: the author their own proposed or returned ones. Nothing is deleted. */
  'tag.withdraw': write('tag', z.object({ ids: z.array(tagId).min(1).max(100_000) }), z.object({})),
  /** Undo of a withdrawal, by its author: the tag stands again in the state that it had. */
  'tag.restore': write('tag', z.object({ ids: z.array(tagId).min(1).max(100_000) }), z.object({})),
  /** A changed note or range: a new tag that supersedes the old one and is proposed anew. */
  'tag.revise': write(
    'tag',
    z.object({
      id: tagId,
      note: z.string().max(2000),
      range: z.object({ from: z.number().int().min(0), to: z.number().int().min(1) }).nullable(),
    }),
    z.object({ id: tagId }),
  ),
  'tag.of': read('read', z.object({ message: messageId }), z.object({ tags: z.array(tagMark) })),
} as const
