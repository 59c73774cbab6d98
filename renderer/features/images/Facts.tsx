import { type ReactNode, useId, useState } from 'react'
import type { GalleryImage } from '../../../shared/contract/gallery.ts'
import type { Result } from '../../../shared/contract/index.ts'
import { labelledDateTime } from '../../../shared/domain/time-display.ts'
import { Hash } from '../../components/Hash.tsx'
import { grouped } from '../../components/progress-text.ts'
import { VisibleText } from '../../components/VisibleText.tsx'
import { usePreferences } from '../../store/preferences.ts'
import css from './Facts.module.css'
import { bytesText } from './words.ts'

/** What is known of an image, and what it says of itself. */
export function Facts({
  image: { media, bytes, frames },
  detail,
}: {
  image: GalleryImage
  detail: Result<'gallery.image'> | null
}) {
  const zone = usePreferences((preferences) => preferences.zone)
  const [all, setAll] = useState(false)
  const id = useId()
  const near = detail?.alike.at(alikeWithin) ?? 0
  return (
    <section aria-labelledby={id} className={css.facts}>
      <h3 id={id}>The image</h3>
      <dl>
        <Fact name="Named">
          <bdi>
            <VisibleText text={media.name} />
          </bdi>
        </Fact>
        {media.id === null && <Fact name="State">named by its row, not among the images served</Fact>}
        {media.problem !== null && <Fact name="Problem">{media.problem}</Fact>}
        {media.type !== null && (
          <Fact name="Type">
            {media.type}
            {media.width !== null && media.height !== null && `, ${media.width} × ${media.height} px`}
            {bytes !== null && `, ${bytesText(bytes)}`}
            {(frames ?? 1) > 1 && `, ${grouped(frames ?? 0)} pictures`}
          </Fact>
        )}
        {media.sha256 !== null && (
          <Fact name="SHA-256">
            <Hash value={media.sha256} what="SHA-256 of the image" />
          </Fact>
        )}
        {detail?.dhash != null && (
          <Fact name="Look-alikes">
            {near === 0 ? 'none' : grouped(near)} within {alikeWithin} bits of{' '}
            <span className="mono">{detail.dhash}</span>
          </Fact>
        )}
        {detail !== null && (detail.takenAt !== null || detail.takenText !== null) && (
          <Fact name="Taken">
            {detail.takenAt !== null && labelledDateTime(detail.takenAt, zone)}{' '}
            {detail.takenText !== null && (
              <span className={css.aside}>
                {detail.takenText} {detail.takenAt === null && 'by the camera’s clock, zone not said'}
              </span>
            )}
          </Fact>
        )}
        {detail !== null && detail.latitude !== null && detail.longitude !== null && (
          <Fact name="Position">
            <Hash
              value={`${detail.latitude.toFixed(6)}, ${detail.longitude.toFixed(6)}`}
              what="position"
              head={0}
              tail={0}
            />
          </Fact>
        )}
        {detail?.device != null && (
          <Fact name="Device">
            <bdi>
              <VisibleText text={detail.device} />
            </bdi>
          </Fact>
        )}
      </dl>
      {detail !== null && detail.exif.length > 0 && (
        <>
          <button type="button" className={css.more} aria-expanded={all} onClick={() => setAll(!all)}>
            {all ? 'Fewer' : `All ${grouped(detail.exif.length)} tags of its EXIF`}
          </button>
          {all && (
            <dl className={css.tags}>
              {detail.exif.map(({ name, value }) => (
                <Fact key={name} name={name}>
                  <bdi>
                    <VisibleText text={value} />
                  </bdi>
                </Fact>
              ))}
            </dl>
          )}
        </>
      )}
      {detail !== null && (detail.exif.length > 0 || detail.device !== null) && (
        <p className={css.hint}>
          What an image says of itself is as its file gives it; it can be wrong or altered.
        </p>
      )}
    </section>
  )
}

/** Bits. */
const alikeWithin = 10

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  )
}
