import type { z } from 'zod'
import type { messageKind } from '../../../shared/contract/browse.ts'

export type Kind = z.infer<typeof messageKind>

/** In the order of their codes in staged rows. */
export const kinds: readonly Kind[] = ['text', 'image', 'call', 'note', 'system', 'undecrypted']

const words: readonly (readonly [RegExp, Kind])[] = [
  [/undecrypt|not decrypted|encrypted|undecipher|decryption failed/, 'undecrypted'],
  [/call|phone/, 'call'],
  [/image|photo|picture|media|video|gif|sticker|attachment|file|mms/, 'image'],
  [/note|memo/, 'note'],
  [/system|event|service|notification|status|admin/, 'system'],
]

/**
 * The kind that a supplier's own word for it means. The word itself stays with the message among the kept columns: a video is
 * listed with the images, and is still called a video there.
 */
export function kindOf(word: string): Kind {
  const folded = word.toLowerCase()
  return words.find(([pattern]) => pattern.test(folded))?.[1] ?? 'text'
}
