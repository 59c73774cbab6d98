import { useState } from 'react'
import { type ErrorShape, toErrorShape } from '../../../shared/contract/error.ts'
import type { SearchEntry } from '../../../shared/contract/search-record.ts'
import { bridge } from '../../api/bridge.ts'
import { call } from '../../api/client.ts'
import { Button } from '../../components/Button.tsx'
import { Checkbox } from '../../components/Checkbox.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { PathBox } from '../../components/PathBox.tsx'
import { grouped } from '../../components/progress-text.ts'
import { useStatus } from '../../store/status.ts'

interface Props {
  /** Null: every search of the case. */
  searches: readonly SearchEntry[] | null
  onClose: () => void
}

/** Writes the disclosure record of searches: a page to read and a table of the same cells. */
export function ExportDialog({ searches, onClose }: Props) {
  const [path, setPath] = useState('')
  const [compare, setCompare] = useState(false)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<ErrorShape | null>(null)
  const say = useStatus((status) => status.say)
  const [only] = searches ?? []
  const what = searches === null ? 'all searches' : `search ${only?.number ?? ''}`
  const write = async () => {
    setBusy(true)
    try {
      const wanted = searches === null ? null : searches.map(({ search }) => search)
      // The system's dialog proposes an ending; the files have their own.
      const written = await call('search.export', {
        path: path.replace(/\.(csv|html)$/i, ''),
        searches: wanted,
        compare,
      })
      say(
        `${grouped(written.searches)} ${written.searches === 1 ? 'search' : 'searches'} written to ${written.files.map((file) => file.path).join(' and ')}`,
      )
      onClose()
    } catch (failure) {
      setError(toErrorShape(failure))
      setBusy(false)
    }
  }
  return (
    <Dialog
      title={`Disclosure record of ${what}`}
      onClose={onClose}
      onSubmit={() => void write()}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" type="submit" disabled={busy || path.trim() === ''}>
            {busy ? 'Writing…' : 'Write the record'}
          </Button>
        </>
      }
    >
      <PathBox
        bridge={bridge}
        label="Files to write"
        hint="Two files that do not exist yet, .html to read and .csv to work with: text, meaning, scope, counts, who, when, digest, what was opened."
        autoFocus
        value={path}
        onValue={setPath}
        error={error?.message}
        request={{ want: 'save', title: 'Record of searches', name: 'searches.html', extensions: ['html'] }}
      />
      <Checkbox
        label="Run each again and say what changed"
        hint="Each run is logged as a search of its own. Many searches take a while."
        checked={compare}
        onChecked={setCompare}
      />
    </Dialog>
  )
}
