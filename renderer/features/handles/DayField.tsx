import { useState } from 'react'
import type { FieldText } from '../../components/Field.tsx'
import { TextField } from '../../components/TextField.tsx'
import { dayOf } from './day.ts'

interface Props extends FieldText {
  value: string
  onValue: (text: string) => void
}

/** A day as it is written in the United Kingdom, day first; the browser's own field follows the station's locale. */
export function DayField({ value, hint, onValue, ...text }: Props) {
  const [left, setLeft] = useState(false)
  const day = dayOf(value)
  return (
    <TextField
      {...text}
      value={value}
      onValue={onValue}
      onBlur={() => setLeft(true)}
      onFocus={() => setLeft(false)}
      placeholder="14/4/2020"
      hint={day.title ?? hint}
      error={left ? day.error : undefined}
    />
  )
}
