import { EyeOff, ImageOff, MapPin, Play } from 'lucide-react'
import type { GalleryImage } from '../../../shared/contract/gallery.ts'
import type { TagDef } from '../../../shared/contract/tagging.ts'
import type { ShownZone } from '../../../shared/domain/time-display.ts'
import { HandleName } from '../../components/HandleName.tsx'
import { Kbd } from '../../components/Kbd.tsx'
import { grouped } from '../../components/progress-text.ts'
import { TimeText } from '../../components/TimeText.tsx'
import { whyNotShown } from '../../lists/bubbles/Picture.tsx'
import { TagMarks } from '../../lists/TagMarks.tsx'
import { useRevealed } from '../../store/revealed.ts'
import css from './Cell.module.css'
import { useThumbnail } from './useThumbnail.ts'

export interface CellProps {
  /** Undefined while it is on its way. */
  image: GalleryImage | undefined
  active: boolean
  /** px */
  height: number
  /** Lines of words beneath it: its name; when and by whom it was sent. */
  captions: 1 | 3
  zone: ShownZone
  scheme: ReadonlyMap<number, TagDef>
}

/** One image: hidden until it is revealed; how often it was served, who sent it first and when. */
export function Cell({ image, active, height, captions, zone, scheme }: CellProps) {
  if (image === undefined) return <div className={css.image} style={{ height }} aria-busy />
  const { media, row, rows, messages, allRows, alike, distance, frames, hasPosition } = image
  const why = whyNotShown(media)
  return (
    <>
      <div className={css.image} style={{ height }}>
        {why === null ? (
          <Shown image={image} active={active} />
        ) : (
          <p className={css.missing} role="note">
            <ImageOff size={16} aria-hidden />
            <span>{why}</span>
          </p>
        )}
        <span className={css.above}>
          {(frames ?? 1) > 1 && (
            <span className={css.badge} title={`Animated: ${grouped(frames ?? 0)} pictures`}>
              <Play size={12} aria-label="animated" />
            </span>
          )}
          {hasPosition && (
            <span className={css.badge} title="Its EXIF has a position">
              <MapPin size={12} aria-label="has a position" />
            </span>
          )}
        </span>
        <span className={css.below}>
          {distance !== null && distance > 0 && (
            <span className={css.badge} title={`Its perceptual hash differs in ${distance} of 64 bits`}>
              {distance} {distance === 1 ? 'bit' : 'bits'}
            </span>
          )}
          {alike > 0 && (
            <span className={css.badge} title={`${alike} more that look like it stand behind it`}>
              +{grouped(alike)} alike
            </span>
          )}
          {allRows > 1 && (
            <span className={css.badge} title={rowsTitle(rows, messages, allRows)}>
              {rows === allRows ? grouped(rows) : `${grouped(rows)} of ${grouped(allRows)}`} rows
            </span>
          )}
        </span>
      </div>
      <p className={css.caption}>
        <bdi className={css.name} title={media.name}>
          {media.name}
        </bdi>
        {captions > 1 && (
          <>
            <span className={css.when}>
              <TimeText utc={row.sentAt} zone={zone} given={row.timeText} withZone={false} />
            </span>
            <span className={css.who}>
              <HandleName name={row.sender?.name ?? null} /> <TagMarks tags={row.tags} scheme={scheme} />
            </span>
          </>
        )}
      </p>
    </>
  )
}

function rowsTitle(rows: number, messages: number, allRows: number): string {
  const own = `Carried by ${grouped(rows)} rows, which are ${grouped(messages)} ${messages === 1 ? 'message' : 'messages'}`
  return rows === allRows ? own : `${own}; ${grouped(allRows)} rows carry it in all`
}

function Shown({ image: { media }, active }: { image: GalleryImage; active: boolean }) {
  const clear = useRevealed(({ media: revealed }) => media.id !== null && revealed.has(media.id))
  const thumbnail = useThumbnail(media.sha256)
  if (thumbnail === undefined) return <span className={css.coming} />
  const name = clear ? media.name : `${media.name}, hidden`
  if (thumbnail === null) {
    return (
      <span className={css.missing} role="img" aria-label={name}>
        <ImageOff size={16} aria-hidden />
        <span>its preview could not be had</span>
      </span>
    )
  }
  return (
    <>
      <img
        src={clear ? thumbnail.clear : thumbnail.blurred}
        alt={name}
        className={css.picture}
        decoding="sync"
        draggable={false}
      />
      {!clear && active && (
        <span className={css.how}>
          <EyeOff size={12} aria-hidden /> hidden <Kbd keys="r" silent />
        </span>
      )}
    </>
  )
}
