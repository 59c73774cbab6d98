import { WinnowError } from '../../../../../shared/contract/error.ts'
import { isZip, openZip, type Zip, type ZipEntry } from '../../served/zip.ts'
import type { ByteSource } from '../byte-source.ts'
import { utf8Pieces } from '../sheet/xml-part.ts'
import { XmlScanner } from '../sheet/xml-scanner.ts'

const mimetype = 'application/vnd.oasis.opendocument.spreadsheet'
/** Where a document without a mimetype must show what it is. */
const headBytes = 1024 * 1024

/** An OpenDocument spreadsheet that is open, and the part that holds its sheets. */
export interface Spreadsheet {
  readonly zip: Zip
  readonly content: ZipEntry
}

/** Null for a file that is no OpenDocument spreadsheet. @throws WinnowError */
export async function openSpreadsheet(file: ByteSource): Promise<Spreadsheet | null> {
  if (!isZip(file)) return null
  const zip = await openZip(file)
  try {
    const part = (name: string) => zip.entries.find((entry) => entry.name === name) ?? null
    const type = part('mimetype')
    // Templates (-template) too.
    const said =
      type !== null && type.bytes < 200 && (await type.read()).toString('latin1').startsWith(mimetype)
    const content = part('content.xml')
    if (!said && (type !== null || content === null || !(await holdsSheets(content)))) {
      zip.close()
      return null
    }
    const manifest = part('META-INF/manifest.xml')
    if (manifest !== null && (await mentions(manifest, 'encryption-data'))) {
      throw new WinnowError(
        'file.unknown',
        `${file.name} is locked with a password: open it in LibreOffice, save it without the password, and import that.`,
      )
    }
    if (content === null) {
      const refused = zip.refused.find(({ name }) => name === 'content.xml')
      const why =
        refused === undefined ? 'its content is missing' : `its content was refused (${refused.reason})`
      throw new WinnowError('file.unreadable', `${file.name} is damaged: ${why}. Ask for the file again.`)
    }
    return { zip, content }
  } catch (error) {
    zip.close()
    throw error
  }
}

/** Whether a part's first element of this local name comes within its beginning. */
async function mentions(part: ZipEntry, element: string): Promise<boolean> {
  const scanner = new XmlScanner([element], [])
  let read = 0
  for await (const piece of utf8Pieces(part.stream())) {
    scanner.push(piece)
    for (let token = scanner.next(); token !== 'more' && token !== 'end'; token = scanner.next()) {
      if (token === 'open' && scanner.element === 0) return true
    }
    read += piece.length
    if (read > headBytes) break
  }
  return false
}

const holdsSheets = (content: ZipEntry): Promise<boolean> => mentions(content, 'spreadsheet')
