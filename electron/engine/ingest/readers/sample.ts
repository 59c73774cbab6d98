import type { Encoding } from '../../../../shared/domain/dialect.ts'
import type { ByteSource } from './byte-source.ts'
import { bomLength, utf16ToUtf8 } from './encoding.ts'

const wholeUpTo = 2 * 1024 * 1024
const headBytes = 512 * 1024
const windowBytes = 96 * 1024
const windows = 15

/** Bytes of a file and where they stand in it. */
export interface Stretch {
  at: number
  bytes: Buffer
}

/** A file of up to 2 MB whole; of a larger one the beginning and fifteen stretches spread evenly to its end. */
export function sampleBytes(source: ByteSource): Stretch[] {
  if (source.size <= wholeUpTo) return [stretch(source, 0, source.size)]
  const samples = [stretch(source, 0, headBytes)]
  const step = (source.size - headBytes) / windows
  for (let n = 1; n <= windows; n++) {
    // Even positions, so that UTF-16 stays in step.
    const at = Math.floor((headBytes + n * step - windowBytes) / 2) * 2
    samples.push(stretch(source, at, n === windows ? source.size - at : windowBytes))
  }
  return samples
}

function stretch(source: ByteSource, at: number, length: number): Stretch {
  const bytes = Buffer.alloc(length)
  return { at, bytes: bytes.subarray(0, source.read(bytes, at)) }
}

/**
 * The samples as whole lines, without a byte order mark, UTF-16 as UTF-8. A line cut by a sample's edge is left out, unless it is
 * all there is.
 */
export function sampleLines(source: ByteSource, encoding: Encoding): Buffer[] {
  return sampleBytes(source).flatMap(({ at, bytes }) => {
    const own = at === 0 ? bytes.subarray(bomLength(bytes, encoding)) : bytes
    const text =
      encoding === 'utf-16le' || encoding === 'utf-16be'
        ? utf16ToUtf8(own.subarray(0, own.length & ~1), encoding)
        : own
    // In the middle of a very long line: what it is part of, nobody can say.
    if (at > 0 && firstLineEnd(text) < 0) return []
    const from = at === 0 ? 0 : firstLineEnd(text) + 1
    const ended = at + bytes.length >= source.size
    const lastEnd = Math.max(text.lastIndexOf(10), text.lastIndexOf(13))
    const to = ended || lastEnd < from ? text.length : lastEnd + 1
    return [text.subarray(from, to)]
  })
}

function firstLineEnd(text: Buffer): number {
  const lf = text.indexOf(10)
  return lf >= 0 ? lf : text.indexOf(13)
}
