import { useState } from 'react'
import { outcomeKind, type Person } from '../../../shared/contract/attribution.ts'
import { call } from '../../api/client.ts'
import { Button } from '../../components/Button.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { Select } from '../../components/Select.tsx'
import { TextField } from '../../components/TextField.tsx'
import { useNotice } from '../../store/notice.ts'
import { DayField } from './DayField.tsx'
import { dayOf } from './day.ts'
import css from './Handles.module.css'

/** Records what became of a person. */
export function OutcomeDialog({ person, onClose }: { person: Person; onClose: () => void }) {
  const [kind, setKind] = useState<(typeof outcomeKind.options)[number]>('arrested')
  const [day, setDay] = useState('')
  const [note, setNote] = useState('')
  const attempt = useNotice((notice) => notice.attempt)
  const ready = dayOf(day).error === undefined
  const add = () => {
    if (!ready) return
    onClose()
    void attempt(() => call('outcome.add', { person: person.id, kind, day: dayOf(day).day, note }))
  }
  return (
    <Dialog
      title={`Outcome of ${person.name}`}
      size="small"
      onClose={onClose}
      onSubmit={add}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" type="submit" disabled={!ready}>
            Add
          </Button>
        </>
      }
    >
      <div className={css.propose}>
        <Select
          label="Outcome"
          value={kind}
          onValue={setKind}
          options={outcomeKind.options.map((value) => ({ value, title: value }))}
        />
        <DayField label="Day" value={day} onValue={setDay} hint="Empty: not known." />
        <TextField label="Note" value={note} onValue={setNote} hint="Court, offence, sentence." />
      </div>
    </Dialog>
  )
}
