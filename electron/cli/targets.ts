import { WinnowError } from '../../shared/contract/error.ts'
import type { Engine } from './engine.ts'
import { type Target, wordsFor } from './mapping.ts'

export interface TargetOptions {
  readonly member?: string
  readonly sheet?: string
}

/**
 * What is to be imported of a path: the file; every file of a folder or archive; every sheet of a workbook or table of a database that is not
 * hidden; or the member and sheet that were named.
 * @returns also a line for each thing that is left out, with the reason
 * @throws WinnowError file.missing, file.unknown when nothing can be imported
 */
export async function targetsOf(
  { host, signal }: Engine,
  path: string,
  { member, sheet }: TargetOptions,
): Promise<{ targets: Target[]; left: string[] }> {
  const { members, refused, kind, images } = await host.call('import.look', { path }, signal)
  const left = refused.map(({ name, reason }) => `not imported: ${name}: ${reason}`)
  const targets: Target[] = []
  for (const file of members) {
    if (member !== undefined && file.member !== member) continue
    if (file.format === null) {
      if (file.member === null || file.member === member)
        throw new WinnowError('file.unknown', file.problem ?? '')
      left.push(`not imported: ${file.member}: ${file.problem}`)
    } else if (sheet !== undefined || file.sheets.length === 0) {
      targets.push({ path, member: file.member, sheet: sheet ?? null })
    } else {
      for (const each of file.sheets) {
        const target = { path, member: file.member, sheet: each.name }
        if (each.hidden) left.push(`not imported: ${wordsFor(target)}: it is hidden; name it with --sheet`)
        else targets.push(target)
      }
    }
  }
  if (targets.length > 0) return { targets, left }
  if (member === undefined && kind !== 'file' && images > 0) {
    return { targets: [{ path, member: null, sheet: null }], left }
  }
  throw new WinnowError(
    'file.unknown',
    member === undefined
      ? `There is nothing in ${path} that can be imported.`
      : `There is no ${member} in ${path}.`,
  )
}
