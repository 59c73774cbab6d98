import { useCallback, useState } from 'react'
import { Button } from '../../components/Button.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { TextField } from '../../components/TextField.tsx'
import { useNotice } from '../../store/notice.ts'
import { useOwn } from '../../store/own.ts'
import { around, copyWithContext, useCopyCommands } from './useCopyCommands.ts'

/** What can be copied of a message, wherever messages are read. */
export function CopyCommands() {
  const [asking, setAsking] = useState(false)
  useCopyCommands(useCallback(() => setAsking(true), []))
  return asking ? <CopyDialog onClose={() => setAsking(false)} /> : null
}

/** Rows around a copied message, at most. */
const most = 50

/** A whole number from 0 to the most; null: what was typed is none. */
function rowsOf(text: string): number | null {
  const rows = Number(text)
  return /^\d+$/.test(text.trim()) && rows <= most ? rows : null
}

function CopyDialog({ onClose }: { onClose: () => void }) {
  const [before, setBefore] = useState(() => String(around().before))
  const [after, setAfter] = useState(() => String(around().after))
  const [error, setError] = useState<string>()
  const submit = () => {
    const wanted = { before: rowsOf(before), after: rowsOf(after) }
    if (wanted.before === null || wanted.after === null) return setError(`Write numbers from 0 to ${most}.`)
    const { setView } = useOwn.getState()
    setView('copy.before', wanted.before)
    setView('copy.after', wanted.after)
    const chosen = { before: wanted.before, after: wanted.after }
    onClose()
    void useNotice.getState().attempt(() => copyWithContext(chosen))
  }
  return (
    <Dialog
      title="Copy with what was said around it"
      size="small"
      onClose={onClose}
      onSubmit={submit}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" type="submit">
            Copy
          </Button>
        </>
      }
    >
      <TextField
        label="Rows before"
        value={before}
        onValue={setBefore}
        error={error}
        inputMode="numeric"
        data-autofocus
      />
      <TextField label="Rows after" value={after} onValue={setAfter} inputMode="numeric" />
      <p>
        Each row comes with its address, its time with the zone, and the hash of its file; as text and as a
        table. The audit keeps what was copied and by whom.
      </p>
    </Dialog>
  )
}
