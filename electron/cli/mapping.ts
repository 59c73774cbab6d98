import { basename } from 'node:path'
import { WinnowError } from '../../shared/contract/error.ts'
import type { Preview } from '../../shared/contract/import.ts'
import { type Dialect, type Encoding, encodingOf, formatNames } from '../../shared/domain/dialect.ts'
import {
  type Field,
  fieldSchema,
  fields,
  hasTime,
  type Mapping,
  mappingProblems,
  needsZone,
} from '../../shared/domain/mapping.ts'
import { guessMapping } from '../../shared/domain/mapping-guess.ts'
import type { TimeFormat } from '../../shared/domain/time-format.ts'
import type { Engine } from './engine.ts'

/** What the command line says about a file; everything else is the reader's own finding. */
export interface Declared {
  readonly mapping?: Mapping
  readonly map: readonly string[]
  readonly zone?: string
  readonly encoding?: Encoding
  readonly delimiter?: string
  readonly timeFormat?: TimeFormat
}

/** A file, or a member of an archive or folder, and the sheet of it. */
export interface Target {
  readonly path: string
  readonly member: string | null
  readonly sheet: string | null
}

/** A file whose mapping is complete. */
export interface Ready extends Target {
  readonly name: string
  readonly mapping: Mapping
  /** The source that looks like an earlier version of it. */
  readonly earlier: Preview['earlier']
  /** What a person would see beside the preview: what was done to values before the file was served, what is left out. */
  readonly warnings: readonly string[]
}

/**
 * Looks at a file as the import screen does, takes its guesses and puts what was declared over them.
 * @throws WinnowError import.mapping saying which option is missing or wrong; import.duplicate; file.missing, file.unknown
 */
export async function declare({ host, signal }: Engine, target: Target, declared: Declared): Promise<Ready> {
  const path = wordsFor(target)
  const inspect = (mapping?: Mapping) =>
    host.call('import.inspect', { ...target, ...(mapping === undefined ? {} : { mapping }) }, signal)
  let preview = await inspect(declared.mapping)
  const dialect = dialectOf(preview, declared)
  if (dialect !== null) {
    const { columns } = preview
    preview = await inspect({ ...preview.mapping, dialect })
    // Read so, the file has other columns: what they are is guessed from them.
    if (preview.columns.join('\n') !== columns.join('\n')) {
      preview = await inspect({ ...preview.mapping, columns: guessed(preview) })
    }
  }
  for (const field of fields) {
    const column = declared.mapping?.columns[field]
    if (column !== undefined) checkColumn(preview, field, column)
  }
  if (preview.already !== null) {
    const { name, source } = preview.already
    throw new WinnowError(
      'import.duplicate',
      `${path} is in this case already, as ${name}. Nothing was imported.`,
      { source },
    )
  }
  const mapping = put(preview, declared)
  const problems = [
    ...mappingProblems(mapping, preview.columns),
    ...hints(mapping, preview.columns),
    ...doubts(preview, declared),
  ]
  if (problems.length > 0) throw new WinnowError('import.mapping', `${basename(path)}: ${problems.join(' ')}`)
  return {
    ...target,
    name: preview.recognised?.name ?? preview.name,
    mapping,
    earlier: preview.earlier,
    warnings: preview.findings
      .filter(({ what }) => what === 'warning')
      .map(({ value, evidence, advice }) => `${value}: ${[evidence, advice].filter(Boolean).join('. ')}`),
  }
}

/** 'pack.zip › SMITH/messages.csv › Sheet1'. */
export const wordsFor = ({ path, member, sheet }: Target): string =>
  [path, member, sheet].filter((part) => part !== null).join(' › ')

/** The dialect with what was declared of it; null when nothing was. */
function dialectOf({ mapping, name }: Preview, { encoding, delimiter }: Declared): Dialect | null {
  if (encoding === undefined && delimiter === undefined) return null
  if (encoding !== undefined && encodingOf(mapping.dialect) === null) {
    throw new WinnowError(
      'import.mapping',
      `${name} is ${formatNames[mapping.dialect.format]}, which has an encoding of its own. Leave --encoding out.`,
    )
  }
  const dialect = { ...mapping.dialect, ...(encoding === undefined ? {} : { encoding }) } as Dialect
  if (delimiter === undefined) return dialect
  if (dialect.format !== 'delimited') {
    throw new WinnowError(
      'import.mapping',
      `${name} is ${formatNames[dialect.format]}: it has no delimiter. Leave --delimiter out.`,
    )
  }
  return { ...dialect, delimiter }
}

function guessed({ columns, samples }: Preview): Mapping['columns'] {
  const guesses = guessMapping(columns, samples)
  return Object.fromEntries(
    fields.flatMap((field) => (guesses[field] ? [[field, guesses[field].column]] : [])),
  )
}

function checkColumn({ columns, name }: Preview, field: Field, column: string): void {
  if (columns.includes(column)) return
  throw new WinnowError(
    'import.mapping',
    `${name} has no column "${column}" for ${field}. Its columns are: ${columns.join(', ')}.`,
  )
}

/**
 * A zone that was declared for an earlier file with a like header is not this file's: it is declared for each run, here or in the
 * mapping that is given.
 */
function put(preview: Preview, { mapping: given, map, zone, timeFormat }: Declared): Mapping {
  const { mapping } = preview
  const taken = { ...mapping.columns }
  for (const [field, column] of map.flatMap(pairs)) {
    // A column is what it was said to be and nothing else.
    for (const other of fields) if (taken[other] === column) delete taken[other]
    if (column === '') delete taken[field]
    else {
      checkColumn(preview, field, column)
      taken[field] = column
    }
  }
  return {
    ...mapping,
    columns: taken,
    zone: zone ?? given?.zone ?? null,
    ...(timeFormat === undefined ? {} : { timeFormat }),
  }
}

/** 'sender=From,text=Body, the text': a comma divides only before the next field, so that columns may hold commas. */
function pairs(text: string): [Field, string][] {
  return text.split(new RegExp(`,(?=\\s*(?:${fields.join('|')})\\s*=)`)).map((pair) => {
    const [, name = '', column = ''] = /^\s*([^=]*?)\s*=(.*)$/s.exec(pair) ?? []
    const field = fieldSchema.safeParse(name)
    if (!field.success) {
      throw new WinnowError(
        'import.mapping',
        `--map ${pair}: write FIELD=COLUMN, where FIELD is one of ${fields.join(', ')}.`,
      )
    }
    return [field.data, column.trim()]
  })
}

/** The options that solve what `mappingProblems` found. */
function hints(mapping: Mapping, columns: readonly string[]): string[] {
  if (Object.keys(mapping.columns).length === 0) {
    return [`Its columns are: ${columns.join(', ')}. Give --map, for example --map text=${columns[0] ?? ''}.`]
  }
  if (!hasTime(mapping)) return []
  return [
    ...(mapping.zone === null && needsZone(mapping)
      ? ['Give --zone, for example --zone Europe/London.']
      : []),
    ...(mapping.timeFormat === null ? ['Give --day-first, --month-first or --time-format.'] : []),
  ]
}

/** What a person would have to decide on the screen and no option has decided. Doubts about times are `mappingProblems`' own. */
function doubts({ findings }: Preview, { encoding, delimiter }: Declared): string[] {
  const decided = { time: true, encoding: encoding !== undefined, delimiter: delimiter !== undefined }
  return findings
    .filter(({ what, doubt }) => doubt && !(what in decided && decided[what as keyof typeof decided]))
    .map(({ what, value, evidence }) => {
      const option =
        what === 'encoding' || what === 'delimiter'
          ? `--${what}`
          : '--mapping, with it decided on the import screen'
      return `The ${what} is in doubt: ${value} (${evidence}). Give ${option}.`
    })
}
