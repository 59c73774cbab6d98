import { hash } from 'node:crypto'
import { availableParallelism } from 'node:os'
import { WinnowError } from '../../../shared/contract/error.ts'
import { openRead } from '../db/connection.ts'
import { casePaths } from '../db/paths.ts'
import { dropUnreferenced, examineImage, imageType, MediaWriter, unknownType } from '../media/index.ts'
import type { CaseAccess, JobCall } from '../seat.ts'
import { type ImageFacts, knownImages } from './images-known.ts'
import {
  isPictureName,
  mostImageBytes,
  openImages,
  openServed,
  type Refused,
  type Served,
  type ServedFile,
} from './served/index.ts'

export type { ImageFacts } from './images-known.ts'

export interface ImportedImages {
  /** The image that a message means by this name, or by a hash in its place; null: it was not served. */
  find(name: string): ImageFacts | null
  /** The image by its SHA-256 (64 hex digits) or MD5 (32), in whatever capitals; null: it was not served. */
  findByHash(hex: string): ImageFacts | null
  /** Each image once, by its bytes. */
  readonly all: readonly ImageFacts[]
  /** Files that were left out, with the reason. */
  readonly refused: readonly Refused[]
}

export const noImages: ImportedImages = { find: () => null, findByHash: () => null, all: [], refused: [] }

export interface NamedImages {
  /** What messages name in their image cells (see `imageNames`). */
  readonly names: ReadonlySet<string>
  /** What they name by hash: SHA-256 or MD5, hex. */
  readonly hashes: ReadonlySet<string>
  /**
   * The member that holds the messages, where the images are those served beside it: then pictures below its own folder are taken, and
   * others only if they are named. Null: all of them.
   */
  readonly beside: string | null
}

type ImagesCall = Pick<JobCall, 'checkCancelled' | 'progress'>

/** Images in work, so many that the decoder's threads always have some waiting; and their bytes. */
const sideBySide = availableParallelism() * 2 + 16
const bytesHeld = 128 * 1024 * 1024
/** Enough to see what a file is. */
const headBytes = 64

/**
 * Takes in the images served with a file: everything that is a picture by its content or name, and whatever else a message names. Their
 * bytes go into media.db under their hash before the messages are placed; if that does not come about, `dropUnreferenced` removes them, which
 * the next import does first of all.
 * @param images a path (folder, archive or picture), or what is opened already
 * @throws WinnowError file.missing, file.unreadable, file.unknown (not a place of images), disk.full, call.cancelled
 */
export async function importImages(
  access: CaseAccess,
  images: string | Served,
  named: NamedImages,
  call: ImagesCall,
): Promise<ImportedImages> {
  const served =
    typeof images === 'string' ? await openServed(images, access, () => call.checkCancelled()) : images
  try {
    if (typeof images === 'string') refuseOther(served)
    dropUnreferenced(access)
    return await takeIn(access, served, named, call)
  } catch (error) {
    dropUnreferenced(access)
    throw error
  } finally {
    if (served !== images) served.close()
  }
}

async function takeIn(
  { folder, key }: CaseAccess,
  served: Served,
  named: NamedImages,
  call: ImagesCall,
): Promise<ImportedImages> {
  const paths = casePaths(folder)
  const writer = new MediaWriter(paths.media, key)
  const db = openRead(paths.db, key)
  const media = openRead(paths.media, key)
  try {
    return await new Intake(writer, knownImages(db, media), served, named, call).run()
  } finally {
    media.close()
    db.close()
    await writer.close()
  }
}

function refuseOther({ kind, path, files, attachments }: Served): void {
  if (kind !== 'file' || attachments.length > 0 || files.some(({ name }) => isPictureName(name))) return
  throw new WinnowError(
    'file.unknown',
    `${path} holds no images: it is neither a folder nor an archive nor a picture.`,
  )
}

/** One intake. Reading, decoding and writing overlap: the decoder's threads always have work waiting. */
class Intake {
  readonly #served: Served
  readonly #named: NamedImages
  readonly #call: ImagesCall
  readonly #writer: MediaWriter
  readonly #known: (sha256: string) => ImageFacts | null
  readonly #wantsMd5: boolean
  readonly #bySha = new Map<string, Promise<ImageFacts>>()
  readonly #byFile = new Map<ServedFile, ImageFacts>()
  readonly #byHash = new Map<string, ImageFacts>()
  readonly #refused: Refused[]

  constructor(
    writer: MediaWriter,
    known: (sha256: string) => ImageFacts | null,
    served: Served,
    named: NamedImages,
    call: ImagesCall,
  ) {
    this.#served = served
    this.#named = named
    this.#call = call
    this.#writer = writer
    this.#known = known
    this.#wantsMd5 = [...named.hashes].some((hex) => hex.trim().length === 32)
    this.#refused = [...served.refused]
  }

  async run(): Promise<ImportedImages> {
    const { names, hashes, beside } = this.#named
    const library = openImages(this.#served, beside)
    const meant = new Set([...names].map((name) => library.find(name)).filter((file) => file !== null))
    // Any picture may be the one that a hash means.
    const home = beside === null || hashes.size > 0 ? '' : beside.slice(0, beside.lastIndexOf('/') + 1)
    const files = library.files.filter((file) => meant.has(file) || (file.member ?? '').startsWith(home))
    await this.#takeAll(files, meant)
    const findByHash = (hex: string) => this.#byHash.get(hex.trim().toLowerCase()) ?? null
    return {
      find: (name) => {
        const file = library.find(name)
        return (file === null ? null : this.#byFile.get(file)) ?? findByHash(name)
      },
      findByHash,
      all: [...new Set(this.#byHash.values())],
      refused: this.#refused,
    }
  }

  async #takeAll(files: readonly ServedFile[], meant: ReadonlySet<ServedFile>): Promise<void> {
    const running = new Set<Promise<void>>()
    let held = 0
    let done = 0
    this.#call.progress({ step: 'images', done, total: files.length, unit: 'images' })
    try {
      for (const file of files) {
        this.#call.checkCancelled()
        await this.#writer.room()
        while (running.size >= sideBySide || (held > 0 && held + file.bytes > bytesHeld)) {
          await Promise.race(running)
        }
        held += file.bytes
        const job = this.#take(file, meant.has(file)).finally(() => {
          held -= file.bytes
          running.delete(job)
          this.#call.progress({ done: ++done })
        })
        running.add(job)
      }
      await Promise.all(running)
      await this.#writer.end()
    } finally {
      await Promise.allSettled(running)
    }
  }

  /** One that cannot be read is told in `refused`; one that is no picture, and not meant, is passed over. */
  async #take(file: ServedFile, meant: boolean): Promise<void> {
    try {
      if (!meant && !isPictureName(file.name) && imageType(await file.head(headBytes)) === unknownType) return
      const bytes = await file.read(mostImageBytes)
      const sha256 = hash('sha256', bytes)
      // Asked now: once examined, the bytes are on their way to the disk.
      const md5 = this.#wantsMd5 ? hash('md5', bytes) : null
      const examined = this.#bySha.get(sha256) ?? this.#examine(bytes, sha256)
      this.#bySha.set(sha256, examined)
      const image = await examined
      this.#byFile.set(file, image)
      this.#byHash.set(sha256, image)
      if (md5 !== null) this.#byHash.set(md5, image)
    } catch (error) {
      if (!(error instanceof WinnowError) || error.code === 'call.cancelled') throw error
      this.#refused.push({ name: file.member ?? file.name, reason: error.message })
    }
  }

  async #examine(bytes: Buffer, sha256: string): Promise<ImageFacts> {
    const before = this.#known(sha256)
    if (before !== null) return before
    const { thumbnail, ...facts } = await examineImage(bytes, sha256)
    this.#writer.put({ sha256, thumbnail, original: bytes })
    return facts
  }
}
