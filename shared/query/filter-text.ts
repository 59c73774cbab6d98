import type { FieldName } from './fields.ts'
import { parse } from './parser.ts'

/**
 * A filter as it is typed, such as from:ravenwolf or in:"my file.csv": the one for a value that is a name.
 * @returns null where the language cannot say it: a value that holds a quotation mark of its own kind, or nothing but spaces.
 */
export function filterText(field: FieldName, value: string): string | null {
  const text = `${field}:${quoted(value)}`
  const parsed = parse(text)
  if (!parsed.ok || parsed.query.root.kind !== 'filter') return null
  const { filter } = parsed.query.root
  const said = 'value' in filter ? filter.value : null
  const isPrefix = 'prefix' in filter && filter.prefix
  return filter.field === field && said === value.trim() && !isPrefix ? text : null
}

/** A value as it can stand after a colon. */
export function quoted(value: string): string {
  return /^[\p{L}\p{N}][\p{L}\p{N}\p{M}_.\-–]*$/u.test(value) ? value : `"${value.replaceAll('"', '""')}"`
}
