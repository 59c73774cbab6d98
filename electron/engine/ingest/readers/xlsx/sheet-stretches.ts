import type { ZipEntry } from '../../served/zip.ts'
import type { Stretch } from '../sheet/sheet-row.ts'
import { XmlFault } from '../sheet/xml-fault.ts'
import { utf8Pieces } from '../sheet/xml-part.ts'
import { SharedStrings } from './shared-strings.ts'
import type { SheetScan } from './sheet-scan.ts'

/** Weight of rows (see `SheetScan.weight`) that are handed over together. */
const stretchWeight = 2 * 1024 * 1024

/** Streams a sheet's part through a scan. @throws XmlFault, WinnowError */
export async function* sheetStretches(
  part: ZipEntry,
  strings: ZipEntry | null,
  scan: SheetScan,
): AsyncGenerator<Stretch, void, undefined> {
  const shared = new SharedStrings(strings)
  let read = 0
  try {
    for await (const piece of utf8Pieces(part.stream())) {
      read += piece.length
      scan.scanner.push(piece)
      scan.consume()
      if (scan.weight < stretchWeight) continue
      for await (const rows of scan.takeRows(shared)) yield { rows, read }
    }
    scan.finish()
    if (!scan.isSheet) throw new XmlFault('is no sheet')
    for await (const rows of scan.takeRows(shared)) yield { rows, read }
  } finally {
    await shared.close()
  }
}
