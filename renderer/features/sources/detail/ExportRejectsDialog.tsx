import { useState } from 'react'
import { type ErrorShape, toErrorShape } from '../../../../shared/contract/error.ts'
import type { Source } from '../../../../shared/contract/source.ts'
import { bridge } from '../../../api/bridge.ts'
import { call } from '../../../api/client.ts'
import { Button } from '../../../components/Button.tsx'
import { Dialog } from '../../../components/Dialog.tsx'
import { PathBox } from '../../../components/PathBox.tsx'
import { grouped } from '../../../components/progress-text.ts'
import { useStatus } from '../../../store/status.ts'

/** Writes a file's rejected rows to a CSV of their own. */
export function ExportRejectsDialog({ source, onClose }: { source: Source; onClose: () => void }) {
  const [path, setPath] = useState('')
  const [error, setError] = useState<ErrorShape | null>(null)
  const say = useStatus((status) => status.say)
  const write = async () => {
    try {
      const { rows } = await call('source.exportRejects', { source: source.id, path })
      say(`${grouped(rows)} rejected rows written to ${path}`)
      onClose()
    } catch (failure) {
      setError(toErrorShape(failure))
    }
  }
  return (
    <Dialog
      title={`Export the rejected rows of ${source.name}`}
      onClose={onClose}
      onSubmit={() => void write()}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" type="submit" disabled={path.trim() === ''}>
            Write {grouped(source.rejected - source.recovered)} rows
          </Button>
        </>
      }
    >
      <PathBox
        bridge={bridge}
        label="File to write"
        hint="A CSV that does not exist yet: row, line, reason, detail, raw text."
        autoFocus
        value={path}
        onValue={setPath}
        error={error?.message}
        request={{
          want: 'save',
          title: 'Rejected rows',
          name: `${source.name}-rejected.csv`,
          extensions: ['csv'],
        }}
      />
    </Dialog>
  )
}
