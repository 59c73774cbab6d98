import { opendir, readFile, stat } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { WinnowError } from '../../../shared/contract/error.ts'
import { type ImageFile, mostImageBytes, type Refused, type ServedImages } from './image-file.ts'

/** Lists a folder and its subfolders; links are not followed, so that nothing outside the folder is ever read. */
export async function openFolder(root: string): Promise<ServedImages> {
  const files: ImageFile[] = []
  const refused: Refused[] = []
  for await (const entry of await opendir(root, { recursive: true })) {
    const path = join(entry.parentPath, entry.name)
    const name = relative(root, path).split(sep).join('/')
    if (entry.isSymbolicLink()) refused.push({ name, reason: 'a link is not followed' })
    else if (entry.isFile()) {
      const { size } = await stat(path)
      if (size > mostImageBytes) refused.push({ name, reason: `larger than ${mostImageBytes} bytes` })
      else files.push({ name, bytes: size, read: () => readImage(path) })
    }
  }
  files.sort((a, b) => (a.name < b.name ? -1 : 1))
  return { files, refused, close: async () => {} }
}

async function readImage(path: string): Promise<Buffer> {
  try {
    return await readFile(path)
  } catch (error) {
    throw new WinnowError('file.unreadable', `${path} could not be read (${String(error)}).`)
  }
}
