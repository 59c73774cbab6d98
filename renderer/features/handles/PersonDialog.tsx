import { useState } from 'react'
import type { Person } from '../../../shared/contract/attribution.ts'
import { type ErrorShape, toErrorShape } from '../../../shared/contract/error.ts'
import { call } from '../../api/client.ts'
import { Banner } from '../../components/Banner.tsx'
import { Button } from '../../components/Button.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { TextArea } from '../../components/TextArea.tsx'
import { TextField } from '../../components/TextField.tsx'
import css from './Handles.module.css'

/** Changes a person's name and note; every attribution to them follows. */
export function PersonDialog({ person, onClose }: { person: Person; onClose: () => void }) {
  const [name, setName] = useState(person.name)
  const [note, setNote] = useState(person.note)
  const [error, setError] = useState<ErrorShape | null>(null)
  const save = async () => {
    try {
      await call('person.save', { id: person.id, name, note })
      onClose()
    } catch (failure) {
      setError(toErrorShape(failure))
    }
  }
  return (
    <Dialog
      title={`Edit ${person.name}`}
      size="small"
      onClose={onClose}
      onSubmit={() => void save()}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" type="submit" disabled={name.trim() === ''}>
            Save
          </Button>
        </>
      }
    >
      <div className={css.propose}>
        {error !== null && <Banner kind="error" message={error.message} code={error.code} />}
        <TextField label="Name" value={name} onValue={setName} hint="The change is in the audit." />
        <TextArea
          label="Note"
          rows={4}
          value={note}
          onValue={setNote}
          hint="Who this is and how one knows."
        />
      </div>
    </Dialog>
  )
}
