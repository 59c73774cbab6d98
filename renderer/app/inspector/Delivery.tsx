import type { Message } from '../../../shared/contract/browse.ts'
import { labelledDateTime } from '../../../shared/domain/time-display.ts'
import { HandleName } from '../../components/HandleName.tsx'
import { durationText, grouped } from '../../components/progress-text.ts'
import { usePreferences } from '../../store/preferences.ts'
import { useRoutes } from '../../store/route.ts'
import css from './Inspector.module.css'
import { Fact, Section } from './Section.tsx'

/** Whose device the row came from and what that device says of it: received, read, how long it was to last, where. */
export function Delivery({ message }: { message: Message }) {
  const { owner, receivedAt, readAt, burn, latitude, longitude } = message
  const zone = usePreferences((preferences) => preferences.zone)
  const go = useRoutes((routes) => routes.go)
  const placed = latitude !== null && longitude !== null
  if (owner === null && receivedAt === null && readAt === null && burn === null && !placed) return null
  const time = (at: number) => <time dateTime={new Date(at).toISOString()}>{labelledDateTime(at, zone)}</time>
  return (
    <Section title="On the device">
      <dl className={css.facts}>
        {owner !== null && (
          <Fact name="Pack of">
            <button
              type="button"
              className={css.link}
              onClick={() => go({ screen: 'handle', handle: owner.id })}
            >
              <HandleName name={owner.name} />
            </button>
          </Fact>
        )}
        {receivedAt !== null && <Fact name="Received">{time(receivedAt)}</Fact>}
        {readAt !== null && <Fact name="Read">{time(readAt)}</Fact>}
        {burn !== null && <Fact name="Burns after">{burnText(burn)}</Fact>}
        {placed && (
          <Fact name="Position">
            <span className="mono">
              {latitude.toFixed(5)}, {longitude.toFixed(5)}
            </span>
          </Fact>
        )}
      </dl>
    </Section>
  )
}

/** '40 s', '1 h', '7 days'. */
function burnText(seconds: number): string {
  const days = seconds / 86_400
  return days >= 2 && Number.isInteger(days) ? `${grouped(days)} days` : durationText(seconds)
}
