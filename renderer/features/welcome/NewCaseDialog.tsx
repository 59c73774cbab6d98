import { useState } from 'react'
import { type ErrorShape, toErrorShape } from '../../../shared/contract/error.ts'
import { bridge } from '../../api/bridge.ts'
import { call } from '../../api/client.ts'
import { Banner } from '../../components/Banner.tsx'
import { Button } from '../../components/Button.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { PathBox } from '../../components/PathBox.tsx'
import { Select } from '../../components/Select.tsx'
import { TextField } from '../../components/TextField.tsx'
import css from './Welcome.module.css'

const markings = ['OFFICIAL', 'OFFICIAL-SENSITIVE', 'SECRET', 'TOP SECRET'] as const
type MarkingChoice = (typeof markings)[number] | 'other'

/** A folder's path with the ending that marks a case. */
function caseFolder(folder: string, name: string): string {
  const bare = folder.replace(/[\\/]+$/, '')
  if (bare.endsWith('.winnow')) return bare
  const safe = name.trim().replaceAll(/[\\/:*?"<>|\p{Cc}]/gu, '-')
  return safe === '' || bare === '' ? '' : `${bare}/${safe}.winnow`
}

/** Asks what a case needs to exist: a name, a place, and its first account, the administrator. */
export function NewCaseDialog({ onClose }: { onClose: () => void }) {
  const [name, setName] = useState('')
  const [operation, setOperation] = useState('')
  const [marking, setMarking] = useState<MarkingChoice>('OFFICIAL-SENSITIVE')
  const [otherMarking, setOtherMarking] = useState('')
  const [folder, setFolder] = useState('')
  const [administrator, setAdministrator] = useState('')
  const [password, setPassword] = useState('')
  const [again, setAgain] = useState('')
  const [error, setError] = useState<ErrorShape | null>(null)
  const [busy, setBusy] = useState(false)

  const path = caseFolder(folder, name)
  const short = password.length > 0 && password.length < 8
  const differ = again.length > 0 && password !== again
  const ready =
    name.trim() !== '' &&
    path !== '' &&
    administrator.trim() !== '' &&
    password.length >= 8 &&
    password === again &&
    !busy
  const create = async () => {
    if (!ready) return
    setBusy(true)
    try {
      await call('case.create', {
        path,
        name,
        operation,
        marking: marking === 'other' ? otherMarking : marking,
        administrator: { name: administrator, password },
      })
    } catch (failure) {
      setError(toErrorShape(failure))
      setBusy(false)
    }
  }
  return (
    <Dialog
      title="New case"
      onClose={onClose}
      onSubmit={() => void create()}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" type="submit" disabled={!ready}>
            {busy ? 'Creating…' : 'Create case'}
          </Button>
        </>
      }
    >
      <div className={css.form}>
        {error !== null && <Banner kind="error" message={error.message} code={error.code} />}
        <TextField
          label="Case name"
          autoFocus
          value={name}
          onValue={setName}
          hint="What the case is called on this machine."
        />
        <TextField
          label="Operation"
          value={operation}
          onValue={setOperation}
          hint="Stands in the title bar and in every bundle."
        />
        <Select
          label="Protective marking"
          value={marking}
          onValue={setMarking}
          options={[
            ...markings.map((value) => ({ value, title: value })),
            { value: 'other' as const, title: 'Other…' },
          ]}
        />
        {marking === 'other' && (
          <TextField label="Marking in words" value={otherMarking} onValue={setOtherMarking} />
        )}
        <PathBox
          bridge={bridge}
          label="Folder"
          hint={path === '' ? 'The case becomes a folder inside this one.' : `The case will be ${path}`}
          value={folder}
          onValue={setFolder}
          request={{ want: 'folder', title: 'Where the case is kept' }}
        />
        <TextField
          label="Administrator"
          value={administrator}
          onValue={setAdministrator}
          hint="The first account. It adds the others and imports files; it does not tag or decide."
        />
        <TextField
          label="Password"
          type="password"
          value={password}
          onValue={setPassword}
          hint="At least 8 characters. It opens the encrypted case: without any account’s password nobody can."
          error={short ? 'At least 8 characters.' : undefined}
        />
        <TextField
          label="Password once more"
          type="password"
          value={again}
          onValue={setAgain}
          error={differ ? 'The two are not the same.' : undefined}
        />
      </div>
    </Dialog>
  )
}
