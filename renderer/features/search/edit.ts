import type { ShownZone } from '../../../shared/domain/time-display.ts'
import { dateTime } from '../../../shared/domain/time-display.ts'
import { parse } from '../../../shared/query/index.ts'
import type { FieldFilter, FilterNode, NotNode, QueryNode, Span } from '../../../shared/query/syntax.ts'

/**
 * Changes to a search text by something other than typing: a filter pressed on or off, a stretch of time marked. They
 * touch only filters that stand for themselves: ANDed with all the rest, not within OR.
 */
export function filtersOf(text: string): FilterNode[] {
  return standing(text).flatMap((node) => (node.kind === 'filter' ? [node] : []))
}

type Standing = FilterNode | (NotNode & { readonly child: FilterNode })

/** Filters that stand for themselves, and those left out: -has:image. */
function standing(text: string): Standing[] {
  const parsed = parse(text)
  const parts = (node: QueryNode): QueryNode[] =>
    node.kind === 'and' ? node.children.flatMap(parts) : [node]
  return (parsed.ok ? parts(parsed.query.root) : []).flatMap((node): Standing[] => {
    if (node.kind === 'filter') return [node]
    return node.kind === 'not' && node.child.kind === 'filter' ? [{ ...node, child: node.child }] : []
  })
}

/** How a filter such as 'has:image' stands in a text: it must fit, it must not, or it does not stand there. */
export function standOf(text: string, filter: string): 'on' | 'out' | null {
  const node = matching(text, filter)
  if (node === undefined) return null
  return node.kind === 'not' ? 'out' : 'on'
}

/** Takes a filter such as 'has:image' out of a text that has it, or adds it to one that has not. */
export function toggleFilter(text: string, filter: string): string {
  return toggled(text, filter, 'on')
}

/** Leaves out the rows that a filter fits; takes that back where it stands already. */
export function toggleLeftOut(text: string, filter: string): string {
  return toggled(text, filter, 'out')
}

function toggled(text: string, filter: string, wanted: 'on' | 'out'): string {
  const node = matching(text, filter)
  const bare = node === undefined ? text : without(text, [node])
  if (standOf(text, filter) === wanted) return bare
  return withFilter(bare, wanted === 'out' ? `-${filter}` : filter)
}

/** The text narrowed to a stretch of time, UTC ms, in place of any it had; both null: to none. */
export function narrowedTo(
  text: string,
  { since, until }: { since: number | null; until: number | null },
  zone: ShownZone,
): string {
  const times = filtersOf(text).filter(({ filter }) => 'period' in filter)
  const bare = without(text, times)
  const filters = [
    since === null ? null : `after:${momentText(since, zone)}`,
    until === null ? null : `before:${momentText(until, zone)}`,
  ]
  return filters.reduce<string>(
    (narrowed, filter) => (filter === null ? narrowed : withFilter(narrowed, filter)),
    bare,
  )
}

/** '2020-04-14T09:00', by the clock that the search language reads dates with, or with a final Z in UTC. */
export function momentText(at: number, zone: ShownZone): string {
  const [day = '', time = ''] = dateTime(at, zone).split(' ')
  const clock = time.endsWith(':00') ? time.slice(0, 5) : time
  return `${day}T${clock}${zone === 'UTC' ? 'Z' : ''}`
}

function matching(text: string, filter: string) {
  const [wanted] = filtersOf(filter)
  if (wanted === undefined) return undefined
  return standing(text).find(
    (node) => said(node.kind === 'not' ? node.child.filter : node.filter) === said(wanted.filter),
  )
}

const said = (filter: FieldFilter) => JSON.stringify(filter).toLowerCase()

function withFilter(text: string, filter: string): string {
  const bare = text.trim()
  return bare === '' ? filter : `${asPart(bare)} ${filter}`
}

/** A text as it can have more beside it: put beside an OR, the more would belong to its last alternative only. */
export function asPart(text: string): string {
  const beside = parse(`a ${text}`)
  return beside.ok && beside.query.root.kind === 'or' ? `(${text})` : text
}

function without(text: string, nodes: readonly Span[]): string {
  let left = text
  for (const { from, to } of nodes.toSorted((a, b) => b.from - a.from)) {
    const before = left.slice(0, from).trimEnd()
    const after = left.slice(to).trimStart()
    // An AND that joined it to its neighbour goes with it.
    if (/(^|\s)AND$/.test(before)) left = `${before.slice(0, -'AND'.length).trimEnd()} ${after}`
    else left = `${before} ${after.replace(/^AND(?=\s|$)/, '').trimStart()}`
  }
  return left.trim()
}
