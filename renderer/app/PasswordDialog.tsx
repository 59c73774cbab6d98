import { useState } from 'react'
import { type ErrorShape, toErrorShape } from '../../shared/contract/error.ts'
import { call } from '../api/client.ts'
import { Button } from '../components/Button.tsx'
import { Dialog } from '../components/Dialog.tsx'
import { TextField } from '../components/TextField.tsx'

/** Changes one's own password: the case key is wrapped anew, nothing else changes. */
export function PasswordDialog({ onClose }: { onClose: () => void }) {
  const [old, setOld] = useState('')
  const [first, setFirst] = useState('')
  const [second, setSecond] = useState('')
  const [error, setError] = useState<ErrorShape | null>(null)
  const [busy, setBusy] = useState(false)
  const short = first.length > 0 && first.length < 8
  const differ = second.length > 0 && first !== second
  const ready = first.length >= 8 && first === second && !busy
  const submit = async () => {
    if (!ready) return
    setBusy(true)
    try {
      await call('account.password', { old, new: first })
      onClose()
    } catch (failure) {
      setError(toErrorShape(failure))
      setBusy(false)
    }
  }
  return (
    <Dialog
      title="Change my password"
      size="small"
      onClose={onClose}
      onSubmit={() => void submit()}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" type="submit" disabled={!ready}>
            Change password
          </Button>
        </>
      }
    >
      <TextField
        label="Old password"
        type="password"
        autoFocus
        value={old}
        onValue={setOld}
        error={error?.message}
      />
      <TextField
        label="New password"
        type="password"
        hint="At least 8 characters. Several words are easier to keep than signs."
        value={first}
        onValue={setFirst}
        error={short ? 'At least 8 characters.' : undefined}
      />
      <TextField
        label="New password once more"
        type="password"
        value={second}
        onValue={setSecond}
        error={differ ? 'The two are not the same.' : undefined}
      />
    </Dialog>
  )
}
