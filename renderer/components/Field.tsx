import { CircleAlert } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import { cx } from './cx.ts'
import css from './Field.module.css'

export interface FieldText {
  label: ReactNode
  /** What to type, before anything is wrong. */
  hint?: ReactNode
  /** What is wrong and what to do; the field is then marked invalid. */
  error?: string | undefined
  /** Keeps the label for screen readers only, where the place on screen says the same. */
  labelHidden?: boolean | undefined
}

export interface FieldControl {
  id: string
  'aria-describedby': string | undefined
  'aria-invalid': true | undefined
}

export interface FieldProps extends FieldText {
  className?: string | undefined
  children: (control: FieldControl) => ReactNode
}

/** A label, its control, a hint and an error, joined for screen readers. */
export function Field({ label, hint, error, labelHidden = false, className, children }: FieldProps) {
  const id = useId()
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <div className={cx(css.field, className)}>
      <label htmlFor={id} className={labelHidden ? 'visually-hidden' : css.label}>
        {label}
      </label>
      {children({ id, 'aria-describedby': described || undefined, 'aria-invalid': error ? true : undefined })}
      {hint && (
        <p id={`${id}-hint`} className={css.hint}>
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className={css.error} role="alert">
          <CircleAlert size={14} aria-hidden />
          {error}
        </p>
      )}
    </div>
  )
}
