import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import * as z from 'zod'
import { WinnowError } from '../../../shared/contract/error.ts'
import { casePaths } from '../db/paths.ts'

const hex = z.string().regex(/^[0-9a-f]+$/)

/** One account's way to the case key: scrypt (RFC 7914) over the password, AES-256-GCM around the key. */
export const slotSchema = z.object({
  account: z.number().int().positive(),
  name: z.string(),
  /** Null in a case without encryption. */
  wrap: z
    .object({
      logN: z.number().int().min(10).max(24),
      r: z.number().int(),
      p: z.number().int(),
      salt: hex,
      nonce: hex,
      key: hex,
      tag: hex,
    })
    .nullable(),
})
export type Slot = z.infer<typeof slotSchema>

const headerSchema = z.object({
  format: z.literal('winnow case'),
  version: z.number().int(),
  id: z.string(),
  name: z.string(),
  operation: z.string(),
  marking: z.string(),
  cipher: z.enum(['aegis', 'none']),
  slots: z.array(slotSchema),
})
export type Header = z.infer<typeof headerSchema>

/** Version of the folder's layout, not of the database inside it. */
export const headerVersion = 1

/**
 * Reads the public header of a case folder.
 * @throws WinnowError case.missing, case.damaged, case.newer
 */
export function readHeader(folder: string): Header {
  const { header } = casePaths(folder)
  if (!existsSync(header)) {
    throw new WinnowError('case.missing', `${folder} is not a Winnow case: it has no case.json.`)
  }
  let value: unknown
  try {
    value = JSON.parse(readFileSync(header, 'utf8'))
  } catch (error) {
    throw new WinnowError(
      'case.damaged',
      `${header} cannot be read (${String(error)}). Restore it from a backup.`,
    )
  }
  const version = z.object({ version: z.number() }).safeParse(value)
  if (version.success && version.data.version > headerVersion) {
    throw new WinnowError('case.newer', `${folder} was made by a newer Winnow. Open it with that version.`)
  }
  const parsed = headerSchema.safeParse(value)
  if (!parsed.success) {
    throw new WinnowError('case.damaged', `${header} is not a whole case header. Restore it from a backup.`)
  }
  return parsed.data
}

/** Writes the header to a temporary name and renames it, so that no crash leaves half a header. */
export function writeHeader(folder: string, header: Header): void {
  const { header: path } = casePaths(folder)
  writeFileSync(`${path}.new`, `${JSON.stringify(header, null, 2)}\n`, { flush: true })
  renameSync(`${path}.new`, path)
}
