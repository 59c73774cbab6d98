import { create } from 'zustand'
import { call } from '../api/client.ts'

interface Revealed {
  /** Images shown unblurred in this session, as `message/media`. */
  readonly images: ReadonlySet<string>
  /** Records the reveal, then shows the image. @throws WinnowError when it could not be recorded: nothing is shown then. */
  readonly reveal: (message: number, media: number) => Promise<void>
  readonly hide: (message: number) => void
  readonly reset: () => void
}

export const revealKey = (message: number, media: number): string => `${message}/${media}`

export const useRevealed = create<Revealed>()((set) => ({
  images: new Set(),
  reveal: async (message, media) => {
    await call('media.reveal', { message, media })
    set(({ images }) => ({ images: new Set(images).add(revealKey(message, media)) }))
  },
  hide: (message) =>
    set(({ images }) => ({
      images: new Set([...images].filter((key) => !key.startsWith(`${message}/`))),
    })),
  reset: () => set({ images: new Set() }),
}))
