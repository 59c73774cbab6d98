import { basename, parse, resolve } from 'node:path'
import { type ImportResult, importResult } from '../../shared/contract/import.ts'
import { mappingNameOf } from '../../shared/domain/mapping.ts'
import type { Engine } from './engine.ts'
import { runJob, waitForIndex } from './job.ts'
import { type Ready, wordsFor } from './mapping.ts'
import { count, counted } from './words.ts'

/** What was imported; `seconds` until it could be searched. */
export interface Imported extends Omit<ImportResult, 'name'> {
  readonly file: string
  /** A source that this looks like a later version of, though nobody said so. */
  readonly earlier: string | null
  readonly warnings: readonly string[]
}

/** What is kept with a served file. */
export interface ImportOptions {
  readonly images?: string
  readonly mappingName?: string
  readonly supplier?: string
  readonly exhibit?: string
  readonly continuity?: string
  readonly tranche?: string
  readonly owner?: string
  /** Each file is the pack of the handle that it is named after. */
  readonly ownerFromName?: boolean
  /** Take only rows that the earlier version of the file does not have. */
  readonly laterVersion?: boolean
}

/** Imports one file and waits until it can be searched. */
export async function importFile(engine: Engine, file: Ready, about: ImportOptions): Promise<Imported> {
  const from = performance.now()
  const passed = () => Math.round(performance.now() - from) / 1000
  const job = await runJob(engine, () =>
    engine.host.call('import.start', {
      path: file.path,
      member: file.member,
      sheet: file.sheet,
      images: about.images === undefined ? null : resolve(about.images),
      mapping: file.mapping,
      mappingName: about.mappingName ?? mappingNameOf(file.name),
      supplier: about.supplier ?? '',
      exhibit: about.exhibit ?? '',
      continuity: about.continuity ?? '',
      tranche: about.tranche ?? '',
      owner: about.ownerFromName === true ? parse(file.member ?? file.path).name : (about.owner ?? ''),
      supersedes: about.laterVersion === true ? (file.earlier?.source ?? null) : null,
    }),
  )
  const { name: _, ...result } = importResult.parse(job.result)
  const browsable = passed()
  await waitForIndex(engine)
  const searchable = passed()
  return {
    file: wordsFor(file),
    earlier: about.laterVersion === true ? null : (file.earlier?.name ?? null),
    warnings: file.warnings,
    ...result,
    seconds: searchable,
    steps: { ...result.steps, 'until browsable': browsable, 'until searchable': searchable },
  }
}

export function importedLines({
  file,
  read,
  stored,
  rejected,
  known,
  different,
  earlier,
  warnings,
  seconds,
  sha256,
  images,
  ...made
}: Imported): string[] {
  return [
    `${basename(file)}: ${counted(read, 'row')} read = ${count(stored)} stored + ${count(rejected)} rejected${known > 0 ? ` + ${count(known)} known from the earlier version` : ''}, ${seconds} s`,
    ...(different > 0
      ? [`  ${counted(different, 'row')} differ from the earlier version: see the source's differences`]
      : []),
    ...(earlier === null
      ? []
      : [
          `  looks like a later version of ${earlier}, and was imported as a source of its own (--later-version takes only its new rows)`,
        ]),
    `  SHA-256 ${sha256}`,
    `  ${counted(made.handles, 'handle')}, ${counted(made.conversations, 'conversation')}; images: ${count(images.found)} found, ${count(images.missing)} missing, ${count(images.undecodable)} not decodable`,
    ...warnings.map((warning) => `  warning: ${warning}`),
  ]
}
