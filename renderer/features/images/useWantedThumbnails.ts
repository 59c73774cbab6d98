import { useCallback, useEffect, useState } from 'react'
import type { GalleryImage } from '../../../shared/contract/gallery.ts'
import { whyNotShown } from '../../lists/bubbles/Picture.tsx'
import { hostThumbnails } from './thumbnail-ports.ts'
import { Thumbnails } from './thumbnails.ts'

/**
 * The thumbnails of this screen: of what is in sight, then of as much again below and above it. Give `want` the range in sight; all are let
 * go of with the screen.
 */
export function useWantedThumbnails(
  get: (index: number) => GalleryImage | undefined,
  total: number,
): { thumbnails: Thumbnails; want: (first: number, last: number) => void } {
  const [thumbnails] = useState(() => new Thumbnails(hostThumbnails))
  useEffect(() => () => thumbnails.clear(), [thumbnails])
  const want = useCallback(
    (first: number, last: number) => {
      const wanted: string[] = []
      const add = (from: number, to: number) => {
        for (let index = Math.max(0, from); index <= Math.min(total - 1, to); index++) {
          const media = get(index)?.media
          if (media?.sha256 != null && whyNotShown(media) === null) wanted.push(media.sha256)
        }
      }
      const screen = last - first + 1
      add(first, last)
      add(last + 1, last + screen)
      add(first - screen, first - 1)
      thumbnails.want(wanted)
    },
    [get, total, thumbnails],
  )
  return { thumbnails, want }
}
