import { ChevronLeft, ChevronRight, Play, RotateCcw, RotateCw, Square, ZoomIn, ZoomOut } from 'lucide-react'
import { type KeyboardEvent, useEffect, useState } from 'react'
import type { MessageRow } from '../../../shared/contract/browse.ts'
import type { GalleryImage } from '../../../shared/contract/gallery.ts'
import { useCall } from '../../api/useCall.ts'
import { Button } from '../../components/Button.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { IconButton } from '../../components/IconButton.tsx'
import { grouped } from '../../components/progress-text.ts'
import { whyNotShown } from '../../lists/bubbles/Picture.tsx'
import { useNotice } from '../../store/notice.ts'
import { useRevealed } from '../../store/revealed.ts'
import { Carriers } from './Carriers.tsx'
import { copyCitation } from './cite.ts'
import { Facts } from './Facts.tsx'
import { Stage } from './Stage.tsx'
import { useLook } from './useLook.ts'
import css from './Viewer.module.css'

export interface ViewerProps {
  /** Undefined while it is on its way. */
  image: GalleryImage | undefined
  position: number
  total: number
  /** Images are shown in the clear as they come on screen. */
  clear: boolean
  onPosition: (position: number) => void
  onGo: (row: MessageRow) => void
  onAlike: (image: GalleryImage) => void
  onClose: () => void
}

/**
 * One image as large as the window lets it be, with what it says of itself and every row that carries it. It is hidden until it is
 * revealed; turning and enlarging it changes nothing but what is seen here.
 */
export function Viewer(props: ViewerProps) {
  const { image, position, total, clear, onPosition, onGo, onAlike, onClose } = props
  const media = image?.media
  const id = media?.id ?? null
  const revealed = useRevealed((state) => id !== null && state.media.has(id))
  const look = useLook(id)
  const { data } = useCall('gallery.image', id === null ? null : { media: id }, ['messages'])
  const why = media === undefined ? null : whyNotShown(media)
  const animated = (image?.frames ?? 1) > 1

  const reveal = () => {
    if (image === undefined || id === null || why !== null || revealed) return
    void useNotice.getState().attempt(() => useRevealed.getState().reveal(image.row.id, id))
  }
  const row = image?.row.id
  useEffect(() => {
    if (!clear || row === undefined || id === null || why !== null || revealed) return
    void useNotice.getState().attempt(() => useRevealed.getState().reveal(row, id))
  }, [clear, row, id, why, revealed])
  const step = (by: number) => {
    const to = position + by
    if (to >= 0 && to < total) onPosition(to)
  }
  const cite = () => {
    if (image !== undefined) void copyCitation(image).then((done) => done && setCopied(image.media.name))
  }
  const [copied, setCopied] = useState<string | null>(null)
  const alike = () => {
    if (image !== undefined && data !== null && data.alike.length > 0) onAlike(image)
  }
  const keys: Readonly<Record<string, () => void>> = {
    ArrowLeft: () => step(-1),
    ArrowRight: () => step(1),
    PageUp: () => step(-1),
    PageDown: () => step(1),
    '+': look.larger,
    '=': look.larger,
    '-': look.smaller,
    '0': look.fit,
    '[': () => look.turn(-90),
    ']': () => look.turn(90),
    r: reveal,
    c: cite,
    a: alike,
    p: () => animated && revealed && look.setPlaying(!look.playing),
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) {
      if (event.key !== '+') return
    }
    // Arrows belong to what scrolls or is a list; an enlarged image is walked over with them.
    const target = event.target instanceof Element ? event.target : null
    if (target?.closest('[data-own-keys]') != null && /^(Arrow|Page|Home|End)/.test(event.key)) return
    if (look.zoom !== null && event.key.startsWith('Arrow')) return
    const act = keys[event.key]
    if (act === undefined) return
    event.preventDefault()
    act()
  }
  return (
    <Dialog
      title={media === undefined ? 'Image' : `${media.name}, ${grouped(position + 1)} of ${grouped(total)}`}
      size="window"
      onClose={onClose}
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys of the whole dialog, wherever the focus is in it. */}
      <div className={css.viewer} onKeyDown={onKeyDown}>
        <div className={css.left}>
          <div className={css.tools} role="toolbar" aria-label="Image">
            <IconButton
              icon={ChevronLeft}
              label="Previous image"
              keys="left"
              disabled={position === 0}
              onClick={() => step(-1)}
            />
            <IconButton
              icon={ChevronRight}
              label="Next image"
              keys="right"
              disabled={position + 1 >= total}
              onClick={() => step(1)}
            />
            <span className={css.apart} />
            <IconButton
              icon={ZoomOut}
              label="Smaller"
              keys="-"
              onClick={look.smaller}
              disabled={look.zoom === null}
            />
            <span className={css.zoom} role="status">
              {look.zoom === null ? 'fitted' : `${look.zoom * 100} %`}
              {look.turned !== 0 && `, turned ${look.turned}°`}
            </span>
            <IconButton icon={ZoomIn} label="Larger" keys="plus" onClick={look.larger} />
            <IconButton
              icon={RotateCcw}
              label="Turn left, on screen only"
              keys="["
              onClick={() => look.turn(-90)}
            />
            <IconButton
              icon={RotateCw}
              label="Turn right, on screen only"
              keys="]"
              onClick={() => look.turn(90)}
            />
            {animated && (
              <Button
                icon={look.playing ? Square : Play}
                keys="p"
                disabled={!revealed}
                onClick={() => look.setPlaying(!look.playing)}
              >
                {look.playing ? 'Stop' : `Play ${grouped(image?.frames ?? 0)} pictures`}
              </Button>
            )}
            <span className={css.gap} />
            {revealed ? (
              <span className={css.logged}>revealed by you, and recorded</span>
            ) : (
              why === null && (
                <Button look="primary" keys="r" onClick={reveal} data-autofocus>
                  Reveal; it is recorded
                </Button>
              )
            )}
          </div>
          {image !== undefined && (
            <Stage key={id ?? media?.name} image={image} revealed={revealed} look={look} />
          )}
        </div>
        <aside className={css.right} aria-label="About the image">
          <div className={css.acts}>
            <Button keys="c" onClick={cite} disabled={image === undefined}>
              Copy citation
            </Button>
            <Button keys="a" onClick={alike} disabled={data === null || data.alike.length === 0}>
              Images like it
            </Button>
            <span role="status" className={css.copied}>
              {copied !== null && copied === media?.name && 'Copied'}
            </span>
          </div>
          {image !== undefined && <Facts image={image} detail={data} />}
          {image !== undefined && <Carriers key={image.media.id ?? image.row.id} image={image} onGo={onGo} />}
        </aside>
      </div>
    </Dialog>
  )
}
