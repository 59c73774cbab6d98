import { useState } from 'react'
import { useCall } from '../../api/useCall.ts'
import { Banner } from '../../components/Banner.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { TextField } from '../../components/TextField.tsx'
import css from './Handles.module.css'
import { PersonPart } from './PersonPart.tsx'
import { Seizures } from './Seizures.tsx'

/** The people behind handles, what became of them, and what was seized. */
export function People({ person }: { person: number | null }) {
  const [text, setText] = useState('')
  const { data, error } = useCall('person.list', { text }, ['people', 'attributions', 'reviews'])
  const people = data?.people ?? []
  return (
    <div className={css.page}>
      <header className={css.bar}>
        <TextField label="Name, or nearly" value={text} onValue={setText} />
      </header>
      {error !== null && <Banner kind="error" message={error.message} code={error.code} />}
      {data !== null && people.length === 0 && (
        <EmptyState title={text === '' ? 'Nobody yet' : 'Nobody is called that'}>
          People appear when a handle is attributed to them: open a handle and propose who it is.
        </EmptyState>
      )}
      <ul aria-label="People" className={css.people}>
        {people.map((each) => (
          <li key={each.id} aria-current={each.id === person || undefined}>
            <PersonPart person={each} />
          </li>
        ))}
      </ul>
      <Seizures people={people} />
    </div>
  )
}
