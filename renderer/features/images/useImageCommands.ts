import { Layers, MessageSquareText, Quote, ScanSearch, ZoomIn, ZoomOut } from 'lucide-react'
import { useEffect, useEffectEvent, useMemo, useRef } from 'react'
import type { GalleryImage } from '../../../shared/contract/gallery.ts'
import { useCommands } from '../../app/commands/CommandsProvider.tsx'
import type { Command } from '../../app/commands/command.ts'
import { copyCitation } from './cite.ts'

export interface ImageActions {
  /** The image in focus; undefined while it is on its way, or there is none. */
  image: GalleryImage | undefined
  onSize: (by: number) => void
  onAlike: (image: GalleryImage) => void
  onTogether: () => void
  onLeave: () => void
  onMessage: (image: GalleryImage) => void
}

/** What keys do with the image in focus, and with the images as a whole. */
export function useImageCommands({
  image,
  onSize,
  onAlike,
  onTogether,
  onLeave,
  onMessage,
}: ImageActions): void {
  const size = useEffectEvent(onSize)
  const together = useEffectEvent(onTogether)
  const leave = useEffectEvent(onLeave)
  /** What was asked for while the image was on its way: done when it comes. */
  const waiting = useRef<((image: GalleryImage) => void) | null>(null)
  const withImage = (act: (image: GalleryImage) => void) => () => {
    if (image === undefined) waiting.current = act
    else act(image)
  }
  useEffect(() => {
    if (image === undefined) return
    waiting.current?.(image)
    waiting.current = null
  }, [image])
  const alike = useEffectEvent(withImage(onAlike))
  const message = useEffectEvent(withImage(onMessage))
  const cite = useEffectEvent(withImage((shown) => void copyCitation(shown)))
  const commands = useMemo<Command[]>(() => {
    const larger = {
      title: 'Larger images',
      group: 'Images',
      icon: ZoomIn,
      keyOnly: true,
      run: () => size(1),
    }
    return [
      { id: 'image.larger', keys: 'plus', ...larger },
      // The same key without its Shift.
      { id: 'image.larger.plain', keys: '=', ...larger },
      {
        id: 'image.smaller',
        title: 'Smaller images',
        group: 'Images',
        keys: '-',
        icon: ZoomOut,
        keyOnly: true,
        run: () => size(-1),
      },
      {
        id: 'image.alike',
        title: 'Find images like this one',
        group: 'Images',
        keys: 'a',
        icon: ScanSearch,
        words: 'similar near duplicate perceptual hash',
        run: () => alike(),
      },
      {
        id: 'image.group',
        title: 'Put look-alikes together, or apart again',
        group: 'Images',
        keys: 'b',
        icon: Layers,
        words: 'similar near duplicate group',
        run: () => together(),
      },
      {
        id: 'image.message',
        title: 'Go to the image’s message in its conversation',
        group: 'Images',
        keys: 'mod+enter',
        icon: MessageSquareText,
        run: () => message(),
      },
      {
        id: 'image.cite',
        title: 'Copy the image’s citation with its SHA-256',
        group: 'Images',
        keys: 'shift+h',
        icon: Quote,
        words: 'hash address exhibit',
        run: () => cite(),
      },
      {
        id: 'image.leave',
        title: 'Leave the comparison',
        group: 'Images',
        keys: 'escape',
        keyOnly: true,
        run: () => leave(),
      },
    ]
  }, [])
  useCommands(commands)
}
