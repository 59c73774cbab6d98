import { useState } from 'react'
import type { Account } from '../../../shared/contract/case.ts'
import { type ErrorShape, toErrorShape } from '../../../shared/contract/error.ts'
import { call } from '../../api/client.ts'
import { Button } from '../../components/Button.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { TextField } from '../../components/TextField.tsx'

/** A new password for an account whose owner forgot it, or that comes back. */
export function ResetDialog({ account, onClose }: { account: Account; onClose: () => void }) {
  const [password, setPassword] = useState('')
  const [error, setError] = useState<ErrorShape | null>(null)
  const ready = password.length >= 8
  const reset = async () => {
    if (!ready) return
    try {
      await call('account.reset', { id: account.id, password })
      onClose()
    } catch (failure) {
      setError(toErrorShape(failure))
    }
  }
  return (
    <Dialog
      title={`New password for ${account.name}`}
      size="small"
      onClose={onClose}
      onSubmit={() => void reset()}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" type="submit" disabled={!ready}>
            Set password
          </Button>
        </>
      }
    >
      <TextField
        label="New password"
        type="password"
        autoFocus
        value={password}
        onValue={setPassword}
        error={error?.message}
        hint="At least 8 characters. The former one no longer opens the case; this goes into the audit."
      />
    </Dialog>
  )
}
