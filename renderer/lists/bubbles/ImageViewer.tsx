import { useState } from 'react'
import type { Media, MessageRow } from '../../../shared/contract/browse.ts'
import { bridge } from '../../api/bridge.ts'
import { Button } from '../../components/Button.tsx'
import { cx } from '../../components/cx.ts'
import { Dialog } from '../../components/Dialog.tsx'
import css from './ImageViewer.module.css'
import { whyNotShown } from './Picture.tsx'

/** The originals of a message's images, one at a time: fitted to the window, or at their own size and larger. */
export function ImageViewer({ row, onClose }: { row: MessageRow; onClose: () => void }) {
  const images = row.media.filter((media) => whyNotShown(media) === null)
  const [at, setAt] = useState(0)
  const [zoom, setZoom] = useState<number | null>(null)
  const media = images[Math.min(at, images.length - 1)]
  if (media === undefined) return null
  const step = (by: number) => {
    setAt((before) => (before + by + images.length) % images.length)
    setZoom(null)
  }
  const larger = () => setZoom((before) => Math.min(8, (before ?? 1) * (before === null ? 1 : 2)))
  const smaller = () => setZoom((before) => (before === null || before <= 0.25 ? null : before / 2))
  return (
    <Dialog
      title={`${media.name}${images.length > 1 ? `, ${at + 1} of ${images.length}` : ''}`}
      size="large"
      onClose={onClose}
      actions={
        <>
          {images.length > 1 && (
            <>
              <Button onClick={() => step(-1)}>Previous</Button>
              <Button onClick={() => step(1)}>Next</Button>
            </>
          )}
          <span className={css.said} role="status">
            {zoom === null ? 'fitted' : `${zoom * 100} %`}
          </span>
          <Button onClick={smaller} disabled={zoom === null}>
            Smaller
          </Button>
          <Button onClick={larger} disabled={zoom === 8}>
            Larger
          </Button>
          <Button onClick={onClose} data-autofocus>
            Close
          </Button>
        </>
      }
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a zoomed image is scrolled by the arrows. */}
      <section className={css.stage} tabIndex={0} aria-label="Original">
        <img
          src={bridge.mediaUrl(media.sha256 ?? '', 'original')}
          alt={media.name}
          className={cx(zoom === null && css.fitted)}
          style={sizeOf(media, zoom)}
          draggable={false}
        />
      </section>
    </Dialog>
  )
}

function sizeOf({ width, height }: Media, zoom: number | null) {
  return zoom === null || width === null || height === null
    ? {}
    : { width: width * zoom, height: height * zoom }
}
