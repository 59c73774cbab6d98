import { useState } from 'react'
import { bridge } from '../../api/bridge.ts'
import { useCall } from '../../api/useCall.ts'
import { Banner } from '../../components/Banner.tsx'
import { Button } from '../../components/Button.tsx'
import { PathBox } from '../../components/PathBox.tsx'
import { useRoutes } from '../../store/route.ts'
import { useMay } from '../../store/session.ts'
import css from './Import.module.css'
import { ImportForm } from './ImportForm.tsx'
import { ImportJob } from './ImportJob.tsx'

/** From a file to its ledger: choose, look, declare, import. */
export function Import({ path }: { path: string | null }) {
  const [typed, setTyped] = useState(path ?? '')
  const [started, setStarted] = useState<{ job: string; path: string } | null>(null)
  // Asked for anew (path null), the screen is free for the next file; coming back finds the import again.
  const job = started !== null && started.path === path ? started.job : null
  const amend = useRoutes((routes) => routes.amend)
  const allowed = useMay('import')
  const {
    data: preview,
    error,
    loading,
  } = useCall('import.inspect', path === null || job !== null ? null : { path })
  if (!allowed) {
    return (
      <div className={css.page}>
        <Banner
          kind="info"
          message="Files are imported by an administrator or a supervisor of a case that is open for writing."
        />
      </div>
    )
  }
  if (job !== null)
    return (
      <ImportJob job={job} onAnother={() => [setStarted(null), setTyped(''), amend({ screen: 'import' })]} />
    )
  return (
    <div className={css.page}>
      <form
        className={css.choose}
        onSubmit={(event) => {
          event.preventDefault()
          if (typed.trim() !== '') amend({ screen: 'import', path: typed })
        }}
      >
        <PathBox
          bridge={bridge}
          label="File to import"
          hint="CSV with any delimiter, JSON Lines or a JSON array; recognised by its content, whatever its name."
          autoFocus={path === null}
          value={typed}
          onValue={setTyped}
          error={error === null ? undefined : `${error.message} (${error.code})`}
          request={{ want: 'file', title: 'File to import' }}
        />
        <Button
          look={preview === null ? 'primary' : 'plain'}
          type="submit"
          disabled={typed.trim() === '' || loading}
        >
          {loading ? 'Looking…' : 'Look at it'}
        </Button>
      </form>
      {/* An answer about the file asked for before stays until the next one comes: it is not this file's. */}
      {preview !== null && path !== null && !loading && error === null && (
        <ImportForm key={path} first={preview} onStarted={(id) => setStarted({ job: id, path })} />
      )}
    </div>
  )
}
