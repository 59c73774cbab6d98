import { WinnowError } from '../../../../../shared/contract/error.ts'
import type { ZipEntry } from '../../served/zip.ts'
import type { ByteSource } from '../byte-source.ts'
import { type OfficePackage, openPackage } from './package.ts'
import { readWorkbook, type Workbook, type WorkbookSheet } from './workbook.ts'

/** A workbook and the package that holds it, to be closed. */
export interface OpenWorkbook {
  readonly office: OfficePackage
  readonly workbook: Workbook
}

/** Null for a file that is no workbook. @throws WinnowError, XmlFault */
export async function openWorkbook(file: ByteSource): Promise<OpenWorkbook | null> {
  const office = await openPackage(file)
  if (office === null) return null
  try {
    const workbook = await readWorkbook(office)
    if (workbook !== null) return { office, workbook }
    if (office.part('xl/workbook.bin') !== null) {
      throw new WinnowError(
        'file.unknown',
        `${file.name} is a binary workbook (.xlsb), which Winnow does not read: open it in Excel and save it as .xlsx.`,
      )
    }
  } catch (error) {
    office.close()
    throw error
  }
  office.close()
  return null
}

/** A sheet and the part of the package that it is. */
export interface SheetPart extends WorkbookSheet {
  readonly entry: ZipEntry
}

/** The sheet that was asked for, else the first that whoever opens the workbook can see. @throws WinnowError */
export function sheetPart({ office, workbook }: OpenWorkbook, wanted: string | null): SheetPart {
  const { sheets } = workbook
  const sheet =
    wanted === null
      ? (sheets.find(({ state, part }) => state === 'visible' && part !== null) ?? sheets[0])
      : sheets.find(({ name }) => name === wanted)
  if (sheet === undefined) {
    const names = sheets.map(({ name }) => `"${name}"`).join(', ')
    throw new WinnowError(
      'file.unknown',
      wanted === null
        ? `${office.name} is a workbook without a sheet of cells.`
        : `${office.name} has no sheet "${wanted}". Its sheets are: ${names}.`,
    )
  }
  const entry = sheet.part === null ? null : office.part(sheet.part)
  if (entry === null) {
    throw new WinnowError(
      'file.unreadable',
      `${office.name} is damaged: it does not hold the cells of its sheet "${sheet.name}". Ask for the file again.`,
    )
  }
  return { ...sheet, entry }
}

/**
 * Refuses a workbook that is locked with a password: it stands encrypted in a container of the old Office formats (MS-OFFCRYPTO 2.3.2),
 * whose directory (MS-CFB 2.2, 2.6) names it.
 * @throws WinnowError file.unknown
 */
export function refuseLocked(file: ByteSource): void {
  const head = Buffer.alloc(512)
  if (file.read(head, 0) < 512 || head.toString('latin1', 0, 4) !== '\xd0\xcf\x11\xe0') return
  const sector = 2 ** Math.min(16, head.readUInt16LE(30))
  const directory = Buffer.alloc(4096)
  const got = file.read(directory, (head.readUInt32LE(48) + 1) * sector)
  if (!directory.subarray(0, got).includes(Buffer.from('EncryptedPackage', 'utf16le'))) return
  throw new WinnowError(
    'file.unknown',
    `${file.name} is locked with a password: open it in Excel, take the password off (File, Info, Protect Workbook) and save it.`,
  )
}
