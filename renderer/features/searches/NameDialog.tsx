import { useState } from 'react'
import type { SearchRecord } from '../../../shared/contract/search-record.ts'
import { call } from '../../api/client.ts'
import { Button } from '../../components/Button.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { TextField } from '../../components/TextField.tsx'
import { useNotice } from '../../store/notice.ts'

/** Gives a search that was run a name, or takes it away. */
export function NameDialog({ record, onClose }: { record: SearchRecord; onClose: () => void }) {
  const [name, setName] = useState(record.name ?? '')
  const save = () =>
    void useNotice.getState().attempt(async () => {
      await call('search.name', { search: record.search, name: name.trim() })
      onClose()
    })
  return (
    <Dialog
      title={`Name search ${record.number}`}
      size="small"
      onClose={onClose}
      onSubmit={save}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" type="submit">
            {name.trim() === '' ? 'Take the name away' : 'Name it'}
          </Button>
        </>
      }
    >
      <TextField
        label="Name"
        hint="By which it is found again, and called in the disclosure record. Leave it empty for none."
        maxLength={200}
        data-autofocus
        value={name}
        onValue={setName}
      />
    </Dialog>
  )
}
