import type { ComponentProps } from 'react'
import { Field, type FieldText } from './Field.tsx'
import css from './Input.module.css'

export interface Option<Value extends string> {
  readonly value: Value
  readonly title: string
  readonly disabled?: boolean
  /** Heading under which it stands among its neighbours with the same. */
  readonly group?: string
}

export interface SelectProps<Value extends string>
  extends FieldText,
    Omit<ComponentProps<'select'>, 'id' | 'onChange' | 'value' | 'children'> {
  value: Value | null
  options: readonly Option<Value>[]
  onValue: (value: Value) => void
  /** Shown while nothing is chosen. */
  placeholder?: string
}

/** The system's own drop-down: it types ahead, it scrolls, and every screen reader knows it. */
export function Select<Value extends string>(props: SelectProps<Value>) {
  const { label, hint, error, labelHidden, className, value, options, onValue, placeholder, ...rest } = props
  return (
    <Field label={label} hint={hint} error={error} labelHidden={labelHidden} className={className}>
      {(control) => (
        <select
          className={css.input}
          value={value ?? ''}
          onChange={(event) => {
            const chosen = options.find((option) => option.value === event.target.value)
            if (chosen) onValue(chosen.value)
          }}
          {...rest}
          {...control}
        >
          {value === null && <option value="">{placeholder ?? 'Choose…'}</option>}
          {grouped(options).map(({ group, members }) =>
            group === undefined ? (
              members.map(optionOf)
            ) : (
              <optgroup key={group} label={group}>
                {members.map(optionOf)}
              </optgroup>
            ),
          )}
        </select>
      )}
    </Field>
  )
}

function optionOf<Value extends string>({ value, title, disabled }: Option<Value>) {
  return (
    <option key={value} value={value} disabled={disabled}>
      {title}
    </option>
  )
}

/** Neighbours with one heading, together. */
function grouped<Value extends string>(options: readonly Option<Value>[]) {
  const groups: { group: string | undefined; members: Option<Value>[] }[] = []
  for (const option of options) {
    const last = groups.at(-1)
    if (last !== undefined && last.group === option.group) last.members.push(option)
    else groups.push({ group: option.group, members: [option] })
  }
  return groups
}
