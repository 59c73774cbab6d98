import { Eye, EyeOff, ScanEye } from 'lucide-react'
import { useCallback, useEffect, useEffectEvent, useMemo, useState } from 'react'
import type { GalleryImage } from '../../../shared/contract/gallery.ts'
import { useCommands } from '../../app/commands/CommandsProvider.tsx'
import type { Command } from '../../app/commands/command.ts'
import { grouped } from '../../components/progress-text.ts'
import { whyNotShown } from '../../lists/bubbles/Picture.tsx'
import { type Selection, size } from '../../lists/selection.ts'
import { useNotice } from '../../store/notice.ts'
import { useRevealed } from '../../store/revealed.ts'
import { useStatus } from '../../store/status.ts'

export interface GalleryReveal {
  /** Every image is shown in the clear once it has stood on screen for a moment. */
  readonly clear: boolean
  readonly setClear: (clear: boolean) => void
  /** Reveals what is chosen; what is revealed already is opened. */
  readonly reveal: () => void
  /** Tell it the images on screen. */
  readonly onScreen: (first: number, last: number) => void
}

/** Images that one key reveals. */
const most = 200
/** What is only scrolled past is not revealed, ms. */
const restMs = 400

/** r reveals the chosen images, Shift+R hides them, Shift+B shows all that come on screen in the clear: each is recorded, once. */
export function useGalleryReveal(
  get: (index: number) => GalleryImage | undefined,
  active: number | null,
  selection: Selection,
  onOpen: (index: number) => void,
): GalleryReveal {
  const [clear, setClear] = useState(false)
  const [range, setRange] = useState<readonly [first: number, last: number]>([0, -1])
  const onScreen = useCallback((first: number, last: number) => setRange([first, last]), [])

  const chosen = useEffectEvent((): GalleryImage[] => {
    const positions =
      size(selection) > 1
        ? selection.ranges.flatMap(([from, to]) =>
            Array.from({ length: Math.min(to - from + 1, most + 1) }, (_, k) => from + k),
          )
        : active === null
          ? []
          : [active]
    return positions.slice(0, most + 1).flatMap((position) => get(position) ?? [])
  })
  const reveal = useEffectEvent(() => {
    const { say } = useStatus.getState()
    const images = chosen()
    const [first] = images
    if (first === undefined) return say('The image is still on its way; press R again')
    if (images.length > most) return say(`Reveal at most ${most} images at once: each is recorded`)
    const visible = images.filter(({ media }) => whyNotShown(media) === null)
    if (visible.length === 0) return say(`The image cannot be shown: ${whyNotShown(first.media)}`)
    const hidden = hiddenOf(visible)
    if (hidden.length === 0) {
      if (active !== null) onOpen(active)
      return
    }
    void useNotice.getState().attempt(async () => {
      await useRevealed.getState().revealAll(hidden)
      say(
        hidden.length === 1
          ? 'Revealed, and recorded; R again opens it'
          : `Revealed ${grouped(hidden.length)} images; each is recorded`,
      )
    })
  })
  const hide = useEffectEvent(() => {
    useRevealed.getState().hideMedia(chosen().flatMap(({ media }) => media.id ?? []))
  })

  const [first, last] = range
  useEffect(() => {
    if (!clear) return undefined
    const timer = setTimeout(() => {
      const images: GalleryImage[] = []
      for (let index = first; index <= last; index++) {
        const image = get(index)
        if (image !== undefined && whyNotShown(image.media) === null) images.push(image)
      }
      const hidden = hiddenOf(images)
      if (hidden.length === 0) return
      useRevealed
        .getState()
        .revealAll(hidden)
        .catch(() => {
          setClear(false)
          useStatus.getState().say('The reveal could not be recorded: images are hidden again')
        })
    }, restMs)
    return () => clearTimeout(timer)
  }, [clear, first, last, get])

  const commands = useMemo<Command[]>(
    () => [
      {
        id: 'image.reveal',
        title: 'Reveal the chosen images; again: open the image',
        group: 'Images',
        keys: 'r',
        icon: Eye,
        words: 'picture photograph unblur',
        run: () => reveal(),
      },
      {
        id: 'image.hide',
        title: 'Hide the chosen images again',
        group: 'Images',
        keys: 'shift+r',
        icon: EyeOff,
        run: () => hide(),
      },
      {
        id: 'image.clear',
        title: 'Show images in the clear as they come on screen, or hide them again',
        group: 'Images',
        keys: 'shift+b',
        icon: ScanEye,
        words: 'blur off unblur all',
        run: () => setClear((before) => !before),
      },
    ],
    [],
  )
  useCommands(commands)

  // Taken off, everything that was shown is hidden again.
  useEffect(() => {
    if (!clear) return undefined
    return () => useRevealed.getState().reset()
  }, [clear])
  return { clear, setClear, reveal: () => commands[0]?.run(), onScreen }
}

/** Those that are not shown yet, as a reveal names them. */
function hiddenOf(images: readonly GalleryImage[]): { message: number; media: number }[] {
  const { media: revealed } = useRevealed.getState()
  return images.flatMap(({ media, row }) =>
    media.id === null || revealed.has(media.id) ? [] : [{ message: row.id, media: media.id }],
  )
}
