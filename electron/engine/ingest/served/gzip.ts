import { createGunzip } from 'node:zlib'
import { WinnowError } from '../../../../shared/contract/error.ts'
import type { ByteSource } from '../readers/byte-source.ts'
import { mostRatio, mostTotal, ratioFrom } from './bounds.ts'
import { through } from './through.ts'

/** RFC 1952: the two magic bytes, and deflate, the only method there is. */
export const isGzipHead = (head: Buffer): boolean => head.toString('latin1', 0, 3) === '\x1f\x8b\x08'

/** What the one file in a gzip is called: the gzip's name without its ending. The name inside it is not looked at. */
export function gunzippedName(name: string): string {
  const bare = name.slice(name.lastIndexOf('/') + 1)
  if (/.\.tgz$/i.test(bare)) return bare.replace(/tgz$/i, 'tar')
  return /.\.gz$/i.test(bare) ? bare.slice(0, -3) : `${bare} (unpacked)`
}

const pieceBytes = 256 * 1024

/**
 * Unpacks a gzip (of one part or several) piece by piece; its own checksums are checked. What unpacks to far more than its size is stopped.
 * @throws WinnowError file.unreadable
 */
export async function* gunzip(file: ByteSource): AsyncGenerator<Buffer, void, undefined> {
  const fault = (how: string) =>
    new WinnowError(
      'file.unreadable',
      `${file.name} could not be unpacked: ${how}. Ask for it again, or unpack it yourself and choose what comes out.`,
    )
  let read = 0
  function* packed(): Generator<Buffer, void, undefined> {
    while (read < file.size) {
      const piece = Buffer.allocUnsafe(Math.min(pieceBytes, file.size - read))
      const got = file.read(piece, read)
      if (got === 0) return
      read += got
      yield piece.subarray(0, got)
    }
  }
  let bytes = 0
  try {
    for await (const piece of through(createGunzip({ chunkSize: pieceBytes }), packed())) {
      bytes += piece.length
      if ((bytes > ratioFrom && bytes > read * mostRatio) || bytes > mostTotal) {
        throw fault(`it unpacks to more than ${mostRatio} times its size`)
      }
      yield piece
    }
  } catch (error) {
    if (error instanceof WinnowError) throw error
    throw fault(error instanceof Error ? error.message : String(error))
  }
}
