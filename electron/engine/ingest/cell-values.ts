/** The values in one cell: a JSON array of texts, or several apart by semicolons or line ends; null when it is one value as it stands. */
export function cellValues(cell: string): readonly string[] | null {
  if (cell.startsWith('[')) {
    try {
      const list: unknown = JSON.parse(cell)
      if (Array.isArray(list) && list.length > 0 && list.every((value) => typeof value === 'string'))
        return list
    } catch {
      // A name that begins with a bracket.
    }
  }
  if (!cell.includes(';') && !cell.includes('\n')) return null
  const values = cell.split(/[;\r\n]+/).map((value) => value.trim())
  const filled = values.filter((value) => value !== '')
  return filled.length > 0 ? filled : null
}
