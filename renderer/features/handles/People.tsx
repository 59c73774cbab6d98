import { Users } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useCall } from '../../api/useCall.ts'
import { Banner } from '../../components/Banner.tsx'
import { Count } from '../../components/Count.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { TextField } from '../../components/TextField.tsx'
import css from './Handles.module.css'
import { PersonPart } from './PersonPart.tsx'
import { Seizures } from './Seizures.tsx'

/** The people behind handles, what became of them, and what was seized. */
export function People({ person }: { person: number | null }) {
  const [text, setText] = useState('')
  const { data, error } = useCall('person.list', { text }, ['people', 'attributions', 'reviews'])
  const all = useCall('person.list', { text: '' }, ['people'])
  const people = data?.people ?? []
  const here = useRef<HTMLLIElement>(null)
  const loaded = data !== null
  useEffect(() => {
    if (loaded) here.current?.scrollIntoView({ block: 'nearest' })
  }, [loaded])
  return (
    <div className="page-sheet">
      <header className={css.bar}>
        <h2>People</h2>
        <p className={css.total} role="status">
          <Count value={data === null ? null : people.length} unit="people" />
        </p>
        <TextField
          label="Find by approximate name"
          labelHidden
          placeholder="Approximate name"
          value={text}
          onValue={setText}
        />
      </header>
      {error !== null && <Banner kind="error" message={error.message} code={error.code} />}
      {loaded && people.length === 0 && (
        <div>
          <EmptyState icon={Users} title={text === '' ? 'Nobody yet' : 'No name is near that'}>
            {text === ''
              ? 'People appear when a handle is attributed to them: open a handle and propose who it is.'
              : 'Fewer letters find more.'}
          </EmptyState>
        </div>
      )}
      <ul aria-label="People" className={css.people}>
        {people.map((each) => (
          <li
            key={each.id}
            ref={each.id === person ? here : undefined}
            aria-current={each.id === person || undefined}
          >
            <PersonPart person={each} />
          </li>
        ))}
      </ul>
      <Seizures people={all.data?.people ?? []} />
    </div>
  )
}
