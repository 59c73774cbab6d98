import type { Message } from '../../../shared/contract/browse.ts'
import { TimeText } from '../../components/TimeText.tsx'
import { usePreferences } from '../../store/preferences.ts'
import css from './Inspector.module.css'
import { Section } from './Section.tsx'

/** What people did with the message, newest first, and who looked at it. */
export function Traces({ message: { history, seenBy } }: { message: Message }) {
  const zone = usePreferences((preferences) => preferences.zone)
  return (
    <>
      {history.length > 0 && (
        <Section title="History">
          <ol className={css.history}>
            {history.toReversed().map(({ at, actor, what, note }) => (
              <li key={`${at} ${actor} ${what}`}>
                <p>
                  {what} <span className={css.aside}>by {actor}</span>
                </p>
                {note !== '' && <p className={css.note}>{note}</p>}
                <p className={css.aside}>
                  <TimeText utc={at} zone={zone} />
                </p>
              </li>
            ))}
          </ol>
        </Section>
      )}
      <Section title="Looked at by">
        {seenBy.length === 0 ? (
          <p className={css.hint}>Nobody before you.</p>
        ) : (
          <ul className={css.history}>
            {seenBy.map(({ account, at }) => (
              <li key={account}>
                {account}{' '}
                <span className={css.aside}>
                  <TimeText utc={at} zone={zone} />
                </span>
              </li>
            ))}
          </ul>
        )}
      </Section>
    </>
  )
}
