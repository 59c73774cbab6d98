import { create } from 'zustand'

interface TagChooserState {
  readonly isOpen: boolean
  readonly open: () => void
  readonly close: () => void
}

/** Whether the tag chooser stands open; a key, the palette and the inspector open it. */
export const useTagChooser = create<TagChooserState>()((set) => ({
  isOpen: false,
  open: () => set({ isOpen: true }),
  close: () => set({ isOpen: false }),
}))
