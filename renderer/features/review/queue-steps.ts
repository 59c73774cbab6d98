export interface QueueTarget {
  readonly kind: 'tag' | 'attribution'
  readonly id: number
}

export interface Waiting {
  /** One's own: a colleague decides. */
  readonly mine: boolean
}

export const targetKey = ({ kind, id }: QueueTarget): string => `${kind} ${id}`

/**
 * The index to step to, forward or back, past one's own items.
 * @param held the part of the queue from position `from` on
 * @returns an index into `held`, or one before or behind it where the queue goes on; the same one at its end
 */
export function step(
  held: readonly Waiting[],
  index: number,
  by: 1 | -1,
  { from, total }: { readonly from: number; readonly total: number },
): number {
  for (let next = index + by; next >= 0 && next < held.length; next += by) {
    if (held[next]?.mine === false) return next
  }
  const beyond = by === 1 ? held.length : -1
  return from + beyond >= 0 && from + beyond < total ? beyond : index
}

/** The index of the item that comes after a decision: the next that one may decide, else one before, else the nearest. */
export function afterDecision(held: readonly Waiting[], index: number): number {
  const next = held.findIndex(({ mine }, at) => at > index && !mine)
  if (next >= 0) return next
  const before = held.findLastIndex(({ mine }, at) => at < index && !mine)
  if (before >= 0) return before
  return index + 1 < held.length ? index + 1 : index - 1
}
