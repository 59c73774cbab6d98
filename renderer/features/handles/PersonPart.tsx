import { useState } from 'react'
import { outcomeKind, type Person } from '../../../shared/contract/attribution.ts'
import { call } from '../../api/client.ts'
import { Button } from '../../components/Button.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { HandleName } from '../../components/HandleName.tsx'
import { Select } from '../../components/Select.tsx'
import { StateMark } from '../../components/StateMark.tsx'
import { TextField } from '../../components/TextField.tsx'
import { useNotice } from '../../store/notice.ts'
import { useRoutes } from '../../store/route.ts'
import { useMay } from '../../store/session.ts'
import css from './Handles.module.css'

/** One person: handles with their states, and outcomes. */
export function PersonPart({ person }: { person: Person }) {
  const go = useRoutes((routes) => routes.go)
  const allowed = useMay('outcomes')
  const attempt = useNotice((notice) => notice.attempt)
  const [adding, setAdding] = useState(false)
  return (
    <article aria-label={person.name} className={css.personPart}>
      <h3>{person.name}</h3>
      <span className={css.handles}>
        {person.handles.map(({ id, name, state }) => (
          <Button key={`${id} ${state}`} look="quiet" onClick={() => go({ screen: 'handle', handle: id })}>
            <HandleName name={name} /> <StateMark state={state} />
          </Button>
        ))}
      </span>
      <ul className={css.outcomes}>
        {person.outcomes.map(({ id, kind, day, note }) => (
          <li key={id}>
            <strong>{kind}</strong> {day ?? ''} {note}
            {allowed && (
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
      {allowed && (
        <Button look="quiet" onClick={() => setAdding(true)}>
          Add an outcome…
        </Button>
      )}
      {adding && <OutcomeDialog person={person} onClose={() => setAdding(false)} />}
    </article>
  )
}

function OutcomeDialog({ person, onClose }: { person: Person; onClose: () => void }) {
  const [kind, setKind] = useState<(typeof outcomeKind.options)[number]>('arrested')
  const [day, setDay] = useState('')
  const [note, setNote] = useState('')
  const attempt = useNotice((notice) => notice.attempt)
  const add = () => {
    onClose()
    void attempt(() => call('outcome.add', { person: person.id, kind, day: day === '' ? null : day, note }))
  }
  return (
    <Dialog
      title={`Outcome of ${person.name}`}
      size="small"
      onClose={onClose}
      onSubmit={add}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" type="submit">
            Add
          </Button>
        </>
      }
    >
      <Select
        label="Outcome"
        value={kind}
        onValue={setKind}
        options={outcomeKind.options.map((value) => ({ value, title: value }))}
      />
      <TextField label="Day" type="date" value={day} onValue={setDay} hint="Empty: not known." />
      <TextField label="Note" value={note} onValue={setNote} hint="Court, offence, sentence." />
    </Dialog>
  )
}
