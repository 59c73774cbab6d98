import { createHash, type Hash } from 'node:crypto'
import { type FileHandle, lstat, open, opendir, readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { setImmediate as turn } from 'node:timers/promises'
import { TextDecoder } from 'node:util'
import { type Manifest, manifestName, parseDeclaration, parseManifest } from '../../../shared/bundle/bagit.ts'
import { type FoundBag, type FoundFile, judgeBag } from '../../../shared/bundle/verify.ts'
import type { VerifyResult } from '../../../shared/contract/bundle.ts'
import { WinnowError } from '../../../shared/contract/error.ts'
import type { JobRunner } from '../seat.ts'
import { fileError } from './file-error.ts'

/** BagIt's names for the algorithms that can be computed here. */
const hashes: Record<string, string> = {
  md5: 'md5',
  sha1: 'sha1',
  sha224: 'sha224',
  sha256: 'sha256',
  sha384: 'sha384',
  sha512: 'sha512',
  sha3256: 'sha3-256',
  sha3512: 'sha3-512',
}

/** A manifest of a million files has some 150 MB; more than this is no manifest. */
const largestTagFile = 256 * 1024 * 1024
const slice = 1024 * 1024

interface Entry {
  readonly path: string
  readonly bytes: number
}

/**
 * Checks any BagIt bag, without a case. Only what lies in the folder itself is read: links are not followed, and no path from
 * a manifest is ever opened.
 * @throws WinnowError file.missing, bundle.not when the folder is no bag at all, call.cancelled
 */
export const runVerify: JobRunner<'verify'> = async (_seat, { params }, call) => {
  const folder = resolve(params.folder)
  call.progress({ step: 'listing files', unit: 'bytes', total: null })
  const { entries, unread } = await listFiles(folder)
  const declaration = await readDeclaration(folder, entries)
  const manifests = await readManifests(folder, entries, declaration.encoding, unread)
  if (declaration.absent && manifests.size === 0) {
    throw new WinnowError('bundle.not', `${folder} is not a bundle: it has neither bagit.txt nor a manifest.`)
  }
  if (declaration.problem !== null) unread.set('bagit.txt', declaration.problem)

  const algorithms = [...manifests.keys()].map((name) => manifestName(name)?.algorithm ?? '')
  const known = new Set(['sha256', ...algorithms].filter((name) => Object.hasOwn(hashes, name)))
  const total = entries.reduce((sum, { bytes }) => sum + bytes, 0)
  const files = new Map<string, FoundFile>()
  let done = 0
  call.progress({ step: 'reading files', total, done })
  for (const entry of entries) {
    const found = await digest(folder, entry, known, (bytes) => {
      done += bytes
      call.progress({ done })
      call.checkCancelled()
    })
    if (typeof found === 'string') unread.set(entry.path, found)
    else files.set(entry.path, found)
  }
  const bagInfo = files.has('bag-info.txt')
    ? await readText(folder, 'bag-info.txt', declaration.encoding)
    : null
  const bag: FoundBag = { version: declaration.version, files, unread, manifests, algorithms: known, bagInfo }
  const faults = judgeBag(bag).sort((a, b) => order(a.file, b.file))
  const result: VerifyResult = {
    folder,
    whole: faults.length === 0,
    files: entries.length,
    bytes: total,
    manifestSha256: files.get('manifest-sha256.txt')?.digests.get('sha256') ?? '',
    faults,
  }
  return result
}

const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** Every regular file below the folder, by path; what is neither file nor folder, or cannot be listed, with the reason. */
async function listFiles(folder: string): Promise<{ entries: Entry[]; unread: Map<string, string> }> {
  const entries: Entry[] = []
  const unread = new Map<string, string>()
  const top = await lstat(folder).catch((error: unknown) => {
    throw fileError(error, folder)
  })
  if (!top.isDirectory())
    throw new WinnowError('bundle.not', `${folder} is not a folder, so it is no bundle.`)
  const waiting = ['']
  for (let inside = waiting.pop(); inside !== undefined; inside = waiting.pop()) {
    try {
      for await (const { name } of await opendir(join(folder, inside))) {
        const path = inside === '' ? name : `${inside}/${name}`
        const about = await lstat(join(folder, path)).catch((error: unknown) => reason(error))
        if (typeof about === 'string') unread.set(path, `cannot be read: ${about}`)
        else if (about.isDirectory()) waiting.push(path)
        else if (about.isFile()) entries.push({ path, bytes: about.size })
        else
          unread.set(
            path,
            about.isSymbolicLink() ? 'a link, which is not followed' : 'neither a file nor a folder',
          )
      }
    } catch (error) {
      unread.set(inside === '' ? '.' : inside, `cannot be listed: ${reason(error)}`)
    }
  }
  return { entries: entries.sort((a, b) => order(a.path, b.path)), unread }
}

interface DeclarationFound {
  readonly version: string
  readonly encoding: string
  readonly absent: boolean
  /** What is wrong with it where it is there. */
  readonly problem: string | null
}

async function readDeclaration(folder: string, entries: readonly Entry[]): Promise<DeclarationFound> {
  const assumed = { version: '1.0', encoding: 'UTF-8' }
  if (!entries.some(({ path }) => path === 'bagit.txt')) {
    return { ...assumed, absent: true, problem: null }
  }
  try {
    const declared = parseDeclaration(await readText(folder, 'bagit.txt', 'UTF-8'))
    if ('problem' in declared) return { ...assumed, absent: false, problem: declared.problem }
    return { ...declared, absent: false, problem: null }
  } catch (error) {
    return { ...assumed, absent: false, problem: reason(error) }
  }
}

async function readManifests(
  folder: string,
  entries: readonly Entry[],
  encoding: string,
  unread: Map<string, string>,
): Promise<Map<string, Manifest>> {
  const manifests = new Map<string, Manifest>()
  for (const { path, bytes } of entries) {
    const named = manifestName(path)
    if (named === null) continue
    if (bytes > largestTagFile) {
      unread.set(path, `too large for a manifest (${bytes} bytes)`)
      continue
    }
    try {
      manifests.set(path, parseManifest(await readText(folder, path, encoding), !named.tags))
    } catch (error) {
      manifests.set(path, { entries: [], problems: [] })
      unread.set(path, reason(error))
    }
    await turn()
  }
  return manifests
}

/** A tag file's text in the bag's own encoding; bytes that are not text of that encoding are an error. */
async function readText(folder: string, path: string, encoding: string): Promise<string> {
  const bytes = await readFile(join(folder, path))
  let decoder: TextDecoder
  try {
    decoder = new TextDecoder(encoding, { fatal: true })
  } catch {
    throw new Error(`its encoding ${encoding} is not known here`)
  }
  try {
    return decoder.decode(bytes)
  } catch {
    throw new Error(`it is not ${encoding} text`)
  }
}

/** One reading for all digests. @returns the file, or why it cannot be read */
async function digest(
  folder: string,
  { path }: Entry,
  algorithms: ReadonlySet<string>,
  read: (bytes: number) => void,
): Promise<FoundFile | string> {
  const running = new Map<string, Hash>()
  for (const algorithm of algorithms) running.set(algorithm, createHash(hashes[algorithm] ?? algorithm))
  let handle: FileHandle
  try {
    handle = await open(join(folder, path), 'r')
  } catch (error) {
    return `cannot be read: ${reason(error)}`
  }
  const buffer = Buffer.allocUnsafe(slice)
  let bytes = 0
  try {
    for (;;) {
      const { bytesRead } = await handle.read(buffer, 0, slice, null)
      if (bytesRead === 0) break
      for (const hash of running.values()) hash.update(buffer.subarray(0, bytesRead))
      bytes += bytesRead
      read(bytesRead)
    }
  } catch (error) {
    if (error instanceof WinnowError) throw error
    return `cannot be read: ${reason(error)}`
  } finally {
    await handle.close()
  }
  return { path, bytes, digests: new Map([...running].map(([name, hash]) => [name, hash.digest('hex')])) }
}

function reason(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code
  return typeof code === 'string' ? code : error instanceof Error ? error.message : String(error)
}
