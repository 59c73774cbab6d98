import { create } from 'zustand'
import type { Area } from '../../shared/contract/index.ts'

interface Data {
  /** Counts the changes of each area, so that a view can depend on the areas it shows. */
  readonly versions: Readonly<Partial<Record<Area, number>>>
  readonly changed: (areas: readonly Area[]) => void
}

export const useData = create<Data>()((set) => ({
  versions: {},
  changed: (areas) =>
    set(({ versions }) => ({
      versions: {
        ...versions,
        ...Object.fromEntries(areas.map((area) => [area, (versions[area] ?? 0) + 1])),
      },
    })),
}))

/** A string that changes whenever one of these areas does. */
export function useVersion(areas: readonly Area[]): string {
  return useData(({ versions }) => areas.map((area) => versions[area] ?? 0).join('.'))
}
