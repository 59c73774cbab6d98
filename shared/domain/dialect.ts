import { z } from 'zod'

/** The encodings that Winnow reads. `iso-8859-1` is Latin-1 itself: bytes 80–9F are control characters, not Windows' signs. */
export const encodingSchema = z.enum(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'iso-8859-1'])
export type Encoding = z.infer<typeof encodingSchema>

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

/** How the bytes of a file are to be read as rows: all that a reader must be told, nothing that it must guess. */
export const dialectSchema = z.discriminatedUnion('format', [
  delimitedSchema,
  jsonLinesSchema,
  jsonArraySchema,
])
export type Dialect = z.infer<typeof dialectSchema>
