import { availableParallelism } from 'node:os'
import { openWrite } from '../db/connection.ts'
import { casePaths } from '../db/paths.ts'
import {
  type Examined,
  examineImage,
  type ImageLibrary,
  imageType,
  MediaStore,
  openImages,
} from '../media/index.ts'
import type { CaseAccess, JobCall } from '../seat.ts'

/** What is known of an image once its bytes are in media.db. */
export type ImageFacts = Omit<Examined, 'thumbnail'>

export interface ImportedImages {
  /** The image that a message means by this name; null: it was not served. */
  find(name: string): ImageFacts | null
  /** Each image once, by its bytes. */
  readonly all: readonly ImageFacts[]
  /** Files that were left out, with the reason. */
  readonly refused: readonly { name: string; reason: string }[]
}

export const noImages: ImportedImages = { find: () => null, all: [], refused: [] }

const pictureName = /\.(jpe?g|png|gif|webp|avif|tiff?|bmp|hei[cf])$/i
/** Images whose bytes are put down in one transaction. */
const perTransaction = 16

type ImageFile = ImageLibrary['files'][number]

/**
 * Takes in the images served with a file: everything that is a picture by its content or name, and whatever else a message names. Their
 * bytes go into media.db under their hash before the messages are placed; if the import ends without placing them, bytes that nothing
 * refers to stay there unseen, and the next import of the same images finds them.
 */
export async function importImages(
  access: CaseAccess,
  path: string,
  named: ReadonlySet<string>,
  call: JobCall,
): Promise<ImportedImages> {
  const library = await openImages(path)
  const db = openWrite(casePaths(access.folder).media, access.key)
  try {
    const wanted = new Set<ImageFile>(library.files.filter(({ name }) => pictureName.test(name)))
    for (const name of named) {
      const file = library.find(name)
      if (file !== null) wanted.add(file)
    }
    const others = library.files.filter((file) => !wanted.has(file))
    const queue = [...wanted, ...others]
    const facts = new Map<ImageFile, ImageFacts>()
    const refused = [...library.refused]
    const store = new MediaStore(db)
    const put = db.transaction((images: readonly { examined: Examined; bytes: Buffer }[]) => {
      for (const { examined, bytes } of images) store.put(examined, bytes)
    })
    call.progress({ step: 'images', done: 0, total: queue.length, unit: 'images' })
    for (let at = 0; at < queue.length; at += perTransaction) {
      call.checkCancelled()
      const part = queue.slice(at, at + perTransaction)
      put.immediate(await examineAll(part, wanted, facts, refused))
      call.progress({ done: Math.min(queue.length, at + part.length) })
    }
    const bySha = new Map([...facts.values()].map((image) => [image.sha256, image]))
    return {
      find(name) {
        const file = library.find(name)
        return file === null ? null : (facts.get(file) ?? null)
      },
      all: [...bySha.values()],
      refused,
    }
  } finally {
    db.close()
    await library.close()
  }
}

/** Reads and examines files side by side; those that cannot be read, or are no pictures and not wanted, are told in `refused`. */
async function examineAll(
  files: readonly ImageFile[],
  wanted: ReadonlySet<ImageFile>,
  facts: Map<ImageFile, ImageFacts>,
  refused: { name: string; reason: string }[],
): Promise<{ examined: Examined; bytes: Buffer }[]> {
  const images: { examined: Examined; bytes: Buffer }[] = []
  const queue = [...files]
  const work = async () => {
    for (let file = queue.shift(); file !== undefined; file = queue.shift()) {
      let bytes: Buffer
      try {
        bytes = await file.read()
      } catch (error) {
        refused.push({ name: file.name, reason: error instanceof Error ? error.message : String(error) })
        continue
      }
      if (!wanted.has(file) && imageType(bytes) === 'application/octet-stream') continue
      const examined = await examineImage(bytes)
      const { thumbnail: _, ...known } = examined
      facts.set(file, known)
      images.push({ examined, bytes })
    }
  }
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), files.length) }, work))
  return images
}
