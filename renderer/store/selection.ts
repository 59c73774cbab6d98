import { perPane } from './panes.ts'

/** The rows that a key acts on: one in focus, perhaps many selected, perhaps a range of characters in the focused one. */
interface Selection {
  /** The message that the inspector shows; null: none. */
  readonly focused: number | null
  /** The message that was in focus last; stays when its list is left. */
  readonly last: number | null
  /** Chosen messages; empty: the focused one stands alone. */
  readonly chosen: readonly number[]
  /** UTF-16 offsets into the focused message's body. */
  readonly range: { readonly from: number; readonly to: number } | null
  readonly focus: (message: number | null) => void
  readonly choose: (messages: readonly number[]) => void
  readonly setRange: (range: Selection['range']) => void
}

/** The rows of each pane. */
export const useSelection = perPane<Selection>(() => (set) => ({
  focused: null,
  last: null,
  chosen: [],
  range: null,
  focus: (focused) =>
    set(({ focused: before, last, range }) => ({
      focused,
      last: focused ?? last,
      range: before === focused ? range : null,
    })),
  choose: (chosen) => set({ chosen }),
  setRange: (range) => set({ range }),
}))

/** The messages that an action is about: the chosen ones, else the focused one. */
export function acted({ focused, chosen }: Pick<Selection, 'focused' | 'chosen'>): readonly number[] {
  if (chosen.length > 0) return chosen
  return focused === null ? [] : [focused]
}
