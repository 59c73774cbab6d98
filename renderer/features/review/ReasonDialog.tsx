import { useState } from 'react'
import { Button } from '../../components/Button.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { TextArea } from '../../components/TextArea.tsx'

interface Props {
  decision: 'return' | 'reject'
  onReason: (reason: string) => void
  onClose: () => void
}

const titles = { return: 'Return with a reason', reject: 'Reject the attribution' } as const

/** Why something goes back: its author reads this sentence, and so may a court. */
export function ReasonDialog({ decision, onReason, onClose }: Props) {
  const [reason, setReason] = useState('')
  const ready = reason.trim() !== ''
  return (
    <Dialog
      title={titles[decision]}
      size="small"
      onClose={onClose}
      onSubmit={() => ready && onReason(reason.trim())}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" type="submit" disabled={!ready}>
            {decision === 'return' ? 'Return' : 'Reject'}
          </Button>
        </>
      }
    >
      <TextArea
        label="Reason"
        hint="What is wrong, and what would make it right. Ctrl+Enter sends it."
        autoFocus
        rows={4}
        value={reason}
        onValue={setReason}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && ready) onReason(reason.trim())
        }}
      />
    </Dialog>
  )
}
