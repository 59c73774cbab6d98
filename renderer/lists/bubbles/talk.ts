import type { Gap, Pack } from '../../../shared/contract/reading-map.ts'

/** A place in a conversation where a pack begins or ends: what stands on its other side comes from other packs only. */
export interface PackEdge {
  readonly position: number
  readonly edge: 'begins' | 'ends'
  readonly handle: number
  /** UTC ms of the pack's first or last row. */
  readonly at: number
}

/** What is known of a conversation beside its rows: its silences, and whose packs it comes from. */
export interface Talk {
  readonly gaps: readonly Gap[]
  readonly packs: readonly Pack[]
  readonly edges: readonly PackEdge[]
  /** Names of those who take part, by handle. */
  readonly names: ReadonlyMap<number, string>
  readonly gapAt: (position: number) => Gap | undefined
  readonly edgesAt: (position: number) => readonly PackEdge[]
  /** Whether a handle's own pack is held; undefined: it was not asked about. */
  readonly holds: (handle: number) => boolean | undefined
}

/** @param rows of the conversation: a pack that ends with it ends nowhere within it */
export function talkOf(
  gaps: readonly Gap[],
  packs: readonly Pack[],
  names: ReadonlyMap<number, string>,
  rows: number,
): Talk {
  const byPosition = new Map(gaps.map((gap) => [gap.position, gap]))
  const held = new Map(packs.map((pack) => [pack.handle as number, pack.rows > 0]))
  const edges = packs.flatMap(({ handle, firstAt, lastAt, begins, ends }) => [
    ...(firstAt !== null && begins > 0 && begins < rows
      ? [{ position: begins, edge: 'begins' as const, handle, at: firstAt }]
      : []),
    ...(lastAt !== null && ends > 0 && ends < rows
      ? [{ position: ends, edge: 'ends' as const, handle, at: lastAt }]
      : []),
  ])
  const byEdge = Map.groupBy(edges, ({ position }) => position)
  return {
    gaps,
    packs,
    edges: edges.toSorted((a, b) => a.position - b.position),
    names,
    gapAt: (position) => byPosition.get(position),
    edgesAt: (position) => byEdge.get(position) ?? [],
    holds: (handle) => held.get(handle),
  }
}

/** Positions at which a conversation falls silent or a pack of it begins or ends, ascending. */
export function breaksOf({ gaps, edges }: Pick<Talk, 'gaps' | 'edges'>): readonly number[] {
  const positions = new Set([...gaps, ...edges].map(({ position }) => position))
  return [...positions].sort((a, b) => a - b)
}
