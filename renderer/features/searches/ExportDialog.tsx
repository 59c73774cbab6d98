import { useState } from 'react'
import { type ErrorShape, toErrorShape } from '../../../shared/contract/error.ts'
import type { SearchEntry } from '../../../shared/contract/search-record.ts'
import { bridge } from '../../api/bridge.ts'
import { call } from '../../api/client.ts'
import { Button } from '../../components/Button.tsx'
import { Checkbox } from '../../components/Checkbox.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { PathBox } from '../../components/PathBox.tsx'
import { ExportJob } from './ExportJob.tsx'

interface Props {
  /** Null: every search of the case. */
  searches: readonly SearchEntry[] | null
  onClose: () => void
}

/** Writes the disclosure record of searches: a page to read and a table of the same cells. */
export function ExportDialog({ searches, onClose }: Props) {
  const [path, setPath] = useState('')
  const [compare, setCompare] = useState(false)
  const [error, setError] = useState<ErrorShape | null>(null)
  const [job, setJob] = useState<string | null>(null)
  const [only] = searches ?? []
  const title = `Disclosure record of ${searches === null ? 'all searches' : `search ${only?.number ?? ''}`}`
  if (job !== null) {
    return (
      <ExportJob
        title={title}
        job={job}
        onClose={onClose}
        onFailed={(failure) => {
          setError(failure)
          setJob(null)
        }}
      />
    )
  }
  const write = async () => {
    if (path.trim() === '') return
    setError(null)
    try {
      const wanted = searches === null ? null : searches.map(({ search }) => search)
      // The system's dialog proposes an ending; the files have their own.
      const plain = path.replace(/\.(csv|html)$/i, '')
      setJob((await call('search.export', { path: plain, searches: wanted, compare })).job)
    } catch (failure) {
      setError(toErrorShape(failure))
    }
  }
  return (
    <Dialog
      title={title}
      onClose={onClose}
      onSubmit={() => void write()}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" type="submit" disabled={path.trim() === ''}>
            Write the record
          </Button>
        </>
      }
    >
      <PathBox
        bridge={bridge}
        label="Files to write"
        hint="Two files that do not exist yet: .html to read and .csv to work with. Each search with its text, what it was read as, what was searched, its counts, who ran it and when, and what was opened from it."
        autoFocus
        value={path}
        onValue={setPath}
        error={error?.message}
        request={{ want: 'save', title: 'Record of searches', name: 'searches.html', extensions: ['html'] }}
      />
      <Checkbox
        label="Run each again and say what changed"
        hint="Each run is kept in the record as a search of its own. Many searches take a while."
        checked={compare}
        onChecked={setCompare}
      />
    </Dialog>
  )
}
