import { all, extendTo, only, type Selection, toggle } from './selection.ts'

/** What a list reads of a key press. Letters and digits are left alone: they are the screens' commands. */
export interface ListPress {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
}

/** A press without any modifier. */
export const PLAIN = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false }

export interface Cursor {
  /** The row that has the focus; null before any has. */
  readonly active: number | null
  /** Null: this list selects nothing beyond its active row. */
  readonly selection: Selection | null
}

export interface CursorLimits {
  readonly count: number
  /** Rows to a page. */
  readonly page: number
}

/** What a key does to the cursor; null when the key is none of the list's. */
export function pressed(cursor: Cursor, press: ListPress, { count, page }: CursorLimits): Cursor | null {
  if (count === 0 || press.altKey) return null
  const control = press.ctrlKey || press.metaKey
  const { active, selection } = cursor
  if (selection && control && press.key.toLowerCase() === 'a')
    return { active: active ?? 0, selection: all(count) }
  if (selection && press.key === ' ' && active !== null && !press.shiftKey) {
    return { active, selection: toggle(selection, active) }
  }
  const to = target(press.key, active, count, page)
  if (to === null) return null
  return moved(cursor, to, { control: control && press.key.startsWith('Arrow'), shift: press.shiftKey })
}

/** The cursor goes to a row, by key or pointer: Shift marks up to it, Ctrl leaves the selection as it is. */
function moved(
  { selection }: Cursor,
  to: number,
  { control, shift }: { control: boolean; shift: boolean },
): Cursor {
  if (!selection) return { active: to, selection }
  if (shift) return { active: to, selection: extendTo(selection, to) }
  return { active: to, selection: control ? selection : only(to) }
}

/** A press of the pointer on a row. */
export function pointed(cursor: Cursor, to: number, press: Omit<ListPress, 'key'>): Cursor {
  const control = press.ctrlKey || press.metaKey
  if (cursor.selection && control && !press.shiftKey) {
    return { active: to, selection: toggle(cursor.selection, to) }
  }
  return moved(cursor, to, { control: false, shift: press.shiftKey })
}

function target(key: string, active: number | null, count: number, page: number): number | null {
  const clamp = (index: number) => Math.max(0, Math.min(count - 1, index))
  switch (key) {
    case 'ArrowDown':
      return active === null ? 0 : clamp(active + 1)
    case 'ArrowUp':
      return active === null ? 0 : clamp(active - 1)
    case 'PageDown':
      return clamp((active ?? 0) + Math.max(1, page))
    case 'PageUp':
      return clamp((active ?? 0) - Math.max(1, page))
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return null
  }
}

/** What a key asks for that depends on where a list ends: its last row, all from the anchor to it, or every row. */
export type Beyond = 'end' | 'extend' | 'all'

/** Null: the key asks for nothing of the kind. */
export function beyond(press: ListPress): Beyond | null {
  if (press.key === 'End') return press.shiftKey ? 'extend' : 'end'
  return press.key.toLowerCase() === 'a' && (press.ctrlKey || press.metaKey) ? 'all' : null
}
