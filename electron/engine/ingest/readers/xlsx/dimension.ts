import type { ZipEntry } from '../../served/zip.ts'
import { mostRows } from '../sheet/sheet-row.ts'
import { XmlFault } from '../sheet/xml-fault.ts'
import { utf8Pieces } from '../sheet/xml-part.ts'
import { SheetScan } from './sheet-scan.ts'

const headBytes = 64 * 1024
/** The least that a row takes in a sheet's XML: <row/>. */
const leastBytes = 6
/** A sheet beyond this has more than one row of cells. */
const oneRow = 8 * 1024

/** How many rows a sheet says it has, read from its beginning; null where it does not say, or says what cannot be. */
export async function dimensionRows(entry: ZipEntry): Promise<number | null> {
  const scan = new SheetScan([], false)
  let read = 0
  try {
    for await (const piece of utf8Pieces(entry.stream())) {
      read += piece.length
      scan.scanner.push(piece)
      scan.consume()
      if (scan.dimension !== null || read > headBytes) break
    }
  } catch (error) {
    // It is told when the sheet itself is read.
    if (error instanceof XmlFault) return null
    throw error
  }
  if (scan.dimension === null) return null
  const corners = /^\$?[A-Z]+\$?(\d+)(?::\$?[A-Z]+\$?(\d+))?$/.exec(scan.dimension)
  if (corners === null) return null
  const first = Number(corners[1])
  const last = Number(corners[2] ?? corners[1])
  const rows = last - first + 1
  const sane = first >= 1 && rows >= 1 && last <= mostRows && rows * leastBytes <= entry.bytes
  // A1 and A1:XFD1048576 are what programs write that stream the sheet and cannot know.
  const unknown = scan.dimension.endsWith('XFD1048576') || (rows === 1 && entry.bytes > oneRow)
  return sane && !unknown ? rows : null
}
