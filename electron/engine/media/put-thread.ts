import { parentPort, workerData } from 'node:worker_threads'
import type { CaseKey, WriteDb } from '../db/connection.ts'
import { openMedia } from './media-db.ts'
import { MediaStore } from './store.ts'

/** Where the images go. */
export interface PutStart {
  readonly path: string
  readonly key: CaseKey
}

/** An image to be put down. */
export interface Put {
  readonly sha256: string
  readonly thumbnail: Uint8Array | null
  readonly original: Uint8Array
}

/** What the thread says of each batch: it is safe on the disk, or why not. */
export type PutReply = { readonly fault: null } | { readonly fault: { code: string; message: string } }

/** Puts images down in a thread of its own: the waits for the disk are not those of the thread that reads and decodes. */
function run(port: NonNullable<typeof parentPort>, { path, key }: PutStart): void {
  let db: WriteDb | null = null
  const attempt = (work: () => void) => {
    let reply: PutReply = { fault: null }
    try {
      work()
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : ''
      reply = { fault: { code, message: error instanceof Error ? error.message : String(error) } }
    }
    port.postMessage(reply)
  }
  port.on('message', (images: readonly Put[] | null) => {
    attempt(() => {
      if (images === null) {
        db?.close()
        port.close()
        return
      }
      db ??= openMedia(path, key)
      const store = new MediaStore(db)
      db.transaction(() => {
        for (const { original, thumbnail, sha256 } of images) {
          store.put({ sha256, thumbnail: thumbnail === null ? null : buffer(thumbnail) }, buffer(original))
        }
      }).immediate()
    })
  })
}

/** The same memory as the database takes it: a Buffer does not survive the way between threads as one. */
const buffer = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)

if (parentPort !== null) run(parentPort, workerData)
