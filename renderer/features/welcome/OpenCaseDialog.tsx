import { useState } from 'react'
import { type ErrorShape, toErrorShape } from '../../../shared/contract/error.ts'
import { bridge } from '../../api/bridge.ts'
import { call } from '../../api/client.ts'
import { Button } from '../../components/Button.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { PathBox } from '../../components/PathBox.tsx'

/** Opens a case folder; the log-in comes next. */
export function OpenCaseDialog({ onClose }: { onClose: () => void }) {
  const [path, setPath] = useState('')
  const [error, setError] = useState<ErrorShape | null>(null)
  const open = async () => {
    try {
      await call('case.open', { path })
    } catch (failure) {
      setError(toErrorShape(failure))
    }
  }
  return (
    <Dialog
      title="Open a case"
      onClose={onClose}
      onSubmit={() => void open()}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" type="submit" disabled={path.trim() === ''}>
            Open
          </Button>
        </>
      }
    >
      <PathBox
        bridge={bridge}
        label="Case folder"
        hint="A folder whose name ends in .winnow."
        autoFocus
        value={path}
        onValue={setPath}
        error={error?.message}
        request={{ want: 'folder', title: 'Open a case' }}
      />
    </Dialog>
  )
}
