import { useState } from 'react'
import type { Person } from '../../../shared/contract/attribution.ts'
import { call } from '../../api/client.ts'
import { Button } from '../../components/Button.tsx'
import { HandleName } from '../../components/HandleName.tsx'
import { StateMark } from '../../components/StateMark.tsx'
import { useNotice } from '../../store/notice.ts'
import { useRoutes } from '../../store/route.ts'
import { useMay } from '../../store/session.ts'
import css from './Handles.module.css'
import { OutcomeDialog } from './OutcomeDialog.tsx'
import { PersonDialog } from './PersonDialog.tsx'

/** One person: handles with their states, outcomes, and a note. */
export function PersonPart({ person }: { person: Person }) {
  const go = useRoutes((routes) => routes.go)
  const mayRecord = useMay('outcomes')
  const mayEdit = useMay('attribute')
  const attempt = useNotice((notice) => notice.attempt)
  const [open, setOpen] = useState<'outcome' | 'person' | null>(null)
  return (
    <article aria-label={person.name} className={css.personPart}>
      <div>
        <h3>{person.name}</h3>
        {person.note !== '' && <p className={css.note}>{person.note}</p>}
      </div>
      <ul aria-label={`Handles of ${person.name}`} className={css.handles}>
        {person.handles.length === 0 && <li className={css.none}>no handle is attributed</li>}
        {person.handles.map(({ id, name, state }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a handle stands once for each time it was attributed
          <li key={`${id} ${index}`} className={css.handle}>
            <button type="button" className={css.link} onClick={() => go({ screen: 'handle', handle: id })}>
              <HandleName name={name} />
            </button>
            <StateMark state={state} />
          </li>
        ))}
      </ul>
      <ul aria-label={`Outcomes of ${person.name}`} className={css.outcomes}>
        {person.outcomes.map(({ id, kind, day, note, account }) => (
          <li key={id} title={`recorded by ${account}`}>
            <strong>{kind}</strong> {day ?? 'day not known'} {note}
            {mayRecord && (
              <Button
                look="quiet"
                aria-label={`Withdraw ${kind} of ${person.name}`}
                onClick={() => void attempt(() => call('outcome.withdraw', { id }))}
              >
                Withdraw
              </Button>
            )}
          </li>
        ))}
      </ul>
      <span className={css.actions}>
        {mayEdit && (
          <Button look="quiet" aria-label={`Edit ${person.name}`} onClick={() => setOpen('person')}>
            Edit…
          </Button>
        )}
        {mayRecord && (
          <Button
            look="quiet"
            aria-label={`Add an outcome of ${person.name}`}
            onClick={() => setOpen('outcome')}
          >
            Add an outcome…
          </Button>
        )}
      </span>
      {open === 'outcome' && <OutcomeDialog person={person} onClose={() => setOpen(null)} />}
      {open === 'person' && <PersonDialog person={person} onClose={() => setOpen(null)} />}
    </article>
  )
}
