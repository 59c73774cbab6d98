import type { ComponentProps } from 'react'
import { cx } from './cx.ts'
import { Field, type FieldText } from './Field.tsx'
import css from './Input.module.css'

export interface TextFieldProps
  extends FieldText,
    Omit<ComponentProps<'input'>, 'id' | 'onChange' | 'value'> {
  value: string
  onValue: (value: string) => void
  /** For handles, serials and addresses. */
  mono?: boolean
}

export function TextField(props: TextFieldProps) {
  const { label, hint, error, labelHidden, className, value, onValue, mono, ...rest } = props
  return (
    <Field label={label} hint={hint} error={error} labelHidden={labelHidden} className={className}>
      {(control) => (
        <input
          type="text"
          autoComplete="off"
          spellCheck={false}
          className={cx(css.input, mono && css.mono)}
          value={value}
          onChange={(event) => onValue(event.target.value)}
          {...rest}
          {...control}
        />
      )}
    </Field>
  )
}
