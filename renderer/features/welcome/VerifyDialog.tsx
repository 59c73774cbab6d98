import { useState } from 'react'
import { bridge } from '../../api/bridge.ts'
import { useVerify } from '../../api/useVerify.ts'
import { Button } from '../../components/Button.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { PathBox } from '../../components/PathBox.tsx'
import { VerifyReport } from '../../components/VerifyReport.tsx'
import css from './Welcome.module.css'

/** Checks a bundle without any case: what a court's officer needs. */
export function VerifyDialog({ onClose }: { onClose: () => void }) {
  const [folder, setFolder] = useState('')
  const { verify, checking, result, error } = useVerify()
  return (
    <Dialog
      title="Verify a bundle"
      onClose={onClose}
      onSubmit={() => void verify(folder)}
      actions={
        <>
          <Button onClick={onClose}>Close</Button>
          <Button look="primary" type="submit" disabled={folder.trim() === '' || checking}>
            {checking ? 'Checking…' : 'Verify'}
          </Button>
        </>
      }
    >
      <div className={css.form}>
        <PathBox
          bridge={bridge}
          label="Bundle folder"
          hint="The folder that holds bagit.txt."
          autoFocus
          value={folder}
          onValue={setFolder}
          error={error?.message}
          request={{ want: 'folder', title: 'Verify a bundle' }}
        />
        {result !== null && <VerifyReport result={result} />}
      </div>
    </Dialog>
  )
}
