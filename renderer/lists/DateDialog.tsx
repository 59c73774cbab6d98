import { useState } from 'react'
import { type ShownZone, zoneLabel } from '../../shared/domain/time-display.ts'
import { Button } from '../components/Button.tsx'
import { Dialog } from '../components/Dialog.tsx'
import { TextField } from '../components/TextField.tsx'
import { momentOf } from './moment.ts'

export interface DateDialogProps {
  zone: ShownZone
  /** What was typed before it opened. */
  first?: string
  /** Where one stands, UTC ms: a day without a year is the nearest to it. */
  near?: number | null
  /** The first instant of what was typed, UTC ms. */
  onDate: (at: number) => void
  onClose: () => void
}

/** Asks for a day or a time to jump to. */
export function DateDialog({ zone, first = '', near = null, onDate, onClose }: DateDialogProps) {
  const [text, setText] = useState(first)
  const [error, setError] = useState<string>()
  const submit = () => {
    const moment = momentOf(text, zone, near)
    if (typeof moment === 'string') return setError(moment)
    onDate(moment.at)
    onClose()
  }
  const seen = text.trim() === '' ? null : momentOf(text, zone, near)
  return (
    <Dialog
      title="Jump to a date"
      size="small"
      onClose={onClose}
      onSubmit={submit}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" type="submit">
            Jump
          </Button>
        </>
      }
    >
      <TextField
        label={`Date, by the clock of ${zone === 'UTC' ? 'UTC' : 'London'}`}
        hint={
          seen !== null && typeof seen !== 'string'
            ? `${seen.title}, ${zoneLabel(seen.at, zone)}`
            : near === null
              ? 'As 2020-04-14, 14/4/2020, 2020-04 or 2020-04-14 09:00'
              : 'As 2020-04-14, 14/4/2020, 14/4, 2020-04 or 2020-04-14 09:00'
        }
        error={error}
        value={text}
        onValue={(next) => {
          setText(next)
          setError(undefined)
        }}
        data-autofocus
      />
    </Dialog>
  )
}
