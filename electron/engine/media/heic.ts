import { Worker } from 'node:worker_threads'
import type { Pixels } from './bmp.ts'

/** Where the decoder's thread stands: beside this file, or beside the bundle that it is part of. */
const thread = new URL(import.meta.url.endsWith('.ts') ? './heic-thread.ts' : './heic.cjs', import.meta.url)

/**
 * Decodes a HEIC (libheif in WebAssembly; the image library has no HEVC decoder), turned as the file says. It runs in a thread that is ended
 * when its time is up.
 * @throws Error saying why it could not be decoded
 */
export function decodeHeic(bytes: Buffer, milliseconds: number): Promise<Pixels> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(thread, {
      workerData: { bytes },
      resourceLimits: { maxOldGenerationSizeMb: 512 },
    })
    const late = setTimeout(() => {
      reject(new Error(`it was not decoded within ${milliseconds / 1000} seconds`))
      void worker.terminate()
    }, milliseconds)
    worker.on('message', ({ width, height, data }: Omit<Pixels, 'channels'>) =>
      resolve({ width, height, channels: 4, data }),
    )
    worker.on('error', reject)
    worker.on('exit', () => {
      clearTimeout(late)
      reject(new Error('the decoder stopped'))
    })
  })
}
