import { useState } from 'react'
import type { Person } from '../../../shared/contract/attribution.ts'
import { call } from '../../api/client.ts'
import { Button } from '../../components/Button.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { Select } from '../../components/Select.tsx'
import { TextField } from '../../components/TextField.tsx'
import { useNotice } from '../../store/notice.ts'
import { DayField } from './DayField.tsx'
import { dayOf } from './day.ts'
import css from './Handles.module.css'

/** Records what was seized; cash is a commodity with an amount of money. */
export function SeizureDialog({ people, onClose }: { people: readonly Person[]; onClose: () => void }) {
  const [commodity, setCommodity] = useState('')
  const [amount, setAmount] = useState('')
  const [unit, setUnit] = useState('kg')
  const [day, setDay] = useState('')
  const [person, setPerson] = useState('')
  const [note, setNote] = useState('')
  const attempt = useNotice((notice) => notice.attempt)
  const number = Number(amount.replaceAll(',', ''))
  const ready = commodity.trim() !== '' && number > 0 && unit.trim() !== '' && dayOf(day).error === undefined
  const add = () => {
    if (!ready) return
    onClose()
    void attempt(() =>
      call('seizure.add', {
        commodity: commodity.trim(),
        amount: number,
        unit,
        day: dayOf(day).day,
        person: person === '' ? null : Number(person),
        note,
      }),
    )
  }
  return (
    <Dialog
      title="Add a seizure"
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
        <TextField
          label="Commodity"
          autoFocus
          value={commodity}
          onValue={setCommodity}
          hint="cocaine, heroin, cannabis, cash …"
        />
        <div className={css.row}>
          <TextField label="Amount" inputMode="decimal" value={amount} onValue={setAmount} />
          <TextField label="Unit" value={unit} onValue={setUnit} hint="kg, g, tablets, GBP, EUR" />
          <DayField label="Day" value={day} onValue={setDay} />
        </div>
        <Select
          label="From"
          value={person}
          onValue={setPerson}
          options={[
            { value: '', title: 'nobody named' },
            ...people.map(({ id, name }) => ({ value: String(id), title: name })),
          ]}
        />
        <TextField label="Note" value={note} onValue={setNote} />
      </div>
    </Dialog>
  )
}
