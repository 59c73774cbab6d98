import { create } from 'zustand'
import { persist } from 'zustand/middleware'

/** How this station shows things; kept in the window's own storage, no part of a case. */
interface Preferences {
  readonly theme: 'system' | 'light' | 'dark' | 'contrast'
  /** The zone that clocks are shown in; the other one is a hover away. */
  readonly zone: 'UTC' | 'Europe/London'
  readonly inspector: boolean
  readonly setTheme: (theme: Preferences['theme']) => void
  readonly setZone: (zone: Preferences['zone']) => void
  readonly toggleInspector: () => void
}

export const usePreferences = create<Preferences>()(
  persist(
    (set) => ({
      theme: 'system',
      zone: 'Europe/London',
      inspector: true,
      setTheme: (theme) => set({ theme }),
      setZone: (zone) => set({ zone }),
      toggleInspector: () => set(({ inspector }) => ({ inspector: !inspector })),
    }),
    { name: 'winnow.preferences' },
  ),
)
