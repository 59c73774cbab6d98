import { type ReactNode, useId } from 'react'
import css from './Choice.module.css'

export interface RadioOption<Value extends string> {
  readonly value: Value
  readonly title: ReactNode
  /** What choosing it would change. */
  readonly hint?: ReactNode
  readonly disabled?: boolean
}

export interface RadioGroupProps<Value extends string> {
  label: ReactNode
  options: readonly RadioOption<Value>[]
  value: Value | null
  onValue: (value: Value) => void
  /** Side by side instead of one under the other. */
  inline?: boolean
}

export function RadioGroup<Value extends string>(props: RadioGroupProps<Value>) {
  const { label, options, value, onValue, inline = false } = props
  const name = useId()
  return (
    <fieldset>
      <legend className={css.legend}>{label}</legend>
      <div className={inline ? css.inline : css.stack}>
        {options.map((option) => {
          const id = `${name}-${option.value}`
          return (
            <div key={option.value} className={css.choice}>
              <input
                type="radio"
                id={id}
                name={name}
                checked={option.value === value}
                disabled={option.disabled}
                aria-describedby={option.hint ? `${id}-hint` : undefined}
                onChange={() => onValue(option.value)}
              />
              <div>
                <label htmlFor={id}>{option.title}</label>
                {option.hint && (
                  <p id={`${id}-hint`} className={css.hint}>
                    {option.hint}
                  </p>
                )}
              </div>
            </div>
          )
        })}
      </div>
    </fieldset>
  )
}
