import type { ShownZone } from '../../../shared/domain/time-display.ts'
import { dateTime } from '../../../shared/domain/time-display.ts'
import { parse } from '../../../shared/query/index.ts'
import type { FieldFilter, FilterNode, QueryNode } from '../../../shared/query/syntax.ts'

/**
 * Changes to a search text by something other than typing: a filter pressed on or off, a stretch of time marked. They
 * touch only filters that stand for themselves: ANDed with all the rest, not under NOT and not within OR.
 */
export function filtersOf(text: string): FilterNode[] {
  const parsed = parse(text)
  return parsed.ok ? standing(parsed.query.root) : []
}

function standing(node: QueryNode): FilterNode[] {
  if (node.kind === 'filter') return [node]
  return node.kind === 'and' ? node.children.flatMap(standing) : []
}

/** Whether a filter such as 'has:image' stands in a text. */
export function hasFilter(text: string, filter: string): boolean {
  return matching(text, filter) !== undefined
}

/** Takes a filter such as 'has:image' out of a text that has it, or adds it to one that has not. */
export function toggleFilter(text: string, filter: string): string {
  const node = matching(text, filter)
  return node === undefined ? withFilter(text, filter) : without(text, [node])
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

/** A value as it can stand after a colon. */
export function quoted(value: string): string {
  return /^[\p{L}\p{N}][\p{L}\p{N}\p{M}_.\-–]*$/u.test(value) ? value : `"${value.replaceAll('"', '""')}"`
}

function matching(text: string, filter: string): FilterNode | undefined {
  const [wanted] = filtersOf(filter)
  if (wanted === undefined) return undefined
  return filtersOf(text).find((node) => said(node.filter) === said(wanted.filter))
}

const said = (filter: FieldFilter) => JSON.stringify(filter).toLowerCase()

function withFilter(text: string, filter: string): string {
  const bare = text.trim()
  if (bare === '') return filter
  const parsed = parse(bare)
  // Put beside an OR, the filter would belong to its last alternative only.
  return parsed.ok && parsed.query.root.kind === 'or' ? `(${bare}) ${filter}` : `${bare} ${filter}`
}

function without(text: string, nodes: readonly FilterNode[]): string {
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
