import { ImageOff } from 'lucide-react'
import type { Media } from '../../../shared/contract/browse.ts'
import { bridge } from '../../api/bridge.ts'
import { cx } from '../../components/cx.ts'
import { revealKey, useRevealed } from '../../store/revealed.ts'
import css from './Picture.module.css'

export interface PictureProps {
  message: number
  media: Media
  /** Larger where it is the only thing on its place, as in the grid of images. */
  fill?: boolean
}

/** A message's image: blurred until it is asked for; missing and undecodable ones say so. */
export function Picture({ message, media, fill = false }: PictureProps) {
  const shown = useRevealed(({ images }) => media.id !== null && images.has(revealKey(message, media.id)))
  const why = whyNotShown(media)
  if (why !== null || media.sha256 === null) {
    return (
      <span className={cx(css.missing, fill && css.fill)}>
        <ImageOff size={16} aria-hidden />
        <span>
          image <bdi className={css.name}>{media.name}</bdi>: {why}
        </span>
      </span>
    )
  }
  return (
    <span className={cx(css.picture, fill && css.fill)} style={fill ? {} : boxOf(media)}>
      <img
        src={bridge.mediaUrl(media.sha256, 'thumbnail')}
        alt={shown ? media.name : `${media.name}, hidden`}
        className={cx(!shown && css.hidden)}
        draggable={false}
        loading="lazy"
      />
      {!shown && (
        <span className={css.over}>
          <bdi className={css.name}>{media.name}</bdi>
          <span>hidden · R to reveal</span>
        </span>
      )}
    </span>
  )
}

/** In a few words why an image cannot be shown; null when it can. */
export function whyNotShown({ id, sha256, problem }: Media): string | null {
  if (id === null || sha256 === null) return 'not among the images served'
  return problem
}

const widest = 256

/** The room that it will take, so that nothing moves when it arrives. */
function boxOf({ width, height }: Media) {
  if (width === null || height === null || width <= 0 || height <= 0) return { width: 192, height: 144 }
  const scale = Math.min(1, widest / Math.max(width, height))
  return { width: Math.max(96, Math.round(width * scale)), height: Math.max(48, Math.round(height * scale)) }
}
