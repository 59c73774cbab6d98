import type { MessageRow } from '../../../shared/contract/browse.ts'

/** How a row is cited: 'messages.csv, row 1204 (0123456789abcdef:1204)', with the sheet where the file has sheets. */
export function citation({ file, sheet, row, uid }: MessageRow['address']): string {
  const place = sheet === null ? file : `${file}, sheet ${sheet}`
  return `${place}, row ${row} (${uid})`
}
