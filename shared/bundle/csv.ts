/** UTF-8 byte order mark: without it spreadsheets read a CSV in the station's old code page. */
export const byteOrderMark = '\uFEFF'

/**
 * A spreadsheet runs a cell that begins with one of these, half-width or full-width, also behind white space, control or
 * format characters that it drops. An apostrophe is among them so that the guard can be taken off again without doubt.
 */
const dangerous = /^(?:[\s\p{Cc}\p{Cf}]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|[\t\r\n'])/u

/**
 * Puts an apostrophe before a text that a spreadsheet could take for a formula (OWASP, CSV injection). Reversible: a cell that
 * begins with an apostrophe has exactly one more than the text.
 */
export function guardFormula(text: string): string {
  // A letter or digit at the start is harmless and by far the most frequent.
  return !/^[A-Za-z0-9]/.test(text) && dangerous.test(text) ? `'${text}` : text
}

/** The text as it was before `guardFormula`. */
export function unguardFormula(cell: string): string {
  return cell.startsWith("'") ? cell.slice(1) : cell
}

/** One record of RFC 4180, every cell quoted and guarded, ended by CRLF. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map((cell) => `"${guardFormula(cell).replaceAll('"', '""')}"`).join(',')}\r\n`
}
