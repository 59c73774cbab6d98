import * as z from 'zod'
import { messageId } from '../domain/ids.ts'
import { started } from './job.ts'
import { job, read } from './method.ts'

/** What goes into a bundle. */
export const selectionSchema = z.discriminatedUnion('kind', [
  /** Every message with an approved tag and every message cited by an approved attribution. */
  z.object({ kind: z.literal('approved') }),
  z.object({ kind: z.literal('query'), text: z.string().max(20_000) }),
  z.object({ kind: z.literal('messages'), ids: z.array(messageId).min(1).max(100_000) }),
])
export type Selection = z.infer<typeof selectionSchema>

export const bundleResult = z.object({
  folder: z.string(),
  chosen: z.number(),
  context: z.number(),
  images: z.number(),
  files: z.number(),
  bytes: z.number(),
  /** SHA-256 of manifest-sha256.txt: one number that fixes the whole bundle. */
  manifestSha256: z.string(),
})
export type BundleResult = z.infer<typeof bundleResult>

const faultSchema = z.object({
  kind: z.enum(['changed', 'missing', 'added', 'structure']),
  file: z.string(),
  what: z.string(),
})
export const verifyResult = z.object({
  folder: z.string(),
  whole: z.boolean(),
  files: z.number(),
  bytes: z.number(),
  manifestSha256: z.string(),
  faults: z.array(faultSchema),
})
export type VerifyResult = z.infer<typeof verifyResult>

const folder = z.string().min(1).max(4096)

export const bundleMethods = {
  /** What an export would hold, before it is made. */
  'bundle.plan': read(
    'export',
    z.object({ selection: selectionSchema, context: z.number().int().min(0).max(100) }),
    z.object({
      chosen: z.number(),
      context: z.number(),
      conversations: z.number(),
      images: z.number(),
      imageBytes: z.number(),
    }),
  ),
  /** Writes a BagIt bag at `folder`, which must not exist; its job's result is bundleResult. */
  'bundle.export': job(
    'export',
    'export',
    z.object({
      folder,
      title: z.string().trim().min(1).max(200),
      exhibit: z.string().max(200),
      selection: selectionSchema,
      context: z.number().int().min(0).max(100),
    }),
    started,
  ),
  /** Checks a bag; its job's result is verifyResult. */
  'bundle.verify': job('verify', 'nothing', z.object({ folder }), started),
  'bundle.list': read(
    'read',
    z.object({}),
    z.object({
      exports: z.array(
        z.object({
          id: z.number(),
          name: z.string(),
          folder: z.string(),
          chosen: z.number(),
          context: z.number(),
          images: z.number(),
          manifestSha256: z.string(),
          account: z.string(),
          at: z.number(),
        }),
      ),
    }),
  ),
} as const
