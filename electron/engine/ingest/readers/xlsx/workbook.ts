import type { ZipEntry } from '../../served/zip.ts'
import { scanPart } from '../sheet/xml-part.ts'
import { XmlScanner } from '../sheet/xml-scanner.ts'
import { uniqueNames } from '../unique-names.ts'
import type { OfficePackage, Relation } from './package.ts'

/** Excel itself gives up long before. */
const mostSheets = 10_000

/** One sheet of cells; charts and macros are none. */
export interface WorkbookSheet {
  readonly name: string
  readonly state: 'visible' | 'hidden' | 'veryHidden'
  /** Its part's name; null where the workbook names none. */
  readonly part: string | null
}

export interface Workbook {
  readonly sheets: readonly WorkbookSheet[]
  /** Days are counted from 1904-01-01. */
  readonly system1904: boolean
  readonly styles: ZipEntry | null
  readonly strings: ZipEntry | null
  /** Other workbooks that formulas refer to; never opened. */
  readonly externalLinks: number
  readonly pictures: number
}

const tag = { workbook: 0, workbookPr: 1, sheet: 2 } as const
const attribute = { date1904: 0, name: 1, state: 2, id: 3 } as const

/** The workbook of a package; null for a package that holds none (a text document, slides). @throws XmlFault, WinnowError */
export async function readWorkbook(office: OfficePackage): Promise<Workbook | null> {
  const main = await mainPart(office)
  const entry = main === null ? null : office.part(main)
  if (main === null || entry === null) return null
  const found: { name: string; state: string | null; id: string | null }[] = []
  let root = false
  let system1904 = false
  const scanner = new XmlScanner(Object.keys(tag), Object.keys(attribute))
  await scanPart(entry.stream(), scanner, (token) => {
    if (token !== 'open') return true
    if (scanner.element === tag.workbook) root = true
    else if (!root) return false
    else if (scanner.element === tag.workbookPr) system1904 = scanner.flag(attribute.date1904)
    else if (scanner.element === tag.sheet) {
      found.push({
        name: scanner.value(attribute.name) ?? `Sheet ${found.length + 1}`,
        state: scanner.value(attribute.state),
        id: scanner.value(attribute.id),
      })
    }
    return found.length < mostSheets
  })
  if (!root) return null
  const relations = await office.relations(main)
  const byId = new Map(relations.map((relation) => [relation.id, relation]))
  const names = uniqueNames(found.map((each) => each.name))
  const sheets = found.flatMap((each, index): WorkbookSheet[] => {
    const relation = byId.get(each.id ?? '')
    if (relation !== undefined && relation.type !== 'worksheet') return []
    const hidden = each.state === 'hidden' || each.state === 'veryHidden' ? each.state : 'visible'
    const usual = `xl/worksheets/sheet${index + 1}.xml`
    const part = relation?.part ?? (office.part(usual) === null ? null : usual)
    return [{ name: names[index] ?? each.name, state: hidden, part }]
  })
  return {
    sheets,
    system1904,
    styles: partOf(office, relations, 'styles', 'xl/styles.xml'),
    strings: partOf(office, relations, 'sharedStrings', 'xl/sharedStrings.xml'),
    externalLinks: office.count('xl/externallinks/externallink'),
    pictures: office.count('xl/media/'),
  }
}

/** The workbook's part by the package's relationships, else where it usually is. */
async function mainPart(office: OfficePackage): Promise<string | null> {
  const relations = await office.relations('')
  const main = relations.find(({ type }) => type === 'officeDocument')?.part
  if (main !== undefined && office.part(main) !== null) return main
  return office.part('xl/workbook.xml') === null ? null : 'xl/workbook.xml'
}

function partOf(
  office: OfficePackage,
  relations: readonly Relation[],
  type: string,
  usual: string,
): ZipEntry | null {
  const relation = relations.find((one) => one.type === type && !one.external)
  return office.part(relation?.part ?? usual)
}
