import { describeDays, describeHours } from './clock.ts'
import { describePeriod } from './period.ts'
import type { FieldFilter, Query, QueryNode, Span } from './syntax.ts'

/** One part of a search as the search box shows it: the text from `from` to `to` can stand as this chip. */
export interface Chip extends Span {
  /** `part`: a part of a word. `some`: so many of several; one chip with all that stands in it. */
  readonly kind: 'words' | 'part' | 'symbols' | 'spelling' | 'near' | 'some' | 'filter'
  /** Left out of the results: stands under NOT. */
  readonly negated: boolean
  readonly label: string
}

/** The parts of a query, in the order in which they were typed. */
export function describe(query: Query): Chip[] {
  return chipsOf(query.root, query.text, false)
}

function chipsOf(node: QueryNode, text: string, negated: boolean): Chip[] {
  const chip = (kind: Chip['kind'], label: string): Chip[] => [
    { kind, negated, label, from: node.from, to: node.to },
  ]
  switch (node.kind) {
    case 'all':
      return []
    case 'and':
    case 'or':
      return joinChains(
        node.children.flatMap((child) => chipsOf(child, text, negated)),
        text,
      )
    case 'not': {
      const chips = chipsOf(node.child, text, !negated)
      const [only] = chips
      return chips.length === 1 && only !== undefined ? [{ ...only, from: node.from, to: node.to }] : chips
    }
    case 'words':
      return chip(node.suffix ? 'part' : 'words', text.slice(node.from, node.to))
    case 'unspaced':
      return chip('words', text.slice(node.from, node.to))
    case 'some':
      return chip('some', text.slice(node.from, node.to))
    case 'literal':
      return chip('symbols', text.slice(node.from, node.to))
    case 'fuzzy':
      return chip('spelling', `spelled like ${node.word}`)
    case 'near':
      return chip('near', text.slice(node.from, node.to))
    case 'filter':
      return chip('filter', filterLabel(node.filter))
  }
}

/** `a NEAR b NEAR c` is two pairs that share b, and one chip. */
function joinChains(chips: readonly Chip[], text: string): Chip[] {
  const joined: Chip[] = []
  for (const chip of chips) {
    const open = joined.at(-1)
    if (open === undefined || open.to <= chip.from) joined.push(chip)
    else joined[joined.length - 1] = { ...chip, from: open.from, label: text.slice(open.from, chip.to) }
  }
  return joined
}

function filterLabel(filter: FieldFilter): string {
  if ('period' in filter) return `${filter.field} ${describePeriod(filter.period)}`
  if ('hours' in filter) return `${filter.field} ${describeHours(filter.hours)}`
  if ('days' in filter) return `${filter.field} ${describeDays(filter.days)}`
  return `${filter.field} ${filter.value}${'prefix' in filter && filter.prefix ? '…' : ''}`
}
