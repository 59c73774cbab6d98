/** A line's name as one reads it: 'targets 1 code' for 'targets.0.code', 'data version' for 'dataVersion'. */
export const nameText = (name: string): string =>
  name
    .split('.')
    .map((part) =>
      /^\d+$/.test(part)
        ? String(Number(part) + 1)
        : part.replace(/[A-Z]/g, (big) => ` ${big.toLowerCase()}`),
    )
    .join(' ')

/** An entry's lines in one, those that say nothing left out. */
export const briefText = (lines: readonly (readonly [name: string, value: string])[]): string =>
  lines
    .filter(([, value]) => value !== '' && value !== 'null')
    .map(([name, value]) => (name === '' ? value : `${nameText(name)}: ${value}`))
    .join(' · ')

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
