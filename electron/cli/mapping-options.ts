import { readFileSync } from 'node:fs'
import { type Command, InvalidArgumentError, Option } from 'commander'
import * as z from 'zod'
import { WinnowError } from '../../shared/contract/error.ts'
import { encodingSchema } from '../../shared/domain/dialect.ts'
import { fields, type Mapping, mappingSchema } from '../../shared/domain/mapping.ts'
import { timeFormatSchema } from '../../shared/domain/time-format.ts'
import { isZone } from '../../shared/domain/zone.ts'
import type { Declared } from './mapping.ts'

/** What the command line says about how a file is to be read. */
export interface MappingOptions extends Omit<Declared, 'mapping'> {
  readonly mapping?: string
  readonly dayFirst?: boolean
  readonly monthFirst?: boolean
}

/** The options of every command that reads a message file. */
export function withMapping(command: Command): Command {
  return command
    .option('--zone <zone>', 'the zone in which the times were written: Europe/London, UTC, +01:00', zone)
    .addOption(new Option('--encoding <name>', 'where the guess is wrong').choices(encodingSchema.options))
    .option('--delimiter <character>', 'between cells: "," ";" "|" or tab', delimiter)
    .option('--map <field=column,...>', `which column is what; fields: ${fields.join(', ')}`, collect, [])
    .option('--mapping <file>', 'a mapping as JSON, as the list of mappings exports it')
    .addOption(
      new Option('--time-format <format>', 'how times are written').choices(timeFormatSchema.options),
    )
    .addOption(new Option('--day-first', '03/04/2020 is 3 April').conflicts(['monthFirst', 'timeFormat']))
    .addOption(new Option('--month-first', '03/04/2020 is March 4').conflicts(['dayFirst', 'timeFormat']))
}

/** @throws WinnowError import.mapping when the mapping file cannot be read or is none */
export function declaredBy({ mapping, dayFirst, monthFirst, ...options }: MappingOptions): Declared {
  return {
    ...options,
    ...(mapping === undefined ? {} : { mapping: readMapping(mapping) }),
    ...(dayFirst ? { timeFormat: 'dmy' } : monthFirst ? { timeFormat: 'mdy' } : {}),
  }
}

function readMapping(path: string): Mapping {
  let value: unknown
  try {
    value = JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    throw new WinnowError('import.mapping', `The mapping ${path} cannot be read: ${String(error)}.`)
  }
  // As the list of mappings exports it, or the mapping alone.
  const saved = z.object({ winnowMapping: z.literal(1), mapping: mappingSchema }).safeParse(value)
  const mapping = mappingSchema.safeParse(saved.success ? saved.data.mapping : value)
  if (!mapping.success) {
    const [issue] = mapping.error.issues
    throw new WinnowError(
      'import.mapping',
      `${path} is not a mapping: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}. Export one from the import screen.`,
    )
  }
  return mapping.data
}

function zone(text: string): string {
  if (!isZone(text))
    throw new InvalidArgumentError('give UTC, an offset such as +01:00, or a name such as Europe/London')
  return text
}

function delimiter(text: string): string {
  const character = text === 'tab' || text === '\\t' ? '\t' : text
  if (!/^[\t\x20-\x7e]$/.test(character) || character === '"') {
    throw new InvalidArgumentError('give one character, or tab')
  }
  return character
}

const collect = (text: string, before: string[]) => [...before, text]
