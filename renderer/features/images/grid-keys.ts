import type { Cursor, ListPress } from '../../lists/cursor.ts'
import { all, extendTo, nothing, only, toggle } from '../../lists/selection.ts'

export interface GridLimits {
  readonly count: number
  /** Cells side by side. */
  readonly columns: number
  /** Lines to a page. */
  readonly lines: number
}

/**
 * What a key does to the cursor of a grid whose cells fill line after line; null when the key is none of the grid's. Arrows left and
 * right run on over the ends of lines. Shift marks a range, Ctrl+A all.
 */
export function gridPressed(
  { active, selection }: Cursor,
  press: ListPress,
  limits: GridLimits,
): Cursor | null {
  const { count } = limits
  if (count === 0 || press.altKey) return null
  const control = press.ctrlKey || press.metaKey
  if (control && press.key.toLowerCase() === 'a') return { active: active ?? 0, selection: all(count) }
  if (press.key === ' ' && active !== null && !press.shiftKey && !control) {
    return { active, selection: toggle(selection ?? nothing, active) }
  }
  const to = target(press.key, active, limits)
  if (to === null) return null
  if (press.shiftKey) {
    const from = selection?.anchor == null ? only(active ?? to) : selection
    return { active: to, selection: extendTo(from, to) }
  }
  return { active: to, selection: only(to) }
}

function target(key: string, active: number | null, { count, columns, lines }: GridLimits): number | null {
  if (active === null) return /^(Arrow|Page|Home|End)/.test(key) ? (key === 'End' ? count - 1 : 0) : null
  const clamp = (index: number) => Math.max(0, Math.min(count - 1, index))
  const line = active - (active % columns)
  const down = (by: number) => {
    const to = active + by * columns
    if (to < 0) return by === -1 ? active : active % columns
    if (to < count) return to
    // The last line may be short: one step down goes to its end, a page to the cell nearest to the same column.
    const last = count - 1
    return last - (last % columns) > line ? last : active
  }
  switch (key) {
    case 'ArrowRight':
      return clamp(active + 1)
    case 'ArrowLeft':
      return clamp(active - 1)
    case 'ArrowDown':
      return down(1)
    case 'ArrowUp':
      return down(-1)
    case 'PageDown':
      return down(Math.max(1, lines))
    case 'PageUp':
      return down(-Math.max(1, lines))
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return null
  }
}
