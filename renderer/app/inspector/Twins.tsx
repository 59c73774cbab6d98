import type { Message } from '../../../shared/contract/browse.ts'
import { Button } from '../../components/Button.tsx'
import { HandleName } from '../../components/HandleName.tsx'
import { grouped } from '../../components/progress-text.ts'
import { TimeText } from '../../components/TimeText.tsx'
import { usePreferences } from '../../store/preferences.ts'
import { useRoutes } from '../../store/route.ts'
import { useMay } from '../../store/session.ts'
import css from './Inspector.module.css'
import { Section } from './Section.tsx'
import { useTwinDialog } from './twin-dialog.ts'

const reasons = {
  rule: 'by the rule',
  record: "by the supplier's record id",
  person: 'joined by a person',
} as const

/** Every row of this message, each a way to it, and why it is linked. */
export function Twins({ message: { id, sightings, conversation, twins } }: { message: Message }) {
  const zone = usePreferences((preferences) => preferences.zone)
  const go = useRoutes((routes) => routes.go)
  const mayTag = useMay('tag')
  const ask = useTwinDialog((dialog) => dialog.ask)
  if (sightings.length < 2) return null
  return (
    <Section title={`Twins: ${grouped(sightings.length)} rows, one message`}>
      {twins !== null && (
        <p>{twins.kind === 'both ends' ? 'Served at both ends.' : 'Served more than once in one pack.'}</p>
      )}
      <ul className={css.history}>
        {sightings.map((sighting) => (
          <li key={sighting.id} aria-current={sighting.id === id ? 'true' : undefined}>
            <p>
              {sighting.id === id ? (
                <strong className={css.wrapped}>{placeOf(sighting)}, this row</strong>
              ) : (
                <button
                  type="button"
                  className={css.link}
                  onClick={() =>
                    go({ screen: 'conversation', conversation: conversation.id, message: sighting.id })
                  }
                >
                  {placeOf(sighting)}
                </button>
              )}
            </p>
            <p className={css.aside}>
              pack of <HandleName name={sighting.owner?.name ?? null} /> ·{' '}
              <TimeText utc={sighting.sentAt} zone={zone} withZone={false} /> · {reasons[sighting.by]}
            </p>
          </li>
        ))}
      </ul>
      {mayTag && (
        <div className={css.buttons}>
          <Button look="quiet" keys="shift+s" onClick={() => ask('split', [id])}>
            Split this row off…
          </Button>
        </div>
      )}
    </Section>
  )
}

const placeOf = ({ file, sheet, row }: Message['sightings'][number]) =>
  `${file}${sheet === null ? '' : `, ${sheet}`}, row ${row}`
