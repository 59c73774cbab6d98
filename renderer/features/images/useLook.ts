import { useState } from 'react'

/** How an image is looked at; nothing of it is kept. */
export interface Look {
  /** 1: a pixel of it is a pixel of the screen; null: fitted to the room there is. */
  readonly zoom: number | null
  /** Degrees, clockwise: 0, 90, 180 or 270. */
  readonly turned: number
  readonly playing: boolean
  readonly larger: () => void
  readonly smaller: () => void
  readonly fit: () => void
  readonly turn: (by: number) => void
  readonly setPlaying: (playing: boolean) => void
}

const plain = { zoom: null, turned: 0, playing: false }
const least = 0.25
const most = 8

/** Another image begins fitted, upright and still. */
export function useLook(of: number | null): Look {
  const [held, setHeld] = useState<
    Pick<Look, 'zoom' | 'turned' | 'playing'> & { readonly of: number | null }
  >({
    of,
    ...plain,
  })
  const now = held.of === of ? held : { of, ...plain }
  const { zoom, turned, playing } = now
  const put = (part: Partial<Pick<Look, 'zoom' | 'turned' | 'playing'>>) => setHeld({ ...now, ...part })
  return {
    zoom,
    turned,
    playing,
    larger: () => put({ zoom: zoom === null ? 1 : Math.min(most, zoom * 2) }),
    smaller: () => put({ zoom: zoom === null || zoom <= least ? null : zoom / 2 }),
    fit: () => put({ zoom: null }),
    turn: (by) => put({ turned: (turned + by + 360) % 360 }),
    setPlaying: (next) => put({ playing: next }),
  }
}
