/** Where a row stands in what was served, and as which exhibit. */
export interface Cited {
  /** Empty: not said. */
  readonly exhibit: string
  readonly file: string
  readonly sheet: string | null
  readonly row: number
  /** The lasting name of the row. */
  readonly uid: string
}

/**
 * How a row is cited: 'SMITH/1 (messages.csv), row 1204 (0123456789abcdef:1204)', with the sheet where the file has sheets; the file alone
 * where no exhibit is said.
 */
export function citation({ exhibit, file, sheet, row, uid }: Cited): string {
  const place = exhibit === '' ? file : `${exhibit} (${file})`
  return `${place}${sheet === null ? '' : `, sheet ${sheet}`}, row ${row} (${uid})`
}
