import {
  type Entry,
  fromRandomAccessReaderPromise,
  getFileNameLowLevel,
  RandomAccessReader,
  validateFileName,
  type ZipFile,
} from 'yauzl'
import { WinnowError } from '../../../../shared/contract/error.ts'
import type { ByteSource } from '../readers/byte-source.ts'
import { Budget, mostRatio, type Refused, ratioFrom } from './bounds.ts'
import { type Packed, packedMethods, Unpacker } from './unpack.ts'

/** One file in a zip. */
export interface ZipEntry {
  /** Its path inside the archive, with forward slashes; a name, never used as a path. */
  readonly name: string
  /** As the archive says; what is unpacked is held to it. */
  readonly bytes: number
  /** Unpacks it piece by piece; its size and CRC-32 are checked at the end. @throws WinnowError file.unreadable */
  stream(): AsyncGenerator<Buffer, void, undefined>
  /** Unpacks it whole. @throws WinnowError file.unreadable, also where its size or CRC-32 is another than it says */
  read(): Promise<Buffer>
  /** Its first bytes, at most `limit`; not checked against its CRC-32. @throws WinnowError file.unreadable */
  head(limit: number): Promise<Buffer>
  /** Where it stands in the archive as it is, when it is not compressed; else null. @throws WinnowError file.unreadable */
  stored(): { readonly at: number; readonly bytes: number } | null
}

export interface Zip {
  readonly entries: readonly ZipEntry[]
  /** Entries that were left out, and why. */
  readonly refused: readonly Refused[]
  close(): void
}

/** Whether a file begins as a zip does. */
export function isZip(file: ByteSource): boolean {
  const head = Buffer.alloc(4)
  file.read(head, 0)
  return isZipHead(head)
}

/** APPNOTE 4.3.7 and, of an empty zip, 4.3.16. */
const signatures: readonly string[] = ['PK\x03\x04', 'PK\x05\x06']

export const isZipHead = (head: Buffer): boolean => signatures.includes(head.toString('latin1', 0, 4))

/**
 * Lists a zip (zip64 too) without unpacking it. An entry that could do harm is refused by name, the rest goes on.
 * @throws WinnowError file.unknown when it is no zip, file.unreadable when its directory is damaged or missing.
 */
export async function openZip(file: ByteSource, budget: Budget = new Budget()): Promise<Zip> {
  let zip: ZipFile
  try {
    zip = await fromRandomAccessReaderPromise(new SourceReader(file), file.size, {
      lazyEntries: true,
      autoClose: false,
      // Names are decoded here: the library's own check would end the whole archive at the first bad one.
      decodeStrings: false,
      // Sizes too: each entry is held to them when it is unpacked.
      validateEntrySizes: false,
    })
  } catch (error) {
    throw isZip(file)
      ? damaged(
          file,
          `its directory, which stands at its end, cannot be read (${words(error)}); it may be cut off`,
        )
      : new WinnowError('file.unknown', `${file.name} is not a zip that can be read (${words(error)}).`)
  }
  try {
    return { ...chosen(file, await listed(file, zip), budget), close: () => zip.close() }
  } catch (error) {
    zip.close()
    throw error
  }
}

const damaged = (file: ByteSource, how: string) =>
  new WinnowError(
    'file.unreadable',
    `${file.name} is damaged: ${how}. Ask for the archive again, or unpack it and choose the folder.`,
  )

/** Feeds the zip library from a byte source, through a window: its directory is read entry by entry. */
class SourceReader extends RandomAccessReader {
  readonly #file: ByteSource
  readonly #window: Buffer
  #from = 0
  #filled = 0

  constructor(file: ByteSource) {
    super()
    this.#file = file
    this.#window = Buffer.allocUnsafe(Math.min(windowBytes, file.size))
  }

  override read(
    target: Buffer,
    offset: number,
    length: number,
    position: number,
    callback: (error: Error | null) => void,
  ): void {
    let error: Error | null = null
    try {
      this.#fill(target.subarray(offset, offset + length), position)
    } catch (fault) {
      error = fault instanceof Error ? fault : new Error(String(fault))
    }
    // Never at once: the library would go one call deeper with every entry.
    queueMicrotask(() => callback(error))
  }

  #fill(target: Buffer, position: number): void {
    if (target.length > this.#window.length) {
      if (this.#file.read(target, position) < target.length) throw new Error('it breaks off')
      return
    }
    if (position < this.#from || position + target.length > this.#from + this.#filled) {
      this.#from = position
      this.#filled = this.#file.read(this.#window, position)
    }
    if (this.#filled < position - this.#from + target.length) throw new Error('it breaks off')
    this.#window.copy(target, 0, position - this.#from, position - this.#from + target.length)
  }

  override close(callback: (error: Error | null) => void): void {
    callback(null)
  }
}

const windowBytes = 256 * 1024

function listed(file: ByteSource, zip: ZipFile): Promise<Entry[]> {
  const entries: Entry[] = []
  return new Promise((resolve, reject) => {
    zip.on('error', (error: Error) => reject(damaged(file, error.message)))
    zip.on('end', () => resolve(entries))
    zip.on('entry', (entry: Entry) => {
      entries.push(entry)
      zip.readEntry()
    })
    zip.readEntry()
  })
}

function chosen(file: ByteSource, all: readonly Entry[], budget: Budget): Pick<Zip, 'entries' | 'refused'> {
  const entries: ZipEntry[] = []
  const refused: Refused[] = []
  const names = new Set<string>()
  const shared = overlapping(all)
  for (const entry of all) {
    const name = nameOf(entry)
    if (name.endsWith('/')) continue
    const again = names.has(name) ? 'a second entry of the same name' : null
    const overlap = shared.has(entry) ? 'it shares its bytes with another entry' : null
    const reason = harm(entry, name) ?? again ?? overlap ?? budget.refusal(entry.uncompressedSize)
    if (reason !== null) refused.push({ name, reason })
    else entries.push(entryOf(file, entry, name))
    names.add(name)
  }
  return { entries, refused }
}

/** Entries that begin before an earlier one ends: so a small archive is made to unpack to petabytes. */
function overlapping(all: readonly Entry[]): ReadonlySet<Entry> {
  const shared = new Set<Entry>()
  let end = 0
  for (const entry of all.toSorted((a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader)) {
    const from = entry.relativeOffsetOfLocalHeader
    if (from < end) shared.add(entry)
    // APPNOTE 4.3.7: the local header has 30 bytes and the name at least.
    end = Math.max(end, from + 30 + entry.fileNameLength + entry.compressedSize)
  }
  return shared
}

function entryOf(file: ByteSource, entry: Entry, name: string): ZipEntry {
  const packed: Packed = {
    header: entry.relativeOffsetOfLocalHeader,
    method: entry.compressionMethod,
    packed: entry.compressedSize,
    bytes: entry.uncompressedSize,
    crc: entry.crc32,
  }
  const unpacker = new Unpacker(file, name, packed)
  return {
    name,
    bytes: entry.uncompressedSize,
    stream: () => unpacker.stream(),
    read: () => unpacker.read(),
    head: (limit) => unpacker.head(limit),
    stored: () => unpacker.stored(),
  }
}

/** APPNOTE 4.4.4 bit 11 and Appendix D: UTF-8, the Unicode path field, else code page 437. */
function nameOf(entry: Entry): string {
  return getFileNameLowLevel(
    entry.generalPurposeBitFlag,
    entry.fileNameRaw,
    entry.extraFields,
    false,
  ).replaceAll('\\', '/')
}

/** Unix mode in the upper half of the external attributes (APPNOTE 4.4.15). */
const formatBits = 0o170000
const regular = 0o100000
const link = 0o120000
/** Systems that write it (APPNOTE 4.4.2): Unix and macOS. */
const unixes = new Set([3, 19])

/** Why an entry is left out, or null. */
function harm(entry: Entry, name: string): string | null {
  if (name === '') return 'it has no name'
  if (name.includes('\0')) return 'its name holds a NUL'
  if (validateFileName(name) !== null) {
    return /^(?:[a-z]:|\/)/i.test(name)
      ? 'its name is an absolute path: nothing may be put at a place that an archive names'
      : 'its name is a relative path that leads out of the archive (..)'
  }
  if (entry.isEncrypted()) return 'encrypted: unpack it with its password first'
  const kind = (entry.externalFileAttributes >>> 16) & formatBits
  if (kind === link) return 'a link'
  if (kind !== 0 && kind !== regular && unixes.has(entry.versionMadeBy >>> 8))
    return 'neither a file nor a folder'
  if (!packedMethods.has(entry.compressionMethod)) {
    return `packed by a method (${entry.compressionMethod}) that Winnow does not unpack: pack it again as a plain zip`
  }
  if (entry.uncompressedSize > ratioFrom && entry.uncompressedSize > entry.compressedSize * mostRatio) {
    return `unpacks to more than ${mostRatio} times its size: unpack it yourself if that is meant`
  }
  return null
}

const words = (error: unknown): string => (error instanceof Error ? error.message : String(error))
