import { Eye, EyeOff } from 'lucide-react'
import { type ReactNode, useEffectEvent, useMemo, useState } from 'react'
import type { MessageRow } from '../../../shared/contract/browse.ts'
import { useCommands } from '../../app/commands/CommandsProvider.tsx'
import type { Command } from '../../app/commands/command.ts'
import { useNotice } from '../../store/notice.ts'
import { revealKey, useRevealed } from '../../store/revealed.ts'
import { useStatus } from '../../store/status.ts'
import { ImageViewer } from './ImageViewer.tsx'
import { whyNotShown } from './Picture.tsx'

/**
 * r reveals the images of the focused message, which is recorded; r again shows them large; Shift+R hides them.
 * @returns the large view, to be rendered, and what r does, for a double press or a button
 */
export function useReveal(row: MessageRow | undefined): { viewer: ReactNode; reveal: () => void } {
  const [viewed, setViewed] = useState<MessageRow | null>(null)
  const reveal = useEffectEvent(() => {
    const { say } = useStatus.getState()
    if (row === undefined) return say('The message is still on its way; press R again')
    const images = row.media
    const visible = images.filter((media) => whyNotShown(media) === null)
    if (visible.length === 0) {
      return say(
        images[0] === undefined
          ? 'This message has no image'
          : `Its image cannot be shown: ${whyNotShown(images[0])}`,
      )
    }
    const hidden = visible.filter(
      ({ id }) => id !== null && !useRevealed.getState().images.has(revealKey(row.id, id)),
    )
    if (hidden.length === 0) return setViewed(row)
    void useNotice.getState().attempt(async () => {
      for (const { id } of hidden) if (id !== null) await useRevealed.getState().reveal(row.id, id)
      say('Revealed, and recorded; R again shows it large')
    })
  })
  const hide = useEffectEvent(() => {
    if (row !== undefined) useRevealed.getState().hide(row.id)
  })
  const commands = useMemo<Command[]>(
    () => [
      {
        id: 'image.reveal',
        title: 'Reveal the image; again: show it large',
        group: 'Message',
        keys: 'r',
        icon: Eye,
        words: 'picture photograph unblur zoom',
        run: () => reveal(),
      },
      {
        id: 'image.hide',
        title: 'Hide the image again',
        group: 'Message',
        keys: 'shift+r',
        icon: EyeOff,
        run: () => hide(),
      },
    ],
    [],
  )
  useCommands(commands)
  return {
    viewer: viewed === null ? null : <ImageViewer row={viewed} onClose={() => setViewed(null)} />,
    reveal: () => commands[0]?.run(),
  }
}
