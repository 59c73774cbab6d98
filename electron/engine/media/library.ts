import { stat } from 'node:fs/promises'
import { WinnowError } from '../../../shared/contract/error.ts'
import { openFolder } from './folder.ts'
import type { ImageFile, ServedImages } from './image-file.ts'
import { openZip } from './zip.ts'

/** The images that came with a file, looked up by the names that messages give them. */
export interface ImageLibrary extends ServedImages {
  /** The file that a message means: its whole path if that fits, else its bare name. Null: not served. */
  find(named: string): ImageFile | null
}

/**
 * Opens the images served with a file.
 * @param path a folder (read with its subfolders, links not followed) or a zip.
 * @throws WinnowError file.missing, file.unreadable, file.unknown
 */
export async function openImages(path: string): Promise<ImageLibrary> {
  const found = await stat(path).catch(() => null)
  if (found === null) throw new WinnowError('file.missing', `${path} is not there: choose the images again.`)
  const opened = found.isDirectory() ? await openFolder(path) : await openZip(path)
  return { ...opened, find: finder(opened.files) }
}

/** Paths as messages write them come from other machines: either slash, any capitals. */
const folded = (name: string) =>
  name
    .replaceAll('\\', '/')
    .replace(/^\.?\/+/, '')
    .normalize('NFC')
    .toLowerCase()
const bare = (name: string) => name.slice(name.lastIndexOf('/') + 1)

function finder(files: readonly ImageFile[]): ImageLibrary['find'] {
  const byPath = new Map<string, ImageFile>()
  const byName = new Map<string, ImageFile | 'several'>()
  for (const file of files) {
    const path = folded(file.name)
    byPath.set(path, file)
    byName.set(bare(path), byName.has(bare(path)) ? 'several' : file)
  }
  return (named) => {
    const path = folded(named)
    const whole = byPath.get(path)
    if (whole !== undefined) return whole
    const alone = byName.get(bare(path))
    if (alone !== 'several') return alone ?? null
    // Several subfolders hold this name: only one whose path ends as the message says is meant.
    const ending = files.filter((file) => folded(file.name).endsWith(`/${path}`))
    return ending.length === 1 ? (ending[0] ?? null) : null
  }
}
