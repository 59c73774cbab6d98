/**
 * An entry's detail, which is JSON text, as lines of name and value: a nested value's name says where it stands
 * ('mapping.dialect.delimiter'). What is not an object is one line without a name.
 */
export function detailLines(detail: string): [name: string, value: string][] {
  return lines('', JSON.parse(detail))
}

function lines(name: string, value: unknown): [string, string][] {
  if (typeof value !== 'object' || value === null) return [[name, String(value)]]
  if (Array.isArray(value) && value.every((item) => typeof item !== 'object'))
    return [[name, value.join(', ')]]
  return Object.entries(value).flatMap(([key, inner]) => lines(name === '' ? key : `${name}.${key}`, inner))
}
