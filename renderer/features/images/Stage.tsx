import { EyeOff, ImageOff } from 'lucide-react'
import { type CSSProperties, useEffect, useRef, useState } from 'react'
import type { GalleryImage } from '../../../shared/contract/gallery.ts'
import { bridge } from '../../api/bridge.ts'
import { whyNotShown } from '../../lists/bubbles/Picture.tsx'
import css from './Stage.module.css'
import type { Look } from './useLook.ts'
import { useThumbnail } from './useThumbnail.ts'

/** What the browser draws by itself; others are shown by their previews. */
const drawn = new Set(['image/jpeg', 'image/png', 'image/gif', 'image/webp', 'image/avif', 'image/bmp'])

/** The image: hidden, or its original as it was served. */
export function Stage({ image, revealed, look }: { image: GalleryImage; revealed: boolean; look: Look }) {
  const { media, frames } = image
  const why = whyNotShown(media)
  const thumbnail = useThumbnail(why === null ? media.sha256 : null)
  const stage = useRef<HTMLElement>(null)
  const [room, setRoom] = useState<Room>({ width: 600, height: 400 })
  useEffect(() => {
    const element = stage.current
    if (element === null) return undefined
    const observer = new ResizeObserver(() =>
      setRoom({ width: element.clientWidth, height: element.clientHeight }),
    )
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  const box = boxOf(media.width ?? 256, media.height ?? 256, room, look)
  const shown = () => {
    if (why !== null || media.sha256 === null) {
      return (
        <p className={css.why}>
          <ImageOff size={24} aria-hidden />
          <span>
            <bdi>{media.name}</bdi>: {why}
          </span>
        </p>
      )
    }
    if (!revealed) {
      return (
        <>
          {thumbnail != null && (
            <img src={thumbnail.blurred} alt={`${media.name}, hidden`} style={box.image} draggable={false} />
          )}
          <p className={css.hidden}>
            <EyeOff size={16} aria-hidden /> hidden until you reveal it
          </p>
        </>
      )
    }
    const original = bridge.mediaUrl(media.sha256, 'original')
    if (!drawn.has(media.type ?? '')) {
      return thumbnail == null ? null : (
        <>
          <img src={thumbnail.clear} alt={media.name} style={box.image} draggable={false} />
          <p className={css.hidden}>
            {media.type} is shown by its preview of 256 px; the original is in the case
          </p>
        </>
      )
    }
    if ((frames ?? 1) > 1 && !look.playing) {
      return <Still address={original} name={media.name} style={box.image} />
    }
    return <img src={original} alt={media.name} style={box.image} draggable={false} />
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: an enlarged image is scrolled by the arrows.
    <section ref={stage} className={css.stage} tabIndex={0} aria-label="The image itself">
      <div className={css.box} style={box.frame}>
        {shown()}
      </div>
    </section>
  )
}

/** The first picture of one that moves, so that nothing moves before it is asked for. */
function Still({ address, name, style }: { address: string; name: string; style: CSSProperties }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    const stop = new AbortController()
    const draw = async () => {
      const response = await fetch(address, { signal: stop.signal })
      const first = await createImageBitmap(await response.blob())
      const element = canvas.current
      if (element !== null && !stop.signal.aborted) {
        element.width = first.width
        element.height = first.height
        element.getContext('2d')?.drawImage(first, 0, 0)
      }
      first.close()
    }
    draw().catch(() => undefined)
    return () => stop.abort()
  }, [address])
  return <canvas ref={canvas} role="img" aria-label={`${name}, its first picture`} style={style} />
}

interface Room {
  readonly width: number
  readonly height: number
}

/** Where the image stands: turned, its sides change places, and the frame around it takes the room of the turned one. */
function boxOf(width: number, height: number, room: Room, { zoom, turned }: Look) {
  const lies = turned % 180 !== 0
  const scale =
    zoom ??
    Math.min(
      1,
      room.width / Math.max(1, lies ? height : width),
      room.height / Math.max(1, lies ? width : height),
    )
  const [wide, high] = [Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))]
  const image: CSSProperties = {
    position: 'absolute',
    left: '50%',
    top: '50%',
    width: wide,
    height: high,
    maxWidth: 'none',
    transform: `translate(-50%, -50%) rotate(${turned}deg)`,
  }
  const frame: CSSProperties = { width: lies ? high : wide, height: lies ? wide : high }
  return { image, frame }
}
