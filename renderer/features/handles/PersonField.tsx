import { useEffect, useState } from 'react'
import { useCall } from '../../api/useCall.ts'
import { Button } from '../../components/Button.tsx'
import { TextField } from '../../components/TextField.tsx'
import css from './Handles.module.css'

/** Somebody who is in the case, or a new name. */
export type PersonChoice = { readonly id: number; readonly name: string } | { readonly name: string } | null

const isSame = (a: string, b: string) =>
  a.trim().localeCompare(b.trim(), 'en-GB', { sensitivity: 'base' }) === 0

/** A person by approximate name; a name that nobody has makes a new one. */
export function PersonField({
  value,
  onValue,
}: {
  value: PersonChoice
  onValue: (choice: PersonChoice) => void
}) {
  const [text, setText] = useState(value?.name ?? '')
  const { data } = useCall('person.list', { text }, ['people', 'attributions'])
  const found = text.trim() === '' ? [] : (data?.people ?? []).slice(0, 5)
  const chosen = value !== null && 'id' in value
  const same = chosen ? undefined : found.find(({ name }) => isSame(name, text))
  // A name typed out in full means the person who has it, not another of that name.
  useEffect(() => {
    if (same !== undefined) onValue({ id: same.id, name: same.name })
  }, [same, onValue])
  return (
    <div className={css.person}>
      <TextField
        label="Person"
        autoFocus
        value={text}
        hint={
          chosen
            ? 'Somebody in this case.'
            : text.trim() === ''
              ? 'A name; people in the case are offered as you type.'
              : 'A new person of this name.'
        }
        onValue={(name) => {
          setText(name)
          onValue(name.trim() === '' ? null : { name: name.trim() })
        }}
      />
      {!chosen && found.length > 0 && (
        <ul aria-label="People in the case with a name like it" className={css.found}>
          {found.map((person) => (
            <li key={person.id}>
              <Button
                look="quiet"
                onClick={() => {
                  setText(person.name)
                  onValue({ id: person.id, name: person.name })
                }}
              >
                {person.name}
                {person.handles.length > 0 && ` (${person.handles.map(({ name }) => name).join(', ')})`}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
