/**
 * Which positions of a list are selected: ranges, ascending, apart from each other, both ends included. Selecting all
 * of ten million rows is one range.
 */
export interface Selection {
  readonly ranges: readonly (readonly [from: number, to: number])[]
  /** Where a range that Shift extends begins; null before anything was chosen. */
  readonly anchor: number | null
}

export const nothing: Selection = { ranges: [], anchor: null }

export function only(index: number): Selection {
  return { ranges: [[index, index]], anchor: index }
}

export function all(count: number): Selection {
  return count > 0 ? { ranges: [[0, count - 1]], anchor: 0 } : nothing
}

/** From the anchor to `index`, in place of what was selected before. */
export function extendTo(selection: Selection, index: number): Selection {
  const anchor = selection.anchor ?? index
  return { ranges: [[Math.min(anchor, index), Math.max(anchor, index)]], anchor }
}

/** `index` changes sides; it becomes the anchor. */
export function toggle(selection: Selection, index: number): Selection {
  const ranges = has(selection, index)
    ? selection.ranges.flatMap(([from, to]) => without(from, to, index))
    : joined([...selection.ranges, [index, index]])
  return { ranges, anchor: index }
}

export function has(selection: Selection, index: number): boolean {
  let low = 0
  let high = selection.ranges.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const range = selection.ranges[middle]
    if (!range) return false
    if (index < range[0]) high = middle - 1
    else if (index > range[1]) low = middle + 1
    else return true
  }
  return false
}

/** How many positions are selected. */
export function size(selection: Selection): number {
  return selection.ranges.reduce((sum, [from, to]) => sum + to - from + 1, 0)
}

function without(from: number, to: number, index: number): (readonly [number, number])[] {
  if (index < from || index > to) return [[from, to]]
  const left: (readonly [number, number])[] = index > from ? [[from, index - 1]] : []
  return index < to ? [...left, [index + 1, to]] : left
}

function joined(ranges: readonly (readonly [number, number])[]): (readonly [number, number])[] {
  const out: (readonly [number, number])[] = []
  for (const range of ranges.toSorted((a, b) => a[0] - b[0])) {
    const last = out.at(-1)
    if (last && range[0] <= last[1] + 1) out[out.length - 1] = [last[0], Math.max(last[1], range[1])]
    else out.push(range)
  }
  return out
}
