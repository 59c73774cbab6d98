import { useCallback, useEffect, useState } from 'react'
import { type ErrorShape, toErrorShape } from '../../../shared/contract/error.ts'
import type { GalleryImage } from '../../../shared/contract/gallery.ts'
import type { Input, Result } from '../../../shared/contract/index.ts'
import { call } from '../../api/client.ts'
import type { FetchRows } from '../../lists/paging.ts'
import { type Pages, usePages } from '../../lists/use-pages.ts'
import { useVersion } from '../../store/data.ts'
import type { ImageRef } from '../../store/types.ts'

export interface Gallery extends Pages<GalleryImage> {
  /** Null until it is opened. While a newer one is on its way the one before stays. */
  readonly open: Result<'gallery.open'> | null
  /** Filters, order or comparison have changed and the images are not here yet. */
  readonly loading: boolean
  readonly error: ErrorShape | null
  /** Null: it is not among these. */
  readonly seek: (image: ImageRef) => Promise<number | null>
  readonly seekTime: (at: number) => Promise<number | null>
  /** The rows that stand for the images at these positions. */
  readonly idsAt: (from: number, count: number) => Promise<readonly number[]>
}

/** Opens a gallery and holds it while it is shown; opened anew when messages come or go. */
export function useGallery(asked: Input<'gallery.open'>): Gallery {
  const [open, setOpen] = useState<Result<'gallery.open'> | null>(null)
  const [error, setError] = useState<ErrorShape | null>(null)
  const [loading, setLoading] = useState(true)
  const [again, setAgain] = useState(0)
  const contents = useVersion(['messages'])
  const marks = useVersion(['tags', 'scheme', 'reviews', 'twins'])
  const key = JSON.stringify(asked)

  // biome-ignore lint/correctness/useExhaustiveDependencies: new contents open it anew
  useEffect(() => {
    const params: Input<'gallery.open'> = JSON.parse(key)
    const stop = new AbortController()
    setLoading(true)
    setError(null)
    call('gallery.open', params, { signal: stop.signal }).then(
      (opened) => {
        if (stop.signal.aborted) return close(opened.set)
        setOpen(opened)
        setLoading(false)
      },
      (failure: unknown) => {
        if (stop.signal.aborted) return
        setError(toErrorShape(failure))
        setLoading(false)
      },
    )
    return () => stop.abort()
  }, [key, contents, again])

  const set = open?.set ?? null
  useEffect(() => (set === null ? undefined : () => close(set)), [set])

  const fetch = useCallback<FetchRows<GalleryImage>>(
    async (from, count, signal) =>
      set === null ? [] : (await call('gallery.page', { set, from, count }, { signal })).images,
    [set],
  )
  const pages = usePages(fetch, open?.positions ?? 0)
  const { refresh } = pages
  // biome-ignore lint/correctness/useExhaustiveDependencies: changed marks fetch what is in sight anew
  useEffect(() => refresh(), [marks, refresh])

  // The reader closed it, because many others were opened since.
  const closed = pages.failure !== null && toErrorShape(pages.failure).code === 'not.found'
  useEffect(() => {
    if (closed) setAgain((count) => count + 1)
  }, [closed])

  const seek = useCallback(
    async (image: ImageRef) => (set === null ? null : (await call('gallery.seek', { set, image })).position),
    [set],
  )
  const seekTime = useCallback(
    async (at: number) => (set === null ? null : (await call('gallery.seekTime', { set, at })).position),
    [set],
  )
  const idsAt = useCallback(
    async (from: number, count: number) =>
      set === null ? [] : (await call('gallery.ids', { set, from, count })).ids,
    [set],
  )
  return { ...pages, open, loading, error, seek, seekTime, idsAt }
}

/** It may be gone already, with the case or by the reader's own cap: then there is nothing to close. */
function close(set: string): void {
  call('gallery.close', { set }).catch(() => undefined)
}

/** How an image is found again in a gallery opened anew. */
export function refOf({ media, row }: GalleryImage): ImageRef {
  return media.id === null ? { message: row.id, name: media.name } : { media: media.id }
}
