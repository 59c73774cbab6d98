import type { ZipEntry } from '../../served/zip.ts'
import { scanPart } from '../sheet/xml-part.ts'
import { XmlScanner } from '../sheet/xml-scanner.ts'
import { builtInFormat, type NumberFormat, readFormat } from './number-format.ts'

/** Excel's own limit is 65,490. */
const mostStyles = 200_000

const tag = { numFmt: 0, cellXfs: 1, xf: 2 } as const
const attribute = { numFmtId: 0, formatCode: 1 } as const

/** The number format of each cell style, by the style's index. None where the workbook has no styles. @throws XmlFault */
export async function readStyles(part: ZipEntry | null): Promise<NumberFormat[]> {
  const styles: NumberFormat[] = []
  if (part === null) return styles
  const custom = new Map<number, NumberFormat>()
  const scanner = new XmlScanner(Object.keys(tag), Object.keys(attribute))
  let inCells = false
  await scanPart(part.stream(), scanner, (token) => {
    if (scanner.element === tag.cellXfs && token !== 'text') {
      inCells = token === 'open'
      // Whatever follows is of no cell.
      return inCells
    }
    if (token !== 'open') return true
    if (scanner.element === tag.numFmt) {
      const code = scanner.value(attribute.formatCode)
      if (code !== null && custom.size < mostStyles) {
        custom.set(scanner.number(attribute.numFmtId, -1), readFormat(code))
      }
    } else if (scanner.element === tag.xf && inCells) {
      const id = scanner.number(attribute.numFmtId, 0)
      styles.push(custom.get(id) ?? builtInFormat(id))
    }
    return styles.length < mostStyles
  })
  return styles
}
