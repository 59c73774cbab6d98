import { imageType, unknownType } from '../../media/index.ts'
import type { ServedFile } from './served-file.ts'

const endings = /\.(jpe?g|jpe|jfif|png|apng|gif|webp|avif|tiff?|bmp|dib|hei[cf])$/i

/** Whether a file is called a picture; what it is, its content says. */
export const isPictureName = (name: string): boolean => endings.test(name)

const headBytes = 512

/** Whether a file is a picture, whole or damaged: by its content; a name says so only of what is not plain text. */
export async function isPicture(file: ServedFile): Promise<boolean> {
  const named = isPictureName(file.name)
  if (named && file.bytes === 0) return true
  const head = await file.head(headBytes)
  return imageType(head) !== unknownType || (named && !isPlainText(head))
}

/** No control characters but those of text, and well-formed UTF-8 up to a character that the end may have cut. */
function isPlainText(head: Buffer): boolean {
  const text = head.toString('utf8').replace(/\ufffd{1,3}$/, '')
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  return text.length > 0 && !/[\x00-\x08\x0e-\x1a\ufffd]/.test(text)
}
