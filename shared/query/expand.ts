import { Refusal } from './lexeme.ts'
import { parse } from './parser.ts'
import type { ParseResult, Problem, Query, QueryNode, Span } from './syntax.ts'

/** Where building blocks are found: names whatever the case of their letters. */
export interface Blocks {
  /** The text of a saved search; null: there is none of that name. */
  search(name: string): string | null
  /** The texts of a watch-list's terms, in its order; null: there is none of that name. */
  list(name: string): readonly string[] | null
}

/**
 * Puts saved searches and watch-lists in the places where search: and list: name them; what they stand for has the place of that name.
 * A name that there is not, a saved search that cannot be understood, and one that stands in itself come back as a problem; terms of a
 * list that cannot be understood are left out, with a note.
 */
export function expand(query: Query, blocks: Blocks): ParseResult {
  const notes: Problem[] = [...query.notes]
  try {
    return { ok: true, query: { ...query, root: put(query.root, blocks, [], notes), notes } }
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, problem: error.problem }
    throw error
  }
}

/**
 * A search text with the texts of saved searches in their places, in brackets: what it finds, without the names. As typed where a name is
 * none.
 */
export function expandedText(text: string, blocks: Blocks): string {
  return replaced(text, blocks, [])
}

function replaced(text: string, blocks: Blocks, within: readonly string[]): string {
  const parsed = parse(text)
  if (!parsed.ok) return text
  let whole = ''
  let at = 0
  for (const { from, to, name } of namesIn(parsed.query.root)) {
    const saved = within.includes(folded(name)) ? null : blocks.search(name)
    if (saved === null || saved.trim() === '') continue
    whole += `${text.slice(at, from)}(${replaced(saved, blocks, [...within, folded(name)])})`
    at = to
  }
  return whole + text.slice(at)
}

function namesIn(node: QueryNode): (Span & { name: string })[] {
  if (node.kind === 'filter')
    return node.filter.field === 'search' ? [{ from: node.from, to: node.to, name: node.filter.value }] : []
  if ('children' in node) return node.children.flatMap(namesIn)
  return node.kind === 'not' ? namesIn(node.child) : []
}

const folded = (name: string) => name.trim().toLowerCase()

function put(node: QueryNode, blocks: Blocks, within: readonly string[], notes: Problem[]): QueryNode {
  if (node.kind === 'filter' && node.filter.field === 'search')
    return savedSearch(node.filter.value, node, blocks, within, notes)
  if (node.kind === 'filter' && node.filter.field === 'list')
    return watchList(node.filter.value, node, blocks, notes)
  if (node.kind === 'not') return { ...node, child: put(node.child, blocks, within, notes) }
  if (!('children' in node)) return node
  return { ...node, children: node.children.map((child) => put(child, blocks, within, notes)) }
}

function savedSearch(
  name: string,
  place: Span,
  blocks: Blocks,
  within: readonly string[],
  notes: Problem[],
): QueryNode {
  if (within.includes(folded(name)))
    throw new Refusal(`The saved search “${name}” stands in itself, so it has no meaning.`, place)
  const text = blocks.search(name)
  if (text === null) throw new Refusal(`There is no saved search “${name}”.`, place)
  const parsed = parse(text)
  if (!parsed.ok)
    throw new Refusal(`The saved search “${name}” cannot be understood: ${parsed.problem.message}`, place)
  return put(placed(parsed.query.root, place), blocks, [...within, folded(name)], notes)
}

function watchList(name: string, place: Span, blocks: Blocks, notes: Problem[]): QueryNode {
  const texts = blocks.list(name)
  if (texts === null) throw new Refusal(`There is no watch-list “${name}”.`, place)
  const children: QueryNode[] = []
  let unread = 0
  for (const text of texts) {
    const parsed = parse(text)
    // A list that names itself, or a blank line, which would find every row.
    if (!parsed.ok || parsed.query.root.kind === 'all') unread++
    else children.push(put(placed(parsed.query.root, place), { ...blocks, list: () => [] }, [], notes))
  }
  if (unread > 0)
    notes.push({
      message: `${unread} of the ${texts.length} terms of “${name}” cannot be understood and were left out.`,
      ...{ from: place.from, to: place.to },
    })
  const [only] = children
  if (only === undefined) return { kind: 'not', child: { kind: 'all', ...at(place) }, ...at(place) }
  return children.length === 1 ? only : { kind: 'or', children, ...at(place) }
}

const at = ({ from, to }: Span): Span => ({ from, to })

/** A query's tree with all of its parts at one place. */
function placed(node: QueryNode, place: Span): QueryNode {
  if ('children' in node)
    return { ...node, ...at(place), children: node.children.map((one) => placed(one, place)) }
  if (node.kind === 'not') return { ...node, ...at(place), child: placed(node.child, place) }
  return { ...node, ...at(place) }
}
