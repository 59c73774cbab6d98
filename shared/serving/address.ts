export type MediaVariant = 'original' | 'thumbnail'

export interface MediaAddress {
  readonly sha256: string
  readonly variant: MediaVariant
}

/** The address of an image on the page's own origin, the same on both hosts. */
export function mediaPath(sha256: string, variant: MediaVariant): string {
  return `/media/${sha256}/${variant}`
}

const mediaShape = /^\/media\/([0-9a-f]{64})\/(original|thumbnail)$/

/** The image that a path names, or null for any other path. */
export function parseMediaPath(pathname: string): MediaAddress | null {
  const [, sha256, variant] = mediaShape.exec(pathname) ?? []
  if (sha256 === undefined || (variant !== 'original' && variant !== 'thumbnail')) return null
  return { sha256, variant }
}

/** Names as the renderer's build gives them; nothing that any file system reads as more than a name. */
const fileName = /^[A-Za-z0-9_-][A-Za-z0-9_.-]*$/

/**
 * The file of the renderer that a path names, as its folder and file names; `/` is index.html. Null for a path that no
 * built file has, so that none can lead out of the renderer's folder: percent escapes, `..`, backslashes, drive
 * letters and empty names are all refused.
 */
export function assetNames(pathname: string): readonly string[] | null {
  if (pathname === '/') return ['index.html']
  if (!pathname.startsWith('/')) return null
  const names = pathname.slice(1).split('/')
  return names.every((name) => fileName.test(name)) ? names : null
}

const types = new Map([
  ['html', 'text/html; charset=utf-8'],
  ['js', 'text/javascript; charset=utf-8'],
  ['css', 'text/css; charset=utf-8'],
  ['json', 'application/json'],
  ['map', 'application/json'],
  ['svg', 'image/svg+xml'],
  ['png', 'image/png'],
  ['ico', 'image/x-icon'],
  ['woff2', 'font/woff2'],
  ['woff', 'font/woff'],
  ['ttf', 'font/ttf'],
])

/** The media type of one of the renderer's own files, by the ending of its name. */
export function assetType(name: string): string {
  return types.get(name.slice(name.lastIndexOf('.') + 1)) ?? 'application/octet-stream'
}
