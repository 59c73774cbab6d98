import * as z from 'zod'
import { dialectSchema } from './dialect.ts'
import { contraryDirections, directionWordsSchema, type Way, withWord } from './direction.ts'
import { isCounted, timeFormatSchema } from './time-format.ts'
import { zoneSchema } from './zone.ts'

/**
 * What a column can become. `date` only where date and time stand in two columns; `direction` only with `owner`, for packs that are
 * served per handle: who sent is then told by a word for "out" and "in"; `record` is the supplier's own record id.
 */
export const fields = [
  'sender',
  'recipient',
  'owner',
  'direction',
  'counterpart',
  'conversation',
  'date',
  'time',
  'received',
  'read',
  'text',
  'kind',
  'image',
  'imageHash',
  'burn',
  'imei',
  'imsi',
  'cell',
  'latitude',
  'longitude',
  'position',
  'contact',
  'record',
] as const
export const fieldSchema = z.enum(fields)
export type Field = (typeof fields)[number]

export const fieldNames: Record<Field, string> = {
  sender: 'Sender',
  recipient: 'Recipient, or several',
  owner: "Owner's handle (of a pack served per handle)",
  direction: 'Direction (in or out, as the owner sees it)',
  counterpart: 'Counterpart (of the owner)',
  conversation: 'Conversation or group',
  date: 'Date (where the time is in a column of its own)',
  time: 'Time sent',
  received: 'Time received',
  read: 'Time read',
  text: 'Text',
  kind: 'Kind (text, image, call, note, system, undecrypted)',
  image: 'Image file',
  imageHash: 'Image hash (SHA-256 or MD5)',
  burn: 'Burn time (seconds)',
  imei: 'IMEI',
  imsi: 'IMSI',
  cell: 'Cell',
  latitude: 'Latitude',
  longitude: 'Longitude',
  position: 'Position (latitude and longitude in one)',
  contact: "Counterpart's nickname in the owner's contacts",
  record: "Supplier's record id",
}

/**
 * How a file becomes messages. One that is still to be declared has `zone` null where it is needed, or `timeFormat` null beside a time
 * column: see `mappingProblems`. Columns that no field names are kept with each message as they are.
 */
export const mappingSchema = z.object({
  columns: z.partialRecord(fieldSchema, z.string()),
  /** The zone of times that do not carry their own offset and are not counted; declared by the importer, never guessed. */
  zone: zoneSchema.nullable(),
  timeFormat: timeFormatSchema.nullable(),
  dialect: dialectSchema,
  /** What the words of the direction column mean where they are the supplier's own: 'Ausgang', '1'. */
  directionWords: directionWordsSchema.exactOptional(),
})
export type Mapping = z.infer<typeof mappingSchema>

/** Whether the mapping says anywhere when a message was sent. */
export function hasTime(mapping: Mapping): boolean {
  return mapping.columns.time !== undefined || mapping.columns.date !== undefined
}

/**
 * Whether a clock's zone has to be declared. All times of a file are read in one format: where it counts from an instant, nothing else is
 * read in any of its columns.
 */
export function needsZone(mapping: Mapping): boolean {
  return hasTime(mapping) && (mapping.timeFormat === null || !isCounted(mapping.timeFormat))
}

/** The mapping without a zone that counted times have no use for: nobody is to be told that it was declared. */
export function withoutIdleZone(mapping: Mapping): Mapping {
  return hasTime(mapping) && !needsZone(mapping) ? { ...mapping, zone: null } : mapping
}

/** The mapping where a word of the direction column is said to mean this, or nothing of its own (null). */
export function withDirection(
  { directionWords: before = {}, ...mapping }: Mapping,
  word: string,
  way: Way | null,
): Mapping {
  const directionWords = withWord(before, word, way)
  return Object.keys(directionWords).length === 0 ? mapping : { ...mapping, directionWords }
}

/** What keeps an import from starting under this mapping, as sentences; none: it may start. */
export function mappingProblems(mapping: Mapping, columns: readonly string[]): string[] {
  const problems: string[] = []
  const used = new Map<string, Field>()
  for (const field of fields) {
    const column = mapping.columns[field]
    if (column === undefined) continue
    if (!columns.includes(column)) {
      problems.push(
        `The file has no column "${column}" (mapped to ${field}). Its columns are: ${columns.join(', ')}.`,
      )
    }
    const other = used.get(column)
    if (other !== undefined) problems.push(`The column "${column}" is mapped to both ${other} and ${field}.`)
    used.set(column, field)
  }
  const { direction, sender, counterpart } = mapping.columns
  if (direction !== undefined && sender === undefined && counterpart === undefined) {
    problems.push(
      'A direction needs the column of the counterpart: say which one names whom the owner wrote with.',
    )
  }
  for (const words of contraryDirections(mapping.directionWords)) {
    problems.push(`The directions ${words} are one word, which is said to mean both in and out.`)
  }
  if (used.size === 0) problems.push('No column is mapped: say at least which one holds the text.')
  if (needsZone(mapping) && mapping.zone === null) {
    problems.push(
      'The time zone is not declared: say in which zone the clock times of this file were written.',
    )
  }
  if (hasTime(mapping) && mapping.timeFormat === null) {
    problems.push(
      'The way in which times are written is not decided: say which number is the day and which the month.',
    )
  }
  return problems
}

/** What rows will lack under this mapping, as sentences; it may start all the same: some files do not say it. */
export function unsaid({ columns, dialect }: Mapping): string[] {
  // What stands alone as a picture was sent by nobody.
  if (dialect.format === 'images') return []
  const { sender, recipient, conversation, direction, text } = columns
  return [
    sender === undefined && direction === undefined
      ? 'No column says who sent: every row comes in without a sender.'
      : null,
    recipient === undefined && conversation === undefined && direction === undefined
      ? 'No column says to whom, or in which group: every row comes in without.'
      : null,
    text === undefined ? 'No column holds the text: rows come in without words to search.' : null,
  ].filter((sentence) => sentence !== null)
}

/** Characters of a mapping's name. */
export const mostMappingName = 120

/** The name under which a file's mapping is kept if no one says another: its own, and of a long one the beginning and the end. */
export function mappingNameOf(file: string): string {
  const half = mostMappingName / 2
  return file.length <= mostMappingName ? file : `${file.slice(0, half - 1)}…${file.slice(-half)}`
}

/** A column's name as it is compared: letters and digits only, without case ("Sent (local)" and "sent_local" are one). */
export function foldColumn(name: string): string {
  const folded = name.normalize('NFKC').toLowerCase()
  return folded.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()
}

/** Files with the same signature have the same columns in the same order: a mapping saved for one fits the other. */
export function headerSignature(columns: readonly string[]): string {
  return JSON.stringify(columns.map(foldColumn))
}

/** Fields whose cell is kept word for word in a column of the message or of its handle or conversation. */
const exactFields: readonly Field[] = ['sender', 'recipient', 'conversation', 'date', 'time', 'text', 'image']

/**
 * The columns that go into the served cells, in order: all that no field takes, and those whose field does not keep the cell's own words
 * (the supplier's word for the kind, and the supplier's record id).
 */
export function keptColumns(mapping: Mapping, columns: readonly string[]): string[] {
  const exact = new Set(exactFields.map((field) => mapping.columns[field]))
  return columns.filter((column) => !exact.has(column))
}
