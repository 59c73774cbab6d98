import { quoted } from '../../../shared/query/filter-text.ts'
import { type FieldName, fieldNames, fieldValues, searchFields } from '../../../shared/query/index.ts'

/** One line under the search box. */
export interface Suggestion {
  readonly id: string
  readonly title: string
  readonly detail: string
  /** The whole search text, and where the caret then stands. */
  readonly text: string
  readonly caret: number
  /** A former search: choosing it runs it. */
  readonly whole: boolean
}

/** A filter's value under the caret, as far as it is typed. */
export interface OpenFilter {
  readonly field: FieldName
  readonly value: string
  /** Where the value begins in the text. */
  readonly from: number
}

/** The filter whose value is being typed; null when the caret stands elsewhere. */
export function openFilter(text: string, caret: number): OpenFilter | null {
  const found = /(?:^|[\s(-])([a-z]+):("[^"]*|[^\s"()]*)$/i.exec(text.slice(0, caret))
  const [, name = '', value = ''] = found ?? []
  const field = fieldNames.find((known) => known === name.toLowerCase())
  if (field === undefined) return null
  return { field, value: value.replace(/^"/, ''), from: caret - value.length }
}

/** A value put in place of the one that is being typed, with a blank after it. */
export function completed(
  text: string,
  caret: number,
  open: OpenFilter,
  value: string,
  detail: string,
): Suggestion {
  const before = `${text.slice(0, open.from)}${quoted(value)} `
  return {
    id: `${open.field}:${value}`,
    title: value,
    detail,
    text: before + text.slice(caret).trimStart(),
    caret: before.length,
    whole: false,
  }
}

/** The words that filters of a few words know: kind:, has:, state: … */
export function knownValues(text: string, caret: number, open: OpenFilter): Suggestion[] {
  const { field, value } = open
  const known: readonly string[] = field in fieldValues ? fieldValues[field as keyof typeof fieldValues] : []
  return known
    .filter((word) => word.startsWith(value.toLowerCase()) && word !== value)
    .map((word) => completed(text, caret, open, word, ''))
}

/** Saved searches whose name or text holds what is typed. */
export function savedSearches(
  text: string,
  saved: readonly { readonly name: string; readonly text: string }[],
): Suggestion[] {
  const typed = text.trim().toLowerCase()
  return saved
    .filter((each) => each.name.toLowerCase().includes(typed) || each.text.toLowerCase().includes(typed))
    .slice(0, 4)
    .map((each) => ({
      id: `saved ${each.name}`,
      title: each.text,
      detail: `saved: ${each.name}`,
      text: each.text,
      caret: each.text.length,
      whole: true,
    }))
}

/** Filters whose name begins with the word that is being typed. */
export function fieldsFor(text: string, caret: number): Suggestion[] {
  const word = /(?:^|[\s(-])([a-z]{2,12})$/.exec(text.slice(0, caret))?.[1]
  if (word === undefined) return []
  return fieldNames
    .filter((field) => field.startsWith(word))
    .map((field) => {
      const before = `${text.slice(0, caret - word.length)}${field}:`
      return {
        id: field,
        title: `${field}:`,
        detail: searchFields[field].finds,
        text: before + text.slice(caret),
        caret: before.length,
        whole: false,
      }
    })
}

/** Former searches that hold what is typed, the latest first. */
export function formerSearches(text: string, former: readonly string[]): Suggestion[] {
  const typed = text.trim().toLowerCase()
  return former
    .filter((each) => each.trim() !== '' && each.toLowerCase().includes(typed) && each !== text)
    .slice(0, 8)
    .map((each) => ({
      id: `former ${each}`,
      title: each,
      detail: 'searched before',
      text: each,
      caret: each.length,
      whole: true,
    }))
}
