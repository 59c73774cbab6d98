import { createContext, useCallback, useContext, useSyncExternalStore } from 'react'
import type { Thumbnail, Thumbnails } from './thumbnails.ts'

/** The thumbnails of the screen that a component stands in. */
export const ThumbnailsContext = createContext<Thumbnails | null>(null)

/** Undefined while it is on its way; null when there is none. */
export function useThumbnail(sha256: string | null): Thumbnail | null | undefined {
  const thumbnails = useContext(ThumbnailsContext)
  const subscribe = useCallback(
    (listener: () => void) =>
      sha256 === null || thumbnails === null ? () => {} : thumbnails.subscribe(sha256, listener),
    [thumbnails, sha256],
  )
  return useSyncExternalStore(subscribe, () =>
    sha256 === null || thumbnails === null ? null : thumbnails.get(sha256),
  )
}
