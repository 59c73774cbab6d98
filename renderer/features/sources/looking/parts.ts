import type { Look } from '../../../../shared/contract/import.ts'
import type { Format } from '../../../../shared/domain/dialect.ts'

/** One table that can be imported: a file, or a sheet of one; or a file that cannot, with the reason. */
export interface Part {
  readonly member: string | null
  readonly sheet: string | null
  /** With its folders inside an archive or folder. */
  readonly name: string
  readonly bytes: number
  readonly format: Format | null
  /** Null: not known before it is looked at. */
  readonly rows: number | null
  readonly hidden: boolean
  /** Why it cannot be imported; of one that can, what is to be known beforehand. */
  readonly problem: string | null
}

/** Everything that a path holds, table by table. */
export function partsOf({ members }: Look): Part[] {
  return members.flatMap(({ member, name, bytes, format, sheets, problem }): Part[] => {
    const file = { member, name: member ?? name, bytes, format, problem }
    if (sheets.length === 0) return [{ ...file, sheet: null, rows: null, hidden: false }]
    return sheets.map(({ name: sheet, rows, hidden }) => ({ ...file, sheet, rows, hidden }))
  })
}

/** Whether it can be imported at all. */
export const importable = ({ format }: Part): boolean => format !== null

/** What is laid beside the messages. Any text can be read as a table of one column. */
const notes = /(^|[\\/])(read[ _-]?me|licen[cs]e|notice|changelog|copying)(\.(txt|md))?$/i

/**
 * What is chosen to begin with: all that can be imported, notes, hidden sheets and the tables of databases left out. Most tables
 * of a database are not messages.
 */
export const chosenAtFirst = (part: Part): boolean =>
  importable(part) && !part.hidden && part.format !== 'sqlite' && !notes.test(part.name)

/** The one table of a plain file: then there is nothing to choose. A database may always be asked by a SELECT. */
export function onlyPart(look: Look): Part | null {
  const parts = partsOf(look)
  const [part] = parts
  const alone = look.kind === 'file' && parts.length === 1 && part !== undefined
  return alone && importable(part) && part.format !== 'sqlite' ? part : null
}

/** A database's rows as a SELECT gives them, beside its tables. */
export const selected = (database: Part, select: string): Part => ({
  ...database,
  sheet: select.trim().replace(/;$/, ''),
  rows: null,
  hidden: false,
  problem: null,
})
