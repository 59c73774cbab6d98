import { useState } from 'react'
import { type ErrorShape, toErrorShape } from '../../../shared/contract/error.ts'
import { useCall } from '../../api/useCall.ts'
import { Banner } from '../../components/Banner.tsx'
import { Button } from '../../components/Button.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { HandleName } from '../../components/HandleName.tsx'
import { TextArea } from '../../components/TextArea.tsx'
import { TimeText } from '../../components/TimeText.tsx'
import { VisibleText } from '../../components/VisibleText.tsx'
import { usePreferences } from '../../store/preferences.ts'
import { joinRows, splitRow } from '../../store/twins.ts'
import css from './Inspector.module.css'

interface Props {
  what: 'join' | 'split'
  messages: readonly number[]
  onClose: () => void
}

/** Shown of many rows. */
const shown = 12

/** Says that rows are one message, or that a row is one of its own; with a note, which is kept on record. */
export function TwinDialog({ what, messages, onClose }: Props) {
  const [note, setNote] = useState('')
  const [error, setError] = useState<ErrorShape | null>(null)
  const [busy, setBusy] = useState(false)
  const submit = async () => {
    const [first] = messages
    if (first === undefined) return
    setBusy(true)
    try {
      await (what === 'join' ? joinRows(messages, note.trim()) : splitRow(first, note.trim()))
      onClose()
    } catch (failure) {
      setError(toErrorShape(failure))
      setBusy(false)
    }
  }
  return (
    <Dialog
      title={what === 'join' ? `Join ${messages.length} rows as one message` : 'Split this row off'}
      onClose={onClose}
      onSubmit={() => void submit()}
      actions={
        <>
          <Button onClick={onClose}>Leave them as they are</Button>
          <Button look="primary" type="submit" disabled={note.trim() === '' || busy}>
            {what === 'join' ? 'Join' : 'Split'}
          </Button>
        </>
      }
    >
      {error !== null && <Banner kind="error" message={error.message} code={error.code} />}
      <p>
        {what === 'join'
          ? 'They are linked, never merged: each stays a row of its own, and together they count as one message.'
          : 'It will count as a message of its own, whatever the rule says. The other rows stay together.'}
      </p>
      <ul className={css.rows}>
        {messages.slice(0, shown).map((id) => (
          <RowOf key={id} id={id} />
        ))}
        {messages.length > shown && <li className={css.aside}>and {messages.length - shown} more</li>}
      </ul>
      <TextArea
        label="Why"
        hint="Kept in the audit with your name."
        data-autofocus
        value={note}
        onValue={setNote}
        rows={2}
        maxLength={1900}
        required
      />
    </Dialog>
  )
}

function RowOf({ id }: { id: number }) {
  const { data } = useCall('message.get', { id })
  const zone = usePreferences((preferences) => preferences.zone)
  if (data === null) return <li className={css.aside}>…</li>
  return (
    <li>
      <TimeText utc={data.sentAt} zone={zone} given={data.timeText} />{' '}
      <HandleName name={data.sender?.name ?? null} />: <VisibleText text={(data.body ?? '').slice(0, 120)} />{' '}
      <span className={css.aside}>
        <bdi>{data.address.file}</bdi>, row {data.address.row}
      </span>
    </li>
  )
}
