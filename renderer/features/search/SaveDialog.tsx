import { useState } from 'react'
import { call } from '../../api/client.ts'
import { useCall } from '../../api/useCall.ts'
import { Button } from '../../components/Button.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { TextArea } from '../../components/TextArea.tsx'
import { TextField } from '../../components/TextField.tsx'
import { useNotice } from '../../store/notice.ts'
import { useStatus } from '../../store/status.ts'

/** Keeps a search under a name, by which others can be built on it. */
export function SaveDialog({ text, onClose }: { text: string; onClose: () => void }) {
  const { data } = useCall('saved.list', {})
  const [name, setName] = useState('')
  const [note, setNote] = useState('')
  const [busy, setBusy] = useState(false)
  const wanted = name.trim()
  const former = data?.saved.find((each) => each.name.toLowerCase() === wanted.toLowerCase())
  const save = () => {
    if (wanted === '' || busy) return
    setBusy(true)
    void useNotice
      .getState()
      .attempt(async () => {
        await call('saved.put', { name: wanted, text, note: note.trim() })
        useStatus.getState().say(`Saved. search:"${wanted}" finds the same in other searches`)
        onClose()
      })
      .finally(() => setBusy(false))
  }
  return (
    <Dialog
      title="Save this search"
      onClose={onClose}
      onSubmit={save}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" type="submit" disabled={wanted === '' || busy}>
            Save
          </Button>
        </>
      }
    >
      <p>
        <bdi className="mono">{text}</bdi>
      </p>
      <TextField
        label="Name"
        data-autofocus
        value={name}
        maxLength={200}
        onValue={setName}
        hint={
          former === undefined
            ? 'Other searches can use it: search:"name"'
            : `There is one of this name, version ${former.version} by ${former.account}: this becomes its next version`
        }
      />
      <TextArea
        label="Note"
        value={note}
        maxLength={2000}
        onValue={setNote}
        hint="What it is for; may be empty"
      />
    </Dialog>
  )
}
