import { createHash, type Hash } from 'node:crypto'
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { bagDeclaration, manifestLine, oxum, tagFile } from '../../../shared/bundle/bagit.ts'
import { WinnowError } from '../../../shared/contract/error.ts'
import { fileError } from './file-error.ts'

const algorithms = ['sha256', 'sha512'] as const
type Algorithm = (typeof algorithms)[number]

interface Written {
  readonly path: string
  readonly bytes: number
  readonly digests: Readonly<Record<Algorithm, string>>
}

/** A file of the bag while it is written: hashed on the way, on the disk when closed. */
export class BagFile {
  readonly #path: string
  readonly #descriptor: number
  readonly #hashes: Record<Algorithm, Hash> = { sha256: createHash('sha256'), sha512: createHash('sha512') }
  readonly #done: (written: Written) => void
  #pending = ''
  #bytes = 0
  #open = true

  constructor(folder: string, path: string, done: (written: Written) => void) {
    this.#path = path
    this.#done = done
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    this.#descriptor = openSync(join(folder, path), 'wx')
  }

  text(text: string): void {
    this.#pending += text
    if (this.#pending.length >= slice) this.#flush()
  }

  bytes(bytes: Uint8Array): void {
    this.#flush()
    this.#write(bytes)
  }

  close(): void {
    this.#flush()
    fsyncSync(this.#descriptor)
    this.abandon()
    const { sha256, sha512 } = this.#hashes
    this.#done({
      path: this.#path,
      bytes: this.#bytes,
      digests: { sha256: sha256.digest('hex'), sha512: sha512.digest('hex') },
    })
  }

  /** Lets go of the file as it is; it is no part of the bag unless it was closed. */
  abandon(): void {
    if (this.#open) closeSync(this.#descriptor)
    this.#open = false
  }

  #flush(): void {
    if (this.#pending === '') return
    const bytes = Buffer.from(this.#pending, 'utf8')
    this.#pending = ''
    this.#write(bytes)
  }

  #write(bytes: Uint8Array): void {
    for (const algorithm of algorithms) this.#hashes[algorithm].update(bytes)
    this.#bytes += bytes.length
    for (let at = 0; at < bytes.length; ) at += writeSync(this.#descriptor, bytes, at)
  }
}

/** Text is gathered to this many UTF-16 units before it is written. */
const slice = 256 * 1024

/**
 * Writes a BagIt 1.0 bag under a temporary name beside its own; `publish` gives it its name once everything in it is on the
 * disk. Until then there is nothing under the name that was asked for.
 */
export class BagWriter {
  readonly folder: string
  readonly partial: string
  readonly #payload: Written[] = []
  readonly #tags: Written[] = []
  readonly #opened = new Set<BagFile>()

  /** @throws WinnowError file.exists when the bundle or a partial one is there, file.unreadable when the place cannot be written. */
  constructor(folder: string) {
    this.folder = folder
    this.partial = `${folder}.partial`
    refuseExisting(folder)
    try {
      mkdirSync(this.partial)
    } catch (error) {
      if (existsSync(this.partial)) {
        throw new WinnowError(
          'file.exists',
          `${this.partial} is there: an export to this place is running or was cut off. Wait for it, or delete that folder, and export again.`,
        )
      }
      throw fileError(error, this.partial)
    }
  }

  /** Opens a payload file by its path inside data/. */
  open(path: string): BagFile {
    return this.#create(`data/${path}`, this.#payload)
  }

  add(path: string, content: string | Uint8Array): void {
    const file = this.open(path)
    if (typeof content === 'string') file.text(content)
    else file.bytes(content)
    file.close()
  }

  /**
   * Writes declaration, bag-info.txt and the manifests. Payload-Oxum is added here.
   * @returns files and bytes of the whole bag, and the SHA-256 of manifest-sha256.txt.
   */
  seal(tags: readonly (readonly [string, string])[]): {
    files: number
    bytes: number
    manifestSha256: string
  } {
    const size = this.#payload.reduce((sum, { bytes }) => sum + bytes, 0)
    this.#tag('bagit.txt', bagDeclaration)
    this.#tag('bag-info.txt', tagFile([...tags, ['Payload-Oxum', oxum(size, this.#payload.length)]]))
    for (const algorithm of algorithms)
      this.#tag(`manifest-${algorithm}.txt`, lines(this.#payload, algorithm))
    const listed = [...this.#tags]
    for (const algorithm of algorithms) this.#tag(`tagmanifest-${algorithm}.txt`, lines(listed, algorithm))
    const all = [...this.#payload, ...this.#tags]
    return {
      files: all.length,
      bytes: all.reduce((sum, { bytes }) => sum + bytes, 0),
      manifestSha256: all.find(({ path }) => path === 'manifest-sha256.txt')?.digests.sha256 ?? '',
    }
  }

  #tag(path: string, content: string): void {
    const file = this.#create(path, this.#tags)
    file.text(content)
    file.close()
  }

  #create(path: string, list: Written[]): BagFile {
    const file = new BagFile(this.partial, path, (written) => {
      list.push(written)
      this.#opened.delete(file)
    })
    this.#opened.add(file)
    return file
  }

  /** Gives the bag its name. Its files are on the disk already; folders and the new name follow. */
  publish(): void {
    refuseExisting(this.folder)
    for (const folder of new Set([...this.#payload, ...this.#tags].map(({ path }) => dirname(path)))) {
      syncFolder(join(this.partial, folder))
    }
    renameSync(this.partial, this.folder)
    syncFolder(dirname(this.folder))
  }

  /** Takes a published bag back, when its record could not be kept. */
  unpublish(): void {
    renameSync(this.folder, this.partial)
    this.discard()
  }

  /** Removes what was written. */
  discard(): void {
    for (const file of this.#opened) file.abandon()
    rmSync(this.partial, { recursive: true, force: true, maxRetries: 3 })
  }
}

function lines(files: readonly Written[], algorithm: Algorithm): string {
  const sorted = files.toSorted((a, b) => (a.path < b.path ? -1 : 1))
  return sorted.map(({ path, digests }) => manifestLine(digests[algorithm], path)).join('')
}

function refuseExisting(folder: string): void {
  if (!existsSync(folder)) return
  throw new WinnowError(
    'file.exists',
    `${folder} is there already. Choose a name that is free: a bundle is never written over.`,
  )
}

/** What a system says that cannot sync a folder: Windows, and some removable and network drives. There the rename has to do. */
const cannotSync: ReadonlySet<unknown> = new Set(['EINVAL', 'EISDIR', 'EPERM', 'EACCES', 'ENOTSUP', 'ENOSYS'])

function syncFolder(folder: string): void {
  let descriptor: number | null = null
  try {
    descriptor = openSync(folder, 'r')
    fsyncSync(descriptor)
  } catch (error) {
    if (!cannotSync.has((error as { code?: unknown } | null)?.code)) throw error
  } finally {
    if (descriptor !== null) closeSync(descriptor)
  }
}
