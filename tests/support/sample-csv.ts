import { readFileSync } from 'node:fs'

/**
 * Reads RFC 4180 with CRLF, written apart from the generator so that the two cannot be wrong together.
 * Throws on a bare quote, a bare line end or a cell that is not closed.
 */
export function parseCsv(text: string): string[][] {
  const records: string[][] = []
  let row: string[] = []
  let at = 0
  while (at < text.length) {
    let cell = ''
    if (text.charAt(at) === '"') {
      let from = at + 1
      let quote = text.indexOf('"', from)
      while (quote >= 0 && text.charAt(quote + 1) === '"') {
        cell += text.slice(from, quote + 1)
        from = quote + 2
        quote = text.indexOf('"', from)
      }
      if (quote < 0) throw new Error(`a quote is never closed, from ${at}`)
      cell += text.slice(from, quote)
      at = quote + 1
    } else {
      const from = at
      for (
        let code = text.charCodeAt(at);
        code !== 44 && code !== 13 && at < text.length;
        code = text.charCodeAt(++at)
      ) {
        if (code === 34 || code === 10) throw new Error(`a bare quote or line end at ${at}`)
      }
      cell = text.slice(from, at)
    }
    row.push(cell)
    if (text.charAt(at) === ',') at++
    else {
      if (!text.startsWith('\r\n', at))
        throw new Error(`a cell is not closed at ${at}: ${text.slice(at, at + 40)}`)
      at += 2
      records.push(row)
      row = []
    }
  }
  return records
}

/** The rows of a CSV file by column name. Throws on a ragged row. */
export function readTable(path: string): Record<string, string>[] {
  const [header = [], ...rows] = parseCsv(readFileSync(path, 'utf8'))
  return rows.map((cells) => {
    if (cells.length !== header.length) throw new Error(`a ragged row in ${path}: ${cells.join(',')}`)
    return Object.fromEntries(header.map((name, i) => [name, cells[i] ?? '']))
  })
}
