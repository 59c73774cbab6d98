import { useState } from 'react'
import { type ErrorShape, toErrorShape } from '../../../shared/contract/error.ts'
import { call } from '../../api/client.ts'
import { Button } from '../../components/Button.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { TextArea } from '../../components/TextArea.tsx'
import { TextField } from '../../components/TextField.tsx'
import { useStatus } from '../../store/status.ts'

interface Props {
  text: string
  name: string
  note: string
  onClose: () => void
}

/** Saves a search under a name; one of that name gets a new version. */
export function SaveDialog({ onClose, ...from }: Props) {
  const [name, setName] = useState(from.name)
  const [text, setText] = useState(from.text)
  const [note, setNote] = useState(from.note)
  const [error, setError] = useState<ErrorShape | null>(null)
  const say = useStatus((status) => status.say)
  const save = async () => {
    try {
      const { version } = await call('saved.put', { name, text, note })
      say(`Saved as “${name.trim()}”, version ${version}`)
      onClose()
    } catch (failure) {
      setError(toErrorShape(failure))
    }
  }
  const isText = error?.code === 'search.problem'
  return (
    <Dialog
      title="Save a search"
      onClose={onClose}
      onSubmit={() => void save()}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" type="submit" disabled={name.trim() === '' || text.trim() === ''}>
            Save
          </Button>
        </>
      }
    >
      <TextField
        label="Name"
        hint="Stands in other searches as search:&quot;name&quot;. An existing name gets a new version."
        maxLength={200}
        value={name}
        onValue={setName}
        error={error !== null && !isText ? error.message : undefined}
        data-autofocus
      />
      <TextField
        label="Search"
        mono
        maxLength={20_000}
        value={text}
        onValue={setText}
        error={isText ? error.message : undefined}
      />
      <TextArea label="Note" hint="What it is for." maxLength={2000} value={note} onValue={setNote} />
    </Dialog>
  )
}
