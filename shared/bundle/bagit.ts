/** The file formats of BagIt 1.0 (RFC 8493): declaration, tag files, manifests. Pure; who reads and writes files is elsewhere. */

/** RFC 8493 section 2.1.1: exactly these two lines. */
export const bagDeclaration = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n'

export interface Declaration {
  readonly version: string
  readonly encoding: string
}

/** Reads bagit.txt; a sentence when it is not what the RFC asks for. */
export function parseDeclaration(text: string): Declaration | { readonly problem: string } {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/)
  const version = /^BagIt-Version: (\d+\.\d+)$/.exec(lines[0] ?? '')?.[1]
  const encoding = /^Tag-File-Character-Encoding: (\S+)$/.exec(lines[1] ?? '')?.[1]
  if (version === undefined) return { problem: 'its first line is not "BagIt-Version: M.N"' }
  if (encoding === undefined) return { problem: 'its second line is not "Tag-File-Character-Encoding: NAME"' }
  if (lines.slice(2).some((line) => line !== '')) return { problem: 'it has more than its two lines' }
  return { version, encoding }
}

/** A value on one line: tag files know no other, and a line break in it would begin a new tag. */
const oneLine = (value: string) => value.replace(/[\s\p{Cc}\u2028\u2029]+/gu, ' ').trim()

/** bag-info.txt (section 2.2.2) from label and value pairs, in their order; empty values are left out. */
export function tagFile(tags: readonly (readonly [label: string, value: string])[]): string {
  return tags
    .map(([label, value]) => [label, oneLine(value)] as const)
    .filter(([, value]) => value !== '')
    .map(([label, value]) => `${label}: ${value}\n`)
    .join('')
}

/** Reads a tag file: labels with their values in order, continued lines joined. */
export function parseTagFile(text: string): [label: string, value: string][] {
  const tags: [string, string][] = []
  for (const line of text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/)) {
    const last = tags.at(-1)
    if (/^[ \t]/.test(line) && last !== undefined) {
      last[1] = `${last[1]} ${line.trim()}`
      continue
    }
    const colon = line.indexOf(':')
    if (colon > 0) tags.push([line.slice(0, colon).trim(), line.slice(colon + 1).trim()])
  }
  return tags
}

/** Payload-Oxum (section 2.2.2): octets and streams of the payload. */
export const oxum = (bytes: number, files: number) => `${bytes}.${files}`

export function parseOxum(value: string): { bytes: number; files: number } | null {
  const match = /^(\d{1,15})\.(\d{1,15})$/.exec(value.trim())
  return match === null ? null : { bytes: Number(match[1]), files: Number(match[2]) }
}

/** 'manifest-sha256.txt' -> its algorithm as BagIt writes it, and whether it lists the payload or the tag files. */
export function manifestName(name: string): { algorithm: string; tags: boolean } | null {
  const match = /^(tag)?manifest-([a-z0-9-]+)\.txt$/i.exec(name)
  return match === null ? null : { algorithm: (match[2] ?? '').toLowerCase(), tags: match[1] !== undefined }
}

/** Section 2.1.3: LF, CR and the percent sign itself are written as %0A, %0D and %25. */
export function encodePath(path: string): string {
  return path.replace(/[%\r\n]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`)
}

export function decodePath(path: string): string {
  return path.replace(/%(0A|0D|25)/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}

/** One line of a manifest, in the form that sha256sum and sha512sum check. */
export const manifestLine = (digest: string, path: string) => `${digest}  ${encodePath(path)}\n`

export interface ManifestEntry {
  readonly line: number
  /** Lower-case hex. */
  readonly digest: string
  readonly path: string
}

export interface Manifest {
  readonly entries: ManifestEntry[]
  readonly problems: { readonly line: number; readonly what: string }[]
}

/**
 * Reads a manifest. Lines that cannot be trusted are left out and named: no file is ever looked for by such a path.
 * `payload`: every path must lie in data/.
 */
export function parseManifest(text: string, payload: boolean): Manifest {
  const entries: ManifestEntry[] = []
  const problems: { line: number; what: string }[] = []
  const seen = new Map<string, number>()
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/)
  lines.forEach((content, index) => {
    const line = index + 1
    if (content === '') return
    const match = /^([0-9A-Fa-f]+)[ \t]+\*?(.+)$/.exec(content)
    if (match === null) {
      problems.push({ line, what: 'it is not a digest followed by a path' })
      return
    }
    const path = decodePath(match[2] ?? '').replace(/^\.\//, '')
    const problem = pathProblem(path, payload)
    const before = seen.get(path)
    if (problem !== null) problems.push({ line, what: `the path "${path}" ${problem}` })
    else if (before !== undefined)
      problems.push({ line, what: `${path} is listed already on line ${before}` })
    else {
      seen.set(path, line)
      entries.push({ line, digest: (match[1] ?? '').toLowerCase(), path })
    }
  })
  return { entries, problems }
}

/** Why a path from a manifest is not followed; null: it names something inside the bag. */
function pathProblem(path: string, payload: boolean): string | null {
  if (/^[\\/~]/.test(path) || /^[A-Za-z]:/.test(path)) return 'is not relative to the bag'
  const segments = path.split('/')
  if (segments.includes('..') || path.split('\\').includes('..')) return 'leads out of its folder'
  if (segments.some((segment) => segment === '' || segment === '.')) return 'is not a plain path'
  if (path.includes('\0')) return 'holds a NUL character'
  if (payload && !path.startsWith('data/')) return 'is not in data/'
  if (!payload && path.startsWith('data/')) return 'is in data/, which a tag manifest does not list'
  return null
}
