import { WinnowError } from '../../../../../shared/contract/error.ts'
import { isZip, openZip, type Zip, type ZipEntry } from '../../served/zip.ts'
import type { ByteSource } from '../byte-source.ts'
import { scanPart } from '../sheet/xml-part.ts'
import { XmlScanner } from '../sheet/xml-scanner.ts'

/** Relationships of one part that are read; a sheet with hyperlinks has one each. */
const mostRelations = 200_000

/** One relationship: the last word of its type (`worksheet`, `sharedStrings`) and the part's name in the package. */
export interface Relation {
  readonly id: string
  readonly type: string
  readonly part: string
  /** Outside the package: another file, a page of the web. Never followed. */
  readonly external: boolean
}

/** An Open Packaging container (ECMA-376 part 2): parts in a zip, found through relationships. */
export class OfficePackage {
  readonly name: string
  readonly #zip: Zip
  readonly #parts = new Map<string, ZipEntry>()
  readonly #refused = new Map<string, Zip['refused'][number]>()

  constructor(name: string, zip: Zip) {
    this.name = name
    this.#zip = zip
    // Names of parts are compared without case (part 2, 7.2.3.5).
    for (const entry of zip.entries) this.#parts.set(entry.name.toLowerCase(), entry)
    for (const entry of zip.refused) this.#refused.set(entry.name.toLowerCase(), entry)
  }

  /** A part by its name; null when there is none. @throws WinnowError file.unreadable where it was refused as harmful. */
  part(name: string): ZipEntry | null {
    const wanted = name.toLowerCase()
    const refused = this.#refused.get(wanted)
    if (refused !== undefined) {
      throw new WinnowError(
        'file.unreadable',
        `${this.name} is not read: its part ${refused.name} was refused (${refused.reason}). If the file is to be trusted, save the sheet as CSV (UTF-8) and import that.`,
      )
    }
    return this.#parts.get(wanted) ?? null
  }

  /** How many parts have names that begin so. */
  count(start: string): number {
    let count = 0
    for (const name of this.#parts.keys()) if (name.startsWith(start)) count++
    return count
  }

  /** The relationships of a part; of the package itself for ''. None where the file says none. */
  async relations(part: string): Promise<Relation[]> {
    const slash = part.lastIndexOf('/')
    const folder = part.slice(0, slash + 1)
    const entry = this.part(`${folder}_rels/${part.slice(slash + 1)}.rels`)
    if (entry === null) return []
    const relations: Relation[] = []
    const scanner = new XmlScanner(['Relationship'], ['Id', 'Type', 'Target', 'TargetMode'])
    await scanPart(entry.stream(), scanner, (token) => {
      if (token !== 'open' || scanner.element !== 0) return true
      const type = scanner.value(1) ?? ''
      relations.push({
        id: scanner.value(0) ?? '',
        type: type.slice(type.lastIndexOf('/') + 1),
        part: resolved(folder, scanner.value(2) ?? ''),
        external: scanner.value(3) === 'External',
      })
      return relations.length < mostRelations
    })
    return relations
  }

  close(): void {
    this.#zip.close()
  }
}

/** @returns null for a file that is no zip. @throws WinnowError file.unknown, file.unreadable */
export async function openPackage(file: ByteSource): Promise<OfficePackage | null> {
  return isZip(file) ? new OfficePackage(file.name, await openZip(file)) : null
}

/** A target relative to its part's folder, as a name in the package: a name to look up, never a path. */
function resolved(folder: string, target: string): string {
  const steps = (target.startsWith('/') ? target : `${folder}${target}`).split('/')
  const kept: string[] = []
  for (const step of steps) {
    if (step === '..') kept.pop()
    else if (step !== '.' && step !== '') kept.push(step)
  }
  return kept.join('/')
}
