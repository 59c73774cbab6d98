/**
 * The names in a message's image cell, in order: one name, a JSON array of names, or several apart by semicolons, bars or line ends.
 * A comma may be part of a name.
 */
export function imageNames(cell: string): string[] {
  const text = cell.trim()
  if (text.startsWith('[')) {
    try {
      const list: unknown = JSON.parse(text)
      if (Array.isArray(list) && list.every((name) => typeof name === 'string'))
        return list.filter((name) => name.trim() !== '')
    } catch {
      // A name that begins with a bracket.
    }
  }
  return text
    .split(/[;|\r\n]+/)
    .map((name) => name.trim())
    .filter((name) => name !== '')
}
