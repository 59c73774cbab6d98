import { useEffect, useState } from 'react'
import { bridge } from '../../api/bridge.ts'
import { useVerify } from '../../api/useVerify.ts'
import { Button } from '../../components/Button.tsx'
import { PathBox } from '../../components/PathBox.tsx'
import { VerifyReport } from '../../components/VerifyReport.tsx'
import css from './Bundles.module.css'

/** Checks a bundle's folder; one that was just named is checked at once. */
export function VerifyForm({ folder: named, onClose }: { folder: string; onClose: () => void }) {
  const [folder, setFolder] = useState(named)
  const { verify, checking, result, error } = useVerify()
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, for the folder it was opened with
  useEffect(() => {
    if (named !== '') void verify(named)
  }, [named])
  return (
    <form
      aria-label="Verify a bundle"
      className={css.verify}
      onSubmit={(event) => {
        event.preventDefault()
        void verify(folder)
      }}
    >
      <PathBox
        bridge={bridge}
        label="Bundle folder"
        hint="The folder that holds bagit.txt."
        autoFocus={named === ''}
        value={folder}
        onValue={setFolder}
        error={error?.message}
        request={{ want: 'folder', title: 'Verify a bundle' }}
      />
      <span className={css.actions}>
        <Button onClick={onClose}>Close</Button>
        <Button look="primary" type="submit" disabled={folder.trim() === '' || checking}>
          {checking ? 'Checking…' : 'Verify'}
        </Button>
      </span>
      {result !== null && <VerifyReport result={result} />}
    </form>
  )
}
