import { describe, parse } from '../../../shared/query/index.ts'

/** Whether a search can be said to have been changed from a former one: they have a part in common, and are not the same. */
export function changedFrom(former: string, text: string): boolean {
  if (former === text) return false
  const parts = new Set(partsOf(former))
  return partsOf(text).some((part) => parts.has(part))
}

function partsOf(text: string): string[] {
  const parsed = parse(text)
  return parsed.ok ? describe(parsed.query).map(({ kind, label }) => `${kind} ${label.toLowerCase()}`) : []
}
