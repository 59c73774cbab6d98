import { isUtf8 } from 'node:buffer'
import { readFileSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import { WinnowError } from '../../../shared/contract/error.ts'
import type { WatchFile, WatchReading } from '../../../shared/contract/watch.ts'
import { readWatchText } from '../../../shared/domain/watch-file.ts'

/** Five thousand of the longest terms, four bytes a character, with notes: nothing larger is a list of terms. */
const mostBytes = 64 * 1024 * 1024

type Encoding = NonNullable<WatchReading['encoding']>

const decoders: Record<Encoding, string> = {
  'utf-8': 'utf-8',
  'utf-16le': 'utf-16le',
  'utf-16be': 'utf-16be',
  'windows-1252': 'windows-1252',
  // Bytes 80 to 9F are control characters in ISO 8859-1, and letters or signs wherever a file says it is that (WHATWG Encoding).
  'iso-8859-1': 'windows-1252',
}

/**
 * Reads terms out of a text or CSV file.
 * @throws WinnowError file.missing, file.unreadable, file.unknown for what is no text
 */
export function readWatchFile(path: string, reading: WatchReading): WatchFile {
  const bytes = bytesOf(path)
  const name = basename(path)
  const encoding = reading.encoding ?? encodingOf(bytes)
  const text = new TextDecoder(decoders[encoding]).decode(bytes)
  if (text.slice(0, 4096).includes('\u0000')) {
    throw new WinnowError(
      'file.unknown',
      `${name} is not a text file: save the list as text or CSV and read that.`,
    )
  }
  return { name, encoding, ...readWatchText(text, { ...reading, table: /\.(?:csv|tsv|tab)$/i.test(name) }) }
}

function bytesOf(path: string): Buffer {
  try {
    const { size } = statSync(path)
    if (size > mostBytes) {
      throw new WinnowError(
        'file.unreadable',
        `${path} has ${size} bytes: a list of terms has ${mostBytes} at most. Is it the right file?`,
      )
    }
    return readFileSync(path)
  } catch (error) {
    if (error instanceof WinnowError) throw error
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT'
    throw missing
      ? new WinnowError('file.missing', `There is no file ${path}.`)
      : new WinnowError('file.unreadable', `${path} cannot be read (${String(error)}).`)
  }
}

/** By the byte order mark, by NULs on one side of each pair, or by what the bytes can be. */
function encodingOf(bytes: Buffer): Encoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  const head = bytes.subarray(0, 4096)
  let even = 0
  let odd = 0
  for (const [at, byte] of head.entries()) {
    if (byte !== 0) continue
    if (at % 2 === 0) even++
    else odd++
  }
  if (odd > head.length / 8 && even === 0) return 'utf-16le'
  if (even > head.length / 8 && odd === 0) return 'utf-16be'
  return isUtf8(bytes) ? 'utf-8' : 'windows-1252'
}
