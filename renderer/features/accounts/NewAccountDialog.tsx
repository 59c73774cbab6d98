import { useState } from 'react'
import { type ErrorShape, toErrorShape } from '../../../shared/contract/error.ts'
import { type Role, roleSchema } from '../../../shared/domain/roles.ts'
import { call } from '../../api/client.ts'
import { Button } from '../../components/Button.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { Select } from '../../components/Select.tsx'
import { TextField } from '../../components/TextField.tsx'
import css from './Accounts.module.css'

/** A colleague's account; they change the first password themselves. */
export function NewAccountDialog({ encrypted, onClose }: { encrypted: boolean; onClose: () => void }) {
  const [name, setName] = useState('')
  const [role, setRole] = useState<Role>('reviewer')
  const [password, setPassword] = useState('')
  const [error, setError] = useState<ErrorShape | null>(null)
  const ready = name.trim() !== '' && (!encrypted || password.length >= 8)
  const create = async () => {
    if (!ready) return
    try {
      await call('account.create', { name, role, password: encrypted ? password : null })
      onClose()
    } catch (failure) {
      setError(toErrorShape(failure))
    }
  }
  return (
    <Dialog
      title="New account"
      size="small"
      onClose={onClose}
      onSubmit={() => void create()}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" type="submit" disabled={!ready}>
            Create account
          </Button>
        </>
      }
    >
      <div className={css.form}>
        <TextField
          label="Name"
          autoFocus
          value={name}
          onValue={setName}
          error={error?.message}
          hint="A person's own name: no account is shared."
        />
        <Select
          label="Role"
          value={role}
          onValue={setRole}
          options={roleSchema.options.map((each) => ({ value: each, title: each }))}
        />
        {encrypted && (
          <TextField
            label="First password"
            type="password"
            value={password}
            onValue={setPassword}
            hint="At least 8 characters. Its owner can change it after logging in."
          />
        )}
      </div>
    </Dialog>
  )
}
