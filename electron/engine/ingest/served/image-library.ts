import type { Served } from './served.ts'
import type { ServedFile } from './served-file.ts'

/** The images that came with a file, looked up by the names that messages give them. */
export interface ImageLibrary {
  /** Everything that was served: pictures or not. */
  readonly files: readonly ServedFile[]
  /**
   * The file that a message means: by its whole path if that fits, else by its bare name, whatever slashes and capitals; of several of
   * that name the one whose path ends as the message says, or the only one that lies nearest to the messages' own file. Null: not served.
   */
  find(named: string): ServedFile | null
}

/** Paths as messages write them come from other machines: either slash, any capitals. */
const folded = (name: string) =>
  name
    .replaceAll('\\', '/')
    .replace(/^(\.?\/)+/, '')
    .normalize('NFC')
    .toLowerCase()
const bare = (path: string) => path.slice(path.lastIndexOf('/') + 1)
const folderOf = (path: string) => path.slice(0, path.lastIndexOf('/') + 1)

/**
 * The images among what was served.
 * @param beside the member that holds the messages, when it was served in the same folder or archive; null else.
 */
export function openImages(served: Served, beside: string | null = null): ImageLibrary {
  const files = [...served.files, ...served.attachments].filter(
    ({ member }) => member !== beside || member === null,
  )
  const byPath = new Map<string, ServedFile>()
  const byName = new Map<string, { path: string; file: ServedFile }[]>()
  for (const file of files) {
    const path = folded(file.member ?? file.name)
    byPath.set(path, file)
    const alike = byName.get(bare(path))
    if (alike === undefined) byName.set(bare(path), [{ path, file }])
    else alike.push({ path, file })
  }
  const home = beside === null ? '' : folderOf(folded(beside))
  /** Folders from the messages' own outwards; a report's attachments lie below the report itself. */
  const homes = beside === null ? [] : [`${folded(beside)}/`, ...outwards(home)]
  return {
    files,
    find(named) {
      const path = folded(named)
      if (path === '') return null
      const whole = byPath.get(`${home}${path}`) ?? byPath.get(path)
      if (whole !== undefined) return whole
      const alike = byName.get(bare(path)) ?? []
      const ending = alike.filter((each) => each.path.endsWith(`/${path}`))
      const meant = ending.length > 0 ? ending : alike
      if (meant.length === 1) return meant[0]?.file ?? null
      for (const folder of homes) {
        const near = meant.filter((each) => each.path.startsWith(folder))
        if (near.length > 0) return near.length === 1 ? (near[0]?.file ?? null) : null
      }
      return null
    },
  }
}

/** 'a/b/' -> 'a/b/', 'a/'. */
function outwards(folder: string): string[] {
  const folders: string[] = []
  for (let at = folder.length; at > 0; at = folder.lastIndexOf('/', at - 2) + 1)
    folders.push(folder.slice(0, at))
  return folders
}
