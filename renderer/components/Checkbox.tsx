import { type ReactNode, useEffect, useId, useRef } from 'react'
import css from './Choice.module.css'

export interface CheckboxProps {
  label: ReactNode
  hint?: ReactNode
  checked: boolean
  /** Some of what it stands for is on, some off. */
  mixed?: boolean
  disabled?: boolean
  onChecked: (checked: boolean) => void
}

export function Checkbox({
  label,
  hint,
  checked,
  mixed = false,
  disabled = false,
  onChecked,
}: CheckboxProps) {
  const id = useId()
  const ref = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (ref.current) ref.current.indeterminate = mixed
  }, [mixed])
  return (
    <div className={css.choice}>
      <input
        ref={ref}
        type="checkbox"
        id={id}
        checked={checked}
        disabled={disabled}
        aria-describedby={hint ? `${id}-hint` : undefined}
        onChange={(event) => onChecked(event.target.checked)}
      />
      <div>
        <label htmlFor={id}>{label}</label>
        {hint && (
          <p id={`${id}-hint`} className={css.hint}>
            {hint}
          </p>
        )}
      </div>
    </div>
  )
}
