import { Worker } from 'node:worker_threads'
import { WinnowError } from '../../../shared/contract/error.ts'
import type { CaseKey } from '../db/connection.ts'
import type { Put, PutReply, PutStart } from './put-thread.ts'

/** Where the thread's code stands: beside this file, or beside the bundle that it is part of. */
const thread = new URL(import.meta.url.endsWith('.ts') ? './put-thread.ts' : './put.js', import.meta.url)

/** Images of one transaction, at most, and their bytes: readers of images wait for no more. */
const together = 64
const bytesTogether = 16 * 1024 * 1024
/** Bytes under way to the disk, beyond which whoever brings more has to wait. */
const mostUnderWay = 64 * 1024 * 1024

/** Puts images into media.db, in batches, while the caller goes on. */
export class MediaWriter {
  readonly #start: PutStart
  readonly #sent: number[] = []
  #worker: Worker | null = null
  #batch: Put[] = []
  #batchBytes = 0
  #underWay = 0
  #fault: WinnowError | null = null
  #wake = () => {}

  constructor(path: string, key: CaseKey) {
    this.#start = { path, key }
  }

  /** Takes an image over: its bytes are gone for the caller. */
  put({ sha256, thumbnail, original }: Put): void {
    this.#batch.push({ sha256, thumbnail, original })
    this.#batchBytes += original.length
    if (this.#batch.length >= together || this.#batchBytes >= bytesTogether) this.#send()
  }

  /** Waits until there is room for more. @throws WinnowError disk.full, import.failed */
  async room(): Promise<void> {
    while (this.#underWay > mostUnderWay && this.#fault === null) await this.#next()
    if (this.#fault !== null) throw this.#fault
  }

  /** Waits until everything is safe on the disk, and closes it. @throws WinnowError disk.full, import.failed */
  async end(): Promise<void> {
    if (this.#batch.length > 0) this.#send()
    while (this.#sent.length > 0 && this.#fault === null) await this.#next()
    await this.close()
    if (this.#fault !== null) throw this.#fault
  }

  /** Closes it, whatever is still under way. */
  async close(): Promise<void> {
    const worker = this.#worker
    this.#worker = null
    if (worker === null) return
    const gone = new Promise((resolve) => worker.once('exit', resolve))
    worker.postMessage(null)
    await gone
  }

  #send(): void {
    this.#worker ??= this.#started()
    const images = this.#batch.map((image) => ({ ...image, original: owned(image.original) }))
    this.#worker.postMessage(
      images,
      images.map(({ original }) => original.buffer),
    )
    this.#sent.push(this.#batchBytes)
    this.#underWay += this.#batchBytes
    this.#batch = []
    this.#batchBytes = 0
  }

  #started(): Worker {
    const worker = new Worker(thread, { workerData: this.#start })
    worker.on('message', ({ fault }: PutReply) => {
      this.#underWay -= this.#sent.shift() ?? 0
      if (fault !== null) this.#fail(fault.code, fault.message)
      this.#wake()
    })
    worker.on('error', (error) => this.#fail('', String(error)))
    worker.on('exit', () => {
      if (this.#worker === worker) this.#fail('', 'its thread stopped')
    })
    return worker
  }

  #fail(code: string, message: string): void {
    this.#fault ??=
      code === 'SQLITE_FULL'
        ? new WinnowError(
            'disk.full',
            'The disk is full. Make room for the images and import again; nothing was added.',
          )
        : new WinnowError(
            'import.failed',
            `The images could not be put into the case (${message}). Nothing was added.`,
          )
    this.#wake()
  }

  #next(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve
    })
  }
}

/** The same bytes in memory that is theirs alone, so that it can be handed to another thread. */
function owned(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const { buffer, byteLength } = bytes
  return buffer instanceof ArrayBuffer && buffer.byteLength === byteLength
    ? new Uint8Array(buffer)
    : new Uint8Array(bytes)
}
