/** Kinds of message. A message is stored with its kind's place in this list: new ones go to the end. */
export const kinds = ['text', 'image', 'call', 'note', 'system', 'undecrypted'] as const
export type Kind = (typeof kinds)[number]

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
