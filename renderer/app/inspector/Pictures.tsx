import type { Message } from '../../../shared/contract/browse.ts'
import { labelledDateTime } from '../../../shared/domain/time-display.ts'
import { Hash } from '../../components/Hash.tsx'
import { usePreferences } from '../../store/preferences.ts'
import css from './Inspector.module.css'
import { Fact, Section } from './Section.tsx'

/** What the message's images say of themselves; never the image. */
export function Pictures({ message }: { message: Message }) {
  const zone = usePreferences((preferences) => preferences.zone)
  if (message.media.length === 0) return null
  return (
    <Section title={message.media.length === 1 ? 'Image' : 'Images'}>
      {message.media.map((media) => {
        const exif = message.exif.find((found) => found.media === media.id)
        return (
          <dl key={`${media.id} ${media.name}`} className={css.facts}>
            <Fact name="Name">
              <bdi className={css.wrapped}>{media.name}</bdi>
            </Fact>
            {media.id === null && <Fact name="State">not among the images served</Fact>}
            {media.problem !== null && <Fact name="Problem">{media.problem}</Fact>}
            {media.type !== null && (
              <Fact name="Type">
                {media.type}
                {media.width !== null && media.height !== null && `, ${media.width} × ${media.height} px`}
              </Fact>
            )}
            {media.sha256 !== null && (
              <Fact name="SHA-256">
                <Hash value={media.sha256} what="SHA-256 of the image" />
              </Fact>
            )}
            {exif !== undefined && (exif.takenAt !== null || exif.takenText !== null) && (
              <Fact name="Taken">
                {exif.takenAt !== null && labelledDateTime(exif.takenAt, zone)}{' '}
                {exif.takenText !== null && <span className={css.aside}>as given {exif.takenText}</span>}
              </Fact>
            )}
            {exif !== undefined && exif.latitude !== null && exif.longitude !== null && (
              <Fact name="Place">
                <span className="mono">
                  {exif.latitude.toFixed(5)}, {exif.longitude.toFixed(5)}
                </span>
              </Fact>
            )}
            {exif?.device != null && (
              <Fact name="Device">
                <bdi className={css.wrapped}>{exif.device}</bdi>
              </Fact>
            )}
          </dl>
        )
      })}
      <p className={css.hint}>
        What an image says of itself is as its file gives it; it can be wrong or altered.
      </p>
    </Section>
  )
}
