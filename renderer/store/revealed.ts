import { create } from 'zustand'
import { call } from '../api/client.ts'

interface Revealed {
  /** Images shown unblurred in this session, as `message/media`. */
  readonly images: ReadonlySet<string>
  /** The same images, whichever message they were revealed with. */
  readonly media: ReadonlySet<number>
  /** Records the reveal, then shows the image. @throws WinnowError when it could not be recorded: nothing is shown then. */
  readonly reveal: (message: number, media: number) => Promise<void>
  /** Records each, then shows those that could be recorded. @throws WinnowError the first failure, when one could not be */
  readonly revealAll: (
    images: readonly { readonly message: number; readonly media: number }[],
  ) => Promise<void>
  readonly hide: (message: number) => void
  /** Hides an image whichever message it was revealed with. */
  readonly hideMedia: (media: readonly number[]) => void
  readonly reset: () => void
}

export const revealKey = (message: number, media: number): string => `${message}/${media}`

const mediaOf = (key: string): number => Number(key.slice(key.indexOf('/') + 1))

const held = (keys: Iterable<string>): Pick<Revealed, 'images' | 'media'> => {
  const images = new Set(keys)
  return { images, media: new Set([...images].map(mediaOf)) }
}

export const useRevealed = create<Revealed>()((set, get) => ({
  ...held([]),
  reveal: (message, media) => get().revealAll([{ message, media }]),
  revealAll: async (images) => {
    const outcomes = await Promise.allSettled(
      images.map(async (image) => {
        await call('media.reveal', image)
        return revealKey(image.message, image.media)
      }),
    )
    const recorded = outcomes.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
    if (recorded.length > 0) set(({ images }) => held([...images, ...recorded]))
    const failed = outcomes.find((one) => one.status === 'rejected')
    if (failed !== undefined) throw failed.reason
  },
  hide: (message) => set(({ images }) => held([...images].filter((key) => !key.startsWith(`${message}/`)))),
  hideMedia: (media) => {
    const wanted = new Set(media)
    set(({ images }) => held([...images].filter((key) => !wanted.has(mediaOf(key)))))
  },
  reset: () => set(held([])),
}))
