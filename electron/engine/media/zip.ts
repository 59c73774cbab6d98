import { type Entry, getFileNameLowLevel, openPromise, validateFileName, type ZipFile } from 'yauzl'
import { WinnowError } from '../../../shared/contract/error.ts'
import { type ImageFile, mostImageBytes, type Refused, type ServedImages } from './image-file.ts'

/** Bounds against archives made to fill a disk or a memory. */
const mostEntries = 1_000_000
const mostRatio = 200
const mostTotal = 500 * 1024 ** 3

/**
 * Lists the files of a zip (zip64 too) without unpacking it. An entry that could do harm is refused by name, the rest
 * goes on; entries are read into memory one at a time and never written to a path of theirs.
 * @throws WinnowError file.unknown when it is no zip.
 */
export async function openZip(path: string): Promise<ServedImages> {
  let zip: ZipFile
  try {
    // Names are decoded here: the library's own check would end the whole archive at the first bad one.
    zip = await openPromise(path, {
      lazyEntries: true,
      autoClose: false,
      decodeStrings: false,
      validateEntrySizes: true,
    })
  } catch (error) {
    throw new WinnowError(
      'file.unknown',
      `${path} is neither a folder nor a zip that can be read (${error instanceof Error ? error.message : String(error)}).`,
    )
  }
  try {
    return { ...(await entriesOf(path, zip)), close: async () => zip.close() }
  } catch (error) {
    zip.close()
    throw error
  }
}

function entriesOf(path: string, zip: ZipFile): Promise<{ files: ImageFile[]; refused: Refused[] }> {
  const files: ImageFile[] = []
  const refused: Refused[] = []
  const names = new Set<string>()
  let total = 0
  return new Promise((resolve, reject) => {
    zip.on('error', (error: Error) =>
      reject(
        new WinnowError(
          'file.unreadable',
          `${path} is damaged: ${error.message}. Ask for the archive again, or unpack it and choose the folder.`,
        ),
      ),
    )
    zip.on('end', () => resolve({ files, refused }))
    zip.on('entry', (entry: Entry) => {
      const name = nameOf(entry)
      if (!name.endsWith('/')) {
        total += entry.uncompressedSize
        const reason = harm(entry, name, names.has(name), files.length, total)
        if (reason !== null) refused.push({ name, reason })
        else
          files.push({ name, bytes: entry.uncompressedSize, read: () => readEntry(path, zip, entry, name) })
        names.add(name)
      }
      zip.readEntry()
    })
    zip.readEntry()
  })
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

/** Why an entry is left out, or null. */
function harm(entry: Entry, name: string, again: boolean, count: number, total: number): string | null {
  const invalid = validateFileName(name)
  if (invalid !== null) return invalid
  if (again) return 'a second entry of the same name'
  if (count >= mostEntries) return `more than ${mostEntries} entries`
  if (entry.isEncrypted()) return 'encrypted'
  // Unix mode in the upper half of the external attributes (APPNOTE 4.4.15): S_IFLNK.
  if (((entry.externalFileAttributes >>> 16) & 0o170000) === 0o120000) return 'a link'
  if (entry.uncompressedSize > mostImageBytes) return `larger than ${mostImageBytes} bytes`
  if (entry.uncompressedSize > 1_000_000 && entry.uncompressedSize > entry.compressedSize * mostRatio) {
    return `unpacks to more than ${mostRatio} times its size`
  }
  return total > mostTotal ? 'the archive unpacks to more than can be taken' : null
}

async function readEntry(path: string, zip: ZipFile, entry: Entry, name: string): Promise<Buffer> {
  try {
    const chunks: Buffer[] = []
    for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk)
    return Buffer.concat(chunks)
  } catch (error) {
    throw new WinnowError(
      'file.unreadable',
      `${name} in ${path} could not be unpacked (${error instanceof Error ? error.message : String(error)}).`,
    )
  }
}
