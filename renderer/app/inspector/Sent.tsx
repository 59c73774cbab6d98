import type { Message } from '../../../shared/contract/browse.ts'
import { labelledDateTime, shownZones } from '../../../shared/domain/time-display.ts'
import { HandleName } from '../../components/HandleName.tsx'
import { useRoutes } from '../../store/route.ts'
import css from './Inspector.module.css'
import { Fact, Section } from './Section.tsx'

/** When it was sent, in both zones and as the file gives it, and between whom. */
export function Sent({ message }: { message: Message }) {
  const { sentAt, timeText, zone, sender, recipient, conversation, kind, id } = message
  const go = useRoutes((routes) => routes.go)
  return (
    <Section title="Sent">
      <dl className={css.facts}>
        {sentAt === null ? (
          <Fact name="Time">
            {timeText === null ? 'the file gives none' : 'the time given could not be read'}
          </Fact>
        ) : (
          shownZones.map((shown) => (
            <Fact key={shown} name={shown === 'UTC' ? 'UTC' : 'London'}>
              <time dateTime={new Date(sentAt).toISOString()}>{labelledDateTime(sentAt, shown)}</time>
            </Fact>
          ))
        )}
        {timeText !== null && (
          <Fact name="As given">
            <bdi className="mono">{timeText}</bdi>{' '}
            <span className={css.aside}>{zone === '' ? 'no zone declared' : `declared ${zone}`}</span>
          </Fact>
        )}
        <Fact name="From">
          <Party party={sender} onOpen={(handle) => go({ screen: 'handle', handle })} />
        </Fact>
        <Fact name="To">
          <Party party={recipient} onOpen={(handle) => go({ screen: 'handle', handle })} />
        </Fact>
        <Fact name="In">
          <button
            type="button"
            className={css.link}
            onClick={() => go({ screen: 'conversation', conversation: conversation.id, message: id })}
          >
            <HandleName name={conversation.name} />
          </button>
        </Fact>
        <Fact name="Kind">{kind === 'undecrypted' ? 'not decrypted' : kind}</Fact>
      </dl>
    </Section>
  )
}

function Party({ party, onOpen }: { party: Message['sender']; onOpen: (handle: number) => void }) {
  if (party === null) return <HandleName name={null} />
  return (
    <button type="button" className={css.link} onClick={() => onOpen(party.id)}>
      <HandleName name={party.name} />
    </button>
  )
}
