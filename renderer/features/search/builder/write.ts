import { quoted } from '../../../../shared/query/filter-text.ts'
import { asPart } from '../edit.ts'
import { phraseText, valueItems, wordItems } from './items.ts'
import type { Built, FieldWhat, Line } from './lines.ts'

/** The search text of a builder. A line that says nothing yet adds nothing. */
export function writeBuilt({ lines, rest }: Built): string {
  const written = lines.map(lineText).filter((text) => text !== '')
  if (rest.trim() === '') return written.join(' ')
  if (written.length === 0) return rest
  return [...written, asPart(rest)].join(' ')
}

/** One line as it stands in the search text; empty while it says nothing. */
export function lineText(line: Line): string {
  const { what, value, second, not } = line
  switch (what) {
    case 'all':
      return wordItems(value).join(' ')
    case 'any':
      return anyOf(wordItems(value))
    case 'none':
      return wordItems(value)
        .map((item) => `-${item}`)
        .join(' ')
    case 'spelling':
      return marked(value, (word) => `~${word}`)
    case 'begins':
      return marked(value, (word) => `${word}*`)
    case 'part':
      return marked(value, (word) => `*${word}*`)
    case 'phrase':
      return value.trim() === '' ? '' : negatable(phraseText(value), not)
    case 'near': {
      const sides = [anyOf(wordItems(value)), anyOf(wordItems(second))]
      if (sides.includes('')) return ''
      const text = sides.join(` NEAR/${line.count} `)
      return not ? `-(${text})` : text
    }
    case 'some': {
      const items = wordItems(value)
      if (items.length === 0) return ''
      const text = `${Math.min(line.count, items.length)} of (${items.join(', ')})`
      return not ? `-(${text})` : text
    }
    case 'between':
      return [periodText('after', value), periodText('before', second)]
        .filter((text) => text !== '')
        .join(' ')
    case 'on':
    case 'time':
    case 'day':
      return value.trim() === '' ? '' : negatable(periodText(what, value), not)
    default:
      return fieldText(what, valueItems(value), not)
  }
}

function anyOf(items: readonly string[]): string {
  return items.length < 2 ? (items[0] ?? '') : `(${items.join(' OR ')})`
}

function negatable(text: string, not: boolean): string {
  return not ? `-${text}` : text
}

/** Words with a mark of the language each; what was typed with marks of its own is taken without them. */
function marked(value: string, mark: (word: string) => string): string {
  return value
    .split(/[\s,]+/)
    .map((word) => word.replaceAll(/[~*"“”„‟«»＂()]/gu, ''))
    .filter((word) => word !== '')
    .map(mark)
    .join(' ')
}

function periodText(field: 'before' | 'after' | 'on' | 'time' | 'day', value: string): string {
  const said = value.trim()
  if (said === '') return ''
  return /[\s"()]/.test(said) ? `${field}:"${said.replaceAll('"', '')}"` : `${field}:${said}`
}

/** Several values are alternatives; left out, none of them may be. */
function fieldText(field: FieldWhat, values: readonly string[], not: boolean): string {
  const filters = values.map((value) => `${field}:${filterValue(value)}`)
  return not ? filters.map((filter) => `-${filter}`).join(' ') : anyOf(filters)
}

/** A star at the end stands for the beginning of a name, as in the language. */
function filterValue(value: string): string {
  const name = value.replace(/\*+$/, '')
  return name === value || name === '' ? quoted(value) : `${quoted(name)}*`
}
