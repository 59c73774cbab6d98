/** Where a row stands in what was served. */
export interface Place {
  /** SHA-256 of the served file, hex. */
  readonly sha256: string
  readonly sheet: string | null
  /** Record number in the file or sheet, as a spreadsheet shows it. */
  readonly row: number
}

/**
 * A row's lasting name: the first 16 hex digits of its file's SHA-256, ':', the sheet and '!' if there is one, the row.
 * It is the same in every case that holds the same file.
 */
export function formatUid({ sha256, sheet, row }: Place): string {
  return `${sha256.slice(0, 16)}:${sheet === null ? '' : `${sheet}!`}${row}`
}

/** Reads a lasting name; null when the text is none. `sha256` holds the 16 digits that a name carries. */
export function parseUid(text: string): Place | null {
  const found = /^([0-9a-f]{16}):(?:(.+)!)?([1-9]\d{0,14})$/is.exec(text.trim())
  if (found === null) return null
  const [, sha256 = '', sheet, row] = found
  return { sha256: sha256.toLowerCase(), sheet: sheet ?? null, row: Number(row) }
}
