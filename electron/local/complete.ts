import { readdir, stat } from 'node:fs/promises'
import { homedir } from 'node:os'
import { basename, dirname, isAbsolute, join, sep } from 'node:path'
import type { PathEntry } from '../../shared/contract/bridge.ts'

/** Entries that a completion lists at most. */
export const completionLimit = 200

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' })

/**
 * What a typed path may go on to: the files and folders whose path begins with it, folders first. `~` is the home folder
 * and so is an empty or relative prefix. Names that begin with a dot are listed only when the dot was typed. A folder
 * that does not exist or may not be read has nothing to list.
 */
export async function complete(prefix: string, home = homedir()): Promise<PathEntry[]> {
  const typed = absolute(prefix, home)
  const folder = endsInSeparator(typed) ? typed : dirname(typed)
  const begun = endsInSeparator(typed) ? '' : basename(typed)
  const names = await readdir(folder).catch(() => [])
  const fitting = names.filter(
    (name) => startsLike(name, begun) && (begun.startsWith('.') || !name.startsWith('.')),
  )
  const entries = await Promise.all(
    fitting
      .sort(collator.compare)
      .slice(0, examined)
      .map((name) => entryAt(join(folder, name))),
  )
  return entries
    .filter((entry) => entry !== null)
    .sort((a, b) => Number(b.folder) - Number(a.folder))
    .slice(0, completionLimit)
}

/** Names looked at to find the folders among them; a folder may hold hundreds of thousands of images. */
const examined = 2_000

function absolute(prefix: string, home: string): string {
  if (prefix === '~' || prefix === '') return home + sep
  if (/^~[\\/]/.test(prefix)) return home + sep + prefix.slice(2)
  return isAbsolute(prefix) ? prefix : home + sep + prefix
}

const endsInSeparator = (path: string) => path.endsWith(sep) || path.endsWith('/')

function startsLike(name: string, begun: string): boolean {
  return name.toLowerCase().startsWith(begun.toLowerCase())
}

async function entryAt(path: string): Promise<PathEntry | null> {
  try {
    const info = await stat(path)
    if (!info.isDirectory() && !info.isFile()) return null
    return { path, folder: info.isDirectory(), bytes: info.isFile() ? info.size : null }
  } catch {
    return null
  }
}
