import { useState } from 'react'
import { type ErrorShape, toErrorShape } from '../../shared/contract/error.ts'
import { call } from '../api/client.ts'
import { useCall } from '../api/useCall.ts'
import { Button } from '../components/Button.tsx'
import { Dialog } from '../components/Dialog.tsx'
import { TextArea } from '../components/TextArea.tsx'
import { TextField } from '../components/TextField.tsx'
import { useStatus } from '../store/status.ts'

interface Props {
  text: string
  name?: string
  note?: string
  onClose: () => void
}

/** Saves a search under a name, by which others can be built on it; one of that name gets a new version. */
export function SaveSearchDialog({ onClose, ...from }: Props) {
  const { data } = useCall('saved.list', {})
  const [name, setName] = useState(from.name ?? '')
  const [text, setText] = useState(from.text)
  const [note, setNote] = useState(from.note ?? '')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<ErrorShape | null>(null)
  const wanted = name.trim()
  const complete = wanted !== '' && text.trim() !== ''
  const former = data?.saved.find((each) => each.name.toLowerCase() === wanted.toLowerCase())
  const save = async () => {
    if (!complete || busy) return
    setBusy(true)
    try {
      const { version } = await call('saved.put', { name: wanted, text, note: note.trim() })
      useStatus
        .getState()
        .say(`Saved as “${wanted}”, version ${version}: search:"${wanted}" finds the same in other searches`)
      onClose()
    } catch (failure) {
      setError(toErrorShape(failure))
      setBusy(false)
    }
  }
  const inText = error?.code === 'search.problem'
  return (
    <Dialog
      title="Save this search"
      onClose={onClose}
      onSubmit={() => void save()}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" type="submit" disabled={!complete || busy}>
            Save
          </Button>
        </>
      }
    >
      <TextField
        label="Name"
        data-autofocus
        maxLength={200}
        value={name}
        onValue={setName}
        error={error !== null && !inText ? error.message : undefined}
        hint={
          former === undefined
            ? 'Other searches can use it: search:"name"'
            : `There is one of this name, version ${former.version} by ${former.account}: this becomes its next version`
        }
      />
      <TextField
        label="Search"
        mono
        maxLength={20_000}
        value={text}
        onValue={setText}
        error={inText ? error.message : undefined}
      />
      <TextArea
        label="Note"
        maxLength={2000}
        value={note}
        onValue={setNote}
        hint="What it is for; may be empty"
      />
    </Dialog>
  )
}
