import type { Preview } from '../../../../shared/contract/import.ts'
import { encodingOf } from '../../../../shared/domain/dialect.ts'
import { hasTime, type Mapping, mappingProblems } from '../../../../shared/domain/mapping.ts'
import { noneSays, sampledWords } from './direction-words.ts'

/** What is said of one of the files that go in together. */
export interface FileAnswer {
  /** Whose pack it is, where no column says so. */
  readonly owner: string
  /** The source of which it is a later version; null: a source of its own; undefined: not decided yet. */
  readonly supersedes: number | null | undefined
}

export const unanswered: FileAnswer = { owner: '', supersedes: undefined }

/**
 * Files with the same columns, cut into cells in the same way and with the same order of dates (or the same doubt about it): one
 * mapping fits them all. In the order given.
 */
export function groupsOf(previews: readonly Preview[]): Preview[][] {
  const groups = new Map<string, Preview[]>()
  for (const preview of previews) {
    const key = JSON.stringify([preview.mapping.dialect, preview.mapping.timeFormat, preview.columns])
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [preview])
    else group.push(preview)
  }
  return [...groups.values()]
}

/** A file's name without its folder and ending: often the handle whose pack it is. */
export function stem({ name }: Pick<Preview, 'name'>): string {
  const file = name.split(/[\\/]/).at(-1) ?? name
  return file.replace(/(?<=.)\.[^.]{1,10}$/, '')
}

/** The first of several files with the values of all: a word that only the last of them uses is asked about too. */
export const withAllSamples = (first: Preview, files: readonly Preview[]): Preview => ({
  ...first,
  samples: first.columns.map((_, column) => [
    ...new Set(files.flatMap(({ samples }) => samples[column] ?? [])),
  ]),
})

/** What is to be known of one file among several before it goes in: its warnings, and what was found out with a doubt. */
export const remarksOf = ({ findings }: Pick<Preview, 'findings'>): string[] =>
  findings
    .filter(({ what, doubt }) => what === 'warning' || doubt)
    .map(({ what, value, evidence }) =>
      what === 'warning' ? `${value}: ${evidence}` : `${what} in doubt: ${evidence}`,
    )

/** What keeps an import from starting, as sentences; none: it may start. */
export function importProblems(
  previews: readonly Preview[],
  answers: readonly FileAnswer[],
  mapping: Mapping,
  columns: readonly string[],
  encodingDeclared: boolean,
): string[] {
  const problems = mappingProblems(mapping, columns)
  if (encodingOf(mapping.dialect) !== null && !encodingDeclared) {
    problems.push(
      'The encoding is not declared: look at the first rows and tick that they read as they should.',
    )
  }
  const { direction, owner } = mapping.columns
  const words = previews.flatMap((preview) => sampledWords(preview, mapping))
  if (noneSays(words, mapping)) {
    problems.push(
      `No word of “${direction}” is known for in or out: every row would be rejected. Say what its words mean.`,
    )
  }
  const nameless = previews.filter((_, at) => (answers[at]?.owner ?? '').trim() === '')
  if (direction !== undefined && owner === undefined && nameless.length > 0) {
    problems.push(
      `A direction needs the owner: say whose pack ${previews.length === 1 ? 'this' : nameless.map(({ name }) => name).join(', ')} is.`,
    )
  }
  previews.forEach((preview, at) => {
    if (preview.earlier !== null && answers[at]?.supersedes === undefined) {
      problems.push(
        `Decide whether ${preview.name} is a later version of ${preview.earlier.name} or a source of its own.`,
      )
    }
  })
  return problems
}

/** A saved mapping on this file: columns that the file lacks are left out and told; how the file is read stays. */
export function applied(
  saved: Mapping,
  current: Mapping,
  columns: readonly string[],
): { mapping: Mapping; absent: string[] } {
  const named = Object.entries(saved.columns)
  const { directionWords: _, ...own } = current
  const mapping: Mapping = {
    ...own,
    ...(saved.directionWords === undefined ? {} : { directionWords: saved.directionWords }),
    columns: Object.fromEntries(named.filter(([, column]) => columns.includes(column))),
  }
  const timed = hasTime(mapping)
  return {
    mapping: timed ? { ...mapping, zone: saved.zone, timeFormat: saved.timeFormat } : mapping,
    absent: named.flatMap(([, column]) => (columns.includes(column) ? [] : [column])),
  }
}
