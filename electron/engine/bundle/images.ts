import { createHash } from 'node:crypto'
import type Database from 'better-sqlite3'
import type { BundleImage } from '../../../shared/bundle/record.ts'
import type { Media } from '../../../shared/contract/browse.ts'
import { WinnowError } from '../../../shared/contract/error.ts'
import type { ReadDb } from '../db/connection.ts'
import { readImage } from '../media/index.ts'
import type { BagWriter } from './bag-writer.ts'

/**
 * Endings by what the content is. Only pictures that a viewer decodes have one: everything else, SVG with its scripts among
 * them, becomes .bin, so that nothing in a bundle runs when it is opened.
 */
const endings: Record<string, string> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'image/avif': 'avif',
  'image/tiff': 'tif',
  'image/bmp': 'bmp',
  'image/heic': 'heic',
  'image/heif': 'heif',
}

/** 'images/00012_kitchen_table.jpg': plain letters only, so that every system can hold it and sha256sum can check it. */
function imagePath(number: number, name: string, type: string): string {
  const stem = name
    .replace(/^.*[\\/]/, '')
    .replace(/\.[A-Za-z0-9]{1,5}$/, '')
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9_-]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .slice(0, 40)
  const ending = Object.hasOwn(endings, type) ? endings[type] : 'bin'
  return `images/${String(number).padStart(5, '0')}${stem === '' ? '' : `_${stem}`}.${ending}`
}

/** Puts each image into the bag once, when it is first shown. */
export class BundleImages {
  readonly #bag: BagWriter
  readonly #files = new Map<string, string>()
  readonly #row: Database.Statement<[number], { sha256: string; type: string }>
  readonly #media: ReadDb
  /** Named by a message that is shown, but not served. */
  missing = 0

  constructor(db: ReadDb, media: ReadDb, bag: BagWriter) {
    this.#bag = bag
    this.#row = db.prepare('SELECT sha256, type FROM media WHERE id = ?')
    this.#media = media
  }

  get count(): number {
    return this.#files.size
  }

  ofMessage(media: readonly Media[]): BundleImage[] {
    return media.map(({ name, sha256, type }) => {
      if (sha256 === null) {
        this.missing++
        return { name, file: null, sha256: null, thumbnail: null }
      }
      const thumbnail = readImage(this.#media, sha256, 'thumbnail')
      return {
        name,
        sha256,
        file: this.#put(sha256, name, type ?? ''),
        thumbnail: thumbnail === null ? null : dataUri(thumbnail),
      }
    })
  }

  /** An image that an attribution cites by itself. */
  ofMedia(id: number): { file: string; sha256: string } {
    const row = this.#row.get(id)
    if (row === undefined) throw damaged(`image ${id}`, 'is not in it')
    return { sha256: row.sha256, file: this.#put(row.sha256, '', row.type) }
  }

  #put(sha256: string, name: string, type: string): string {
    const before = this.#files.get(sha256)
    if (before !== undefined) return before
    const bytes = readImage(this.#media, sha256, 'original')
    if (bytes === null) throw damaged(`image ${sha256} (${name})`, 'has no bytes in it')
    if (createHash('sha256').update(bytes).digest('hex') !== sha256) {
      throw damaged(`image ${sha256} (${name})`, 'does not give its SHA-256 any more')
    }
    const file = imagePath(this.#files.size + 1, name, type)
    this.#bag.add(file, bytes)
    this.#files.set(sha256, file)
    return file
  }
}

const dataUri = (thumbnail: Uint8Array) =>
  `data:image/webp;base64,${Buffer.from(thumbnail).toString('base64')}`

function damaged(what: string, how: string): WinnowError {
  return new WinnowError(
    'case.damaged',
    `The case is damaged: ${what} ${how}. Nothing was exported; restore the case from a backup.`,
  )
}
