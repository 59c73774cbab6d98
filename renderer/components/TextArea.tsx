import type { ComponentProps } from 'react'
import { Field, type FieldText } from './Field.tsx'
import css from './Input.module.css'

export interface TextAreaProps
  extends FieldText,
    Omit<ComponentProps<'textarea'>, 'id' | 'onChange' | 'value'> {
  value: string
  onValue: (value: string) => void
}

export function TextArea(props: TextAreaProps) {
  const { label, hint, error, labelHidden, className, value, onValue, ...rest } = props
  return (
    <Field label={label} hint={hint} error={error} labelHidden={labelHidden} className={className}>
      {(control) => (
        <textarea
          rows={3}
          className={css.input}
          value={value}
          onChange={(event) => onValue(event.target.value)}
          {...rest}
          {...control}
        />
      )}
    </Field>
  )
}
