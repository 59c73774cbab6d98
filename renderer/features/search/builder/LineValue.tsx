import { parsePeriod } from '../../../../shared/query/period.ts'
import { TextField } from '../../../components/TextField.tsx'
import css from './Builder.module.css'
import { Choices } from './Choices.tsx'
import type { Line } from './lines.ts'
import { NamesField } from './NamesField.tsx'
import type { WhatSaid } from './vocabulary.ts'

export interface LineValueProps {
  line: Line
  said: WhatSaid
  onLine: (line: Line) => void
}

/** What is filled into a line. */
export function LineValue({ line, said, onLine }: LineValueProps) {
  const { what, value, second, count } = line
  const put = (part: Partial<Line>) => onLine({ ...line, ...part })
  switch (said.input) {
    case 'words':
      return text(said.title, value, (next) => put({ value: next }), said.hint)
    case 'near':
      return (
        <>
          {text('One side: any of these words', value, (next) => put({ value: next }), 'wagon artic')}
          <span>within</span>
          {number('Most words between them', count, 0, (next) => put({ count: next }))}
          <span>words of</span>
          {text('Other side: any of these words', second, (next) => put({ second: next }), 'dover')}
        </>
      )
    case 'some':
      return (
        <>
          <span>at least</span>
          {number('How many of them at least', count, 1, (next) => put({ count: next }))}
          <span>of</span>
          {text('Words, some of which must be there', value, (next) => put({ value: next }), said.hint)}
        </>
      )
    case 'names':
      return (
        <NamesField
          line={line}
          label={said.title}
          hint={said.hint}
          onValue={(next) => put({ value: next })}
        />
      )
    case 'choice':
      return <Choices what={what} label={said.title} value={value} onValue={(next) => put({ value: next })} />
    case 'period':
      return text(
        said.title,
        value,
        (next) => put({ value: next }),
        said.hint,
        what === 'on' ? wrongDate(value) : undefined,
      )
    case 'between':
      return (
        <>
          {text('Sent after', value, (next) => put({ value: next }), said.hint, wrongDate(value))}
          <span>and</span>
          {text(
            'Sent before',
            second,
            (next) => put({ second: next }),
            '2020-05-01T09:00',
            wrongDate(second),
          )}
        </>
      )
  }
}

function text(label: string, value: string, onValue: (value: string) => void, hint: string, error?: string) {
  return (
    <TextField
      label={label}
      labelHidden
      mono
      value={value}
      placeholder={hint}
      onValue={onValue}
      error={error}
      maxLength={2000}
      className={css.text}
    />
  )
}

function number(label: string, value: number, least: number, onValue: (value: number) => void) {
  return (
    <TextField
      label={label}
      labelHidden
      type="number"
      min={least}
      max={999}
      value={String(value)}
      onValue={(typed) => onValue(Math.max(least, Math.min(999, Math.trunc(Number(typed)) || least)))}
      className={css.number}
    />
  )
}

function wrongDate(value: string): string | undefined {
  const period = value.trim() === '' ? null : parsePeriod(value)
  return typeof period === 'string' ? period : undefined
}
