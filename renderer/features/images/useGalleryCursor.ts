import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { Cursor } from '../../lists/cursor.ts'
import { nothing, only, type Selection, size } from '../../lists/selection.ts'
import { useNotice } from '../../store/notice.ts'
import { useSelection } from '../../store/selection.ts'
import type { ImageRef } from '../../store/types.ts'
import { type Gallery, refOf } from './useGallery.ts'

/** The most images that one action can be about. */
const most = 100_000

export interface GalleryCursor {
  readonly active: number | null
  readonly selection: Selection
  readonly put: (cursor: Cursor) => void
  readonly moveTo: (position: number) => void
}

/**
 * The cursor of the gallery, joined to what the inspector and the tagging keys act on: an image's own row, the first that carries it.
 * When the gallery is opened anew the cursor follows its image; where that is no longer shown it goes to the first.
 * @param start the image to begin at
 */
export function useGalleryCursor(gallery: Gallery, start: ImageRef | undefined): GalleryCursor {
  const [active, setActive] = useState<number | null>(null)
  const [selection, setSelection] = useState<Selection>(nothing)
  const { get, idsAt, seek, open } = gallery
  const focus = useSelection((state) => state.focus)
  const choose = useSelection((state) => state.choose)
  const attempt = useNotice((notice) => notice.attempt)

  const moved = useRef(0)
  const put = useCallback((cursor: Cursor) => {
    moved.current += 1
    setActive(cursor.active)
    setSelection(cursor.selection ?? nothing)
  }, [])
  const moveTo = useCallback(
    (position: number) => put({ active: position, selection: only(position) }),
    [put],
  )

  const image = active === null ? undefined : get(active)
  const message = image?.row.id
  // Before anything is painted, and to nothing while the image is on its way: a key must never tag the row that was left.
  useLayoutEffect(() => {
    if (active !== null) focus(message ?? null)
  }, [active, message, focus])

  const many = size(selection) > 1
  useEffect(() => {
    if (!many) return choose([])
    let wanted = true
    void attempt(async () => {
      const chosen = new Set<number>()
      for (const [from, to] of selection.ranges) {
        const count = Math.min(to - from + 1, most - chosen.size)
        if (count > 0) for (const id of await idsAt(from, count)) chosen.add(id)
      }
      if (wanted) choose([...chosen])
    })
    return () => {
      wanted = false
    }
  }, [many, selection, idsAt, choose, attempt])
  useEffect(
    () => () => {
      choose([])
      focus(null)
    },
    [choose, focus],
  )

  const last = useRef(start)
  useEffect(() => {
    if (image !== undefined) last.current = refOf(image)
  }, [image])

  const set = open?.set
  const positions = open?.positions ?? 0
  useEffect(() => {
    if (set === undefined) return undefined
    if (positions === 0) {
      put({ active: null, selection: nothing })
      focus(null)
      return undefined
    }
    const kept = last.current
    let wanted = true
    const asked = moved.current
    const found = kept === undefined ? Promise.resolve(0) : seek(kept)
    found.then(
      (position) => {
        // Who has moved while it was being looked up stays there.
        if (wanted && moved.current === asked) moveTo(position ?? 0)
      },
      // It was closed under the call: it is opened anew and asked again.
      () => undefined,
    )
    return () => {
      wanted = false
    }
  }, [set, positions, seek, moveTo, put, focus])
  return { active, selection, put, moveTo }
}
