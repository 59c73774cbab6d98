import type { Dirent } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { WinnowError } from '../../../../shared/contract/error.ts'
import type { Budget, Refused } from './bounds.ts'

/** A file below a chosen folder. */
export interface FolderFile {
  /** Its path below the folder, with forward slashes. */
  readonly name: string
  readonly path: string
  readonly bytes: number
}

/**
 * Lists a folder and its subfolders, by name. Links are not followed, so that nothing outside the folder is ever read; what is no file
 * (a device, a pipe) and what cannot be read is refused by name.
 * @throws WinnowError file.unreadable when the folder itself cannot be read
 */
export async function listFolder(
  root: string,
  budget: Budget,
  check: () => void,
): Promise<{ files: FolderFile[]; refused: Refused[] }> {
  const files: FolderFile[] = []
  const refused: Refused[] = []
  const waiting: { path: string; name: string }[] = [{ path: root, name: '' }]
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    check()
    let entries: Dirent[]
    try {
      entries = await readdir(folder.path, { withFileTypes: true })
    } catch (error) {
      if (folder.name === '') {
        throw new WinnowError(
          'file.unreadable',
          `${root} cannot be read (${words(error)}). Check your rights to it.`,
        )
      }
      refused.push({ name: folder.name, reason: `it cannot be read (${words(error)})` })
      continue
    }
    for (const entry of entries) {
      const path = join(folder.path, entry.name)
      const name = folder.name === '' ? entry.name : `${folder.name}/${entry.name}`
      if (entry.isDirectory()) waiting.push({ path, name })
      else if (entry.isSymbolicLink()) refused.push({ name, reason: 'a link is not followed' })
      else if (!entry.isFile()) refused.push({ name, reason: 'it is no file' })
      else {
        const size = await sizeOf(path)
        const reason = typeof size === 'string' ? size : budget.refusal(size)
        if (typeof size === 'number' && reason === null) files.push({ name, path, bytes: size })
        else refused.push({ name, reason: reason ?? '' })
      }
    }
  }
  files.sort(byName)
  refused.sort(byName)
  return { files, refused }
}

const byName = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)

/** The size of a file, or why it cannot be told. */
async function sizeOf(path: string): Promise<number | string> {
  try {
    return (await stat(path)).size
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ENOENT'
      ? 'its name is not one that this system can open again: rename it'
      : `it cannot be read (${words(error)})`
  }
}

const words = (error: unknown): string => (error instanceof Error ? error.message : String(error))
