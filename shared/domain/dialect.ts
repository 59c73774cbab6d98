import * as z from 'zod'

/** The encodings that Winnow reads. `iso-8859-1` is Latin-1 itself: bytes 80–9F are control characters, not Windows' signs. */
export const encodingSchema = z.enum(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'iso-8859-1'])
export type Encoding = z.infer<typeof encodingSchema>

/** As people know them. */
export const encodingNames: Readonly<Record<Encoding, string>> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16, little-endian',
  'utf-16be': 'UTF-16, big-endian',
  'windows-1252': 'Windows-1252',
  'iso-8859-1': 'Latin-1 (ISO 8859-1)',
}

function isDelimiter(text: string): boolean {
  return (
    text.length === 1 && (text === '\t' || text === '\x1f' || (text >= ' ' && text <= '~' && text !== '"'))
  )
}

const delimitedSchema = z.object({
  format: z.literal('delimited'),
  encoding: encodingSchema,
  /** One ASCII character between cells; the unit separator (1F) where a file has one column and no delimiter at all. */
  delimiter: z.string().refine(isDelimiter, 'one plain character or a tab, and not a quotation mark'),
  /** '"' when cells may be quoted (RFC 4180: a quote inside is doubled); null when a quote is a letter like any other. */
  quote: z.literal('"').nullable(),
  /** The row that names the columns, as a spreadsheet counts rows from 1; null when the file has no header. */
  headerRow: z.number().int().min(1).nullable(),
  /** 'any': LF, CRLF and a lone CR each end a row; 'lf': a lone CR is a character of its cell. */
  newline: z.enum(['any', 'lf']),
  /** A row with fewer cells than the header: rejected, or its missing last cells taken as empty. */
  shortRows: z.enum(['reject', 'fill']),
})
export type DelimitedDialect = z.infer<typeof delimitedSchema>

const jsonLinesSchema = z.object({ format: z.literal('json-lines'), encoding: encodingSchema })
export type JsonLinesDialect = z.infer<typeof jsonLinesSchema>

const jsonArraySchema = z.object({
  format: z.literal('json-array'),
  encoding: encodingSchema,
  /** Keys that lead from the outermost object to the array; empty when the array is outermost. */
  path: z.array(z.string()),
})
export type JsonArrayDialect = z.infer<typeof jsonArraySchema>

/** The row that names the columns, counted from 1; null when the sheet has no header. */
const headerRow = z.number().int().min(1).nullable()

/** Formats that say themselves how they are to be read. */
const plain = <F extends string>(format: F) => z.object({ format: z.literal(format) })
/** Text exports of chat programs: line by line, in an encoding. */
const chatText = <F extends string>(format: F) =>
  z.object({ format: z.literal(format), encoding: encodingSchema })

/** How the bytes of a file are to be read as rows: all that a reader must be told, nothing that it must guess. */
export const dialectSchema = z.discriminatedUnion('format', [
  delimitedSchema,
  jsonLinesSchema,
  jsonArraySchema,
  z.object({ format: z.literal('xlsx'), headerRow }),
  z.object({ format: z.literal('ods'), headerRow }),
  plain('sqlite'),
  chatText('whatsapp'),
  chatText('signal'),
  plain('telegram'),
  plain('instagram'),
  plain('ufdr'),
  plain('rsmf'),
  plain('images'),
])
export type Dialect = z.infer<typeof dialectSchema>
export type Format = Dialect['format']
export const formatSchema = z.enum([
  'delimited',
  'json-lines',
  'json-array',
  'xlsx',
  'ods',
  'sqlite',
  'whatsapp',
  'signal',
  'telegram',
  'instagram',
  'ufdr',
  'rsmf',
  'images',
])
export type DialectOf<F extends Format> = Extract<Dialect, { format: F }>

/** Text whose columns are the supplier's own. */
export type TextDialect = DelimitedDialect | JsonLinesDialect | JsonArrayDialect

export const isText = (dialect: Dialect): dialect is TextDialect =>
  dialect.format === 'delimited' || dialect.format === 'json-lines' || dialect.format === 'json-array'

export const formatNames: Readonly<Record<Format, string>> = {
  delimited: 'delimited text',
  'json-lines': 'JSON Lines',
  'json-array': 'JSON array',
  xlsx: 'Excel workbook',
  ods: 'OpenDocument spreadsheet',
  sqlite: 'SQLite database',
  whatsapp: 'WhatsApp export',
  signal: 'Signal export',
  telegram: 'Telegram export',
  instagram: 'Instagram export',
  ufdr: 'Cellebrite report',
  rsmf: 'RSMF',
  images: 'images',
}

/** The encoding under a dialect; null for formats that have one of their own. */
export const encodingOf = (dialect: Dialect): Encoding | null =>
  'encoding' in dialect ? dialect.encoding : null
