import { useState } from 'react'
import { type ErrorShape, toErrorShape } from '../../../../shared/contract/error.ts'
import type { Source } from '../../../../shared/contract/source.ts'
import { call } from '../../../api/client.ts'
import { Banner } from '../../../components/Banner.tsx'
import { Button } from '../../../components/Button.tsx'
import { Dialog } from '../../../components/Dialog.tsx'
import { grouped } from '../../../components/progress-text.ts'
import { TextArea } from '../../../components/TextArea.tsx'
import { useStatus } from '../../../store/status.ts'
import { Rests } from './Rests.tsx'

/** Takes a source's rows out of every view and search, or puts them back; nothing is deleted either way. */
export function WithdrawDialog({ source, onClose }: { source: Source; onClose: () => void }) {
  const back = source.withdrawn !== null
  const [reason, setReason] = useState('')
  const [error, setError] = useState<ErrorShape | null>(null)
  const [busy, setBusy] = useState(false)
  const say = useStatus((status) => status.say)
  const rows = source.stored + source.recovered
  const submit = async () => {
    setBusy(true)
    try {
      await call(back ? 'source.reinstate' : 'source.withdraw', { source: source.id, reason: reason.trim() })
      say(back ? `Reinstated ${source.name}` : `Withdrew ${source.name}`)
      onClose()
    } catch (failure) {
      setError(toErrorShape(failure))
      setBusy(false)
    }
  }
  return (
    <Dialog
      title={`${back ? 'Reinstate' : 'Withdraw'} ${source.name}`}
      size="large"
      onClose={onClose}
      onSubmit={() => void submit()}
      actions={
        <>
          <Button onClick={onClose}>Leave it as it is</Button>
          <Button look={back ? 'primary' : 'danger'} type="submit" disabled={reason.trim() === '' || busy}>
            {back ? 'Reinstate' : 'Withdraw'} {grouped(rows)} rows
          </Button>
        </>
      }
    >
      {error !== null && <Banner kind="error" message={error.message} code={error.code} />}
      <p>
        {back
          ? 'Its rows come back into lists, searches, counts and reports.'
          : 'Its rows leave lists, searches, counts, reports and new bundles. Nothing is deleted: tags and citations stay on record, and it can be reinstated.'}
      </p>
      <Rests source={source.id} />
      <TextArea
        label={back ? 'Why it is reinstated' : 'Why it is withdrawn'}
        data-autofocus
        value={reason}
        onValue={setReason}
        rows={2}
        maxLength={2000}
        required
      />
    </Dialog>
  )
}
