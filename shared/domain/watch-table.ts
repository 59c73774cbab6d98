export type Delimiter = ',' | ';' | '\t' | '|'

export interface DelimitedRecord {
  /** Physical line on which it begins, from 1. */
  readonly line: number
  readonly cells: readonly string[]
  /** It begins with #. */
  readonly comment: boolean
}

const delimiters: readonly Delimiter[] = [',', ';', '\t', '|']

/** The separator that parts the first lines most evenly; a comma where none does. */
export function delimiterOf(text: string): Delimiter {
  const head = text.slice(0, 65_536)
  let best: Delimiter = ','
  let most = 0
  for (const delimiter of delimiters) {
    const widths: number[] = []
    for (const { cells, comment } of delimitedRecords(head, delimiter)) {
      if (widths.length === 50) break
      if (!comment && cells.some((cell) => cell.trim() !== '')) widths.push(cells.length)
    }
    const parted = widths.filter((width) => width > 1)
    const usual = parted.filter((width) => width === parted[0]).length
    const even = widths.length === 0 ? 0 : usual / widths.length
    if (even > most) {
      most = even
      best = delimiter
    }
  }
  return best
}

/**
 * Records of RFC 4180 with any separator, read leniently: a cell whose quotes do not fit is taken as it stands, up to the next
 * separator or line end, since a person's list has "two boxes" NEAR tops in a cell more often than a quoted line break.
 */
export function* delimitedRecords(text: string, separator: Delimiter | null): Generator<DelimitedRecord> {
  const mark = separator ?? ','
  let at = 0
  let line = 1
  while (at < text.length) {
    const start = line
    const comment = text[at] === '#'
    const cells: string[] = []
    for (;;) {
      const quoted = comment ? null : quotedCell(text, at, mark)
      const end = quoted?.end ?? cellEnd(text, at, comment ? null : mark)
      const cell = quoted?.cell ?? text.slice(at, end)
      cells.push(cell)
      for (let i = at; i < end; i++)
        if (text[i] === '\n' || (text[i] === '\r' && text[i + 1] !== '\n')) line++
      at = end
      if (text[at] !== mark || comment) break
      at++
    }
    if (text[at] === '\r' && text[at + 1] === '\n') at++
    at++
    line++
    yield { line: start, cells, comment }
  }
}

/** A cell in quotes from `at` on, with the place after it; null: it is none, or its quotes do not fit. */
function quotedCell(text: string, at: number, separator: string): { cell: string; end: number } | null {
  if (text[at] !== '"') return null
  let cell = ''
  let from = at + 1
  // A line break or two inside quotes is a cell of several lines; more of them are a quote that was never closed.
  const limit = Math.min(text.length, at + 8192)
  for (;;) {
    const quote = text.indexOf('"', from)
    if (quote === -1 || quote > limit) return null
    cell += text.slice(from, quote)
    if (text[quote + 1] === '"') {
      cell += '"'
      from = quote + 2
      continue
    }
    const after = text[quote + 1]
    const ends = after === undefined || after === separator || after === '\n' || after === '\r'
    return ends ? { cell, end: quote + 1 } : null
  }
}

/** Where a cell without quotes ends. @param separator null: at the line's end only */
function cellEnd(text: string, at: number, separator: string | null): number {
  let end = at
  while (end < text.length) {
    const character = text[end]
    if (character === '\n' || character === '\r' || character === separator) break
    end++
  }
  return end
}
