import { createHash } from 'node:crypto'
import type { ByteSource } from './readers/index.ts'

const piece = 4 * 1024 * 1024

/** SHA-256 of the whole file, 64 hex digits. `progress` is told the bytes done after each piece, and may throw to stop. */
export function hashFile(source: ByteSource, progress: (bytes: number) => void): string {
  const hash = createHash('sha256')
  const buffer = Buffer.allocUnsafe(Math.min(piece, Math.max(1, source.size)))
  for (let at = 0; at < source.size; ) {
    const got = source.read(buffer, at)
    if (got === 0) break
    hash.update(buffer.subarray(0, got))
    at += got
    progress(at)
  }
  return hash.digest('hex')
}
