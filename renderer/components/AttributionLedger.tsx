import type { ReactNode } from 'react'
import type { Attribution } from '../../shared/contract/attribution.ts'
import { usePreferences } from '../store/preferences.ts'
import css from './AttributionLedger.module.css'
import { HandleName } from './HandleName.tsx'
import { StateMark } from './StateMark.tsx'
import { TimeText } from './TimeText.tsx'

interface Props {
  attribution: Attribution
  onMessage: (message: number) => void
  /** Left out on the handle's own page. */
  onHandle?: () => void
  actions?: ReactNode
}

type Item = Attribution['items'][number]

const columns = [
  { stance: 'supports', title: 'For' },
  { stance: 'undermines', title: 'Against' },
  { stance: 'neutral', title: 'Neither' },
] as const

const said: Partial<Record<string, string>> = {
  approve: 'approved',
  return: 'returned',
  reject: 'rejected',
  undo: 'decision taken back',
}

/** One attribution: its conclusion in words, and the ledger of what speaks for it and against it. Every citation opens. */
export function AttributionLedger({ attribution, onMessage, onHandle, actions }: Props) {
  const zone = usePreferences((preferences) => preferences.zone)
  const { handle, person, state, use, fromDay, toDay, conclusion, author, at, items, decisions } = attribution
  return (
    <article aria-label={`Attribution of ${handle.name} to ${person.name}`} className={css.ledger}>
      <header className={css.head}>
        <StateMark state={state} />
        <h3>
          {onHandle === undefined ? (
            <HandleName name={handle.name} />
          ) : (
            <button type="button" className={css.link} onClick={onHandle}>
              <HandleName name={handle.name} />
            </button>
          )}{' '}
          → {person.name}
        </h3>
        <span>
          {use} use, {fromDay ?? 'from the beginning'} to {toDay ?? 'the end'}
        </span>
        {actions}
      </header>
      <p className={css.conclusion}>{conclusion}</p>
      <p className={css.by}>
        {author}, <TimeText utc={at} zone={zone} />
      </p>
      {decisions.length > 0 && (
        <ul aria-label="Decisions" className={css.decisions}>
          {decisions.map(({ decision, reason, actor, at: when }) => (
            <li key={`${when} ${decision}`}>
              {said[decision] ?? decision} by {actor}, <TimeText utc={when} zone={zone} />
              {reason !== '' && (
                <>
                  : <strong className={css.reason}>{reason}</strong>
                </>
              )}
            </li>
          ))}
        </ul>
      )}
      <div className={css.columns}>
        {columns.map(({ stance, title }) => {
          const own = items.filter((item) => item.stance === stance)
          if (own.length === 0 && stance === 'neutral') return null
          return (
            <section key={stance} aria-label={title}>
              <h4>
                {title} ({own.length})
              </h4>
              {own.length === 0 && (
                <p className={css.none}>Nothing is cited {stance === 'supports' ? 'for' : 'against'} it.</p>
              )}
              <ul>
                {own.map((item, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: an attribution's items never change.
                  <li key={index}>
                    <CitedItem item={item} onMessage={onMessage} />
                  </li>
                ))}
              </ul>
            </section>
          )
        })}
      </div>
    </article>
  )
}

function CitedItem({ item, onMessage }: { item: Item; onMessage: (message: number) => void }) {
  const zone = usePreferences((preferences) => preferences.zone)
  const { message, cited, outside, note, basis, media } = item
  return (
    <div className={css.item}>
      <p>
        <span className={css.basis}>{basis}</span> {note}
      </p>
      {message !== null && cited !== null && (
        <button type="button" className={css.cited} onClick={() => onMessage(message)}>
          <span className={css.address}>
            {cited.file}, row {cited.row} · <TimeText utc={cited.sentAt} zone={zone} />
          </span>
          <bdi>
            {cited.sender ?? 'unknown'}: {cited.body ?? '(no text)'}
          </bdi>
        </button>
      )}
      {media !== null && <p className={css.address}>cites an image</p>}
      {outside !== null && <p className={css.address}>outside record: {outside}</p>}
    </div>
  )
}
