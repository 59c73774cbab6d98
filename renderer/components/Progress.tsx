import { Button } from './Button.tsx'
import css from './Progress.module.css'
import { durationText, grouped, percentText, rateText } from './progress-text.ts'

export interface ProgressProps {
  /** What is being done: "Importing messages.csv". */
  label: string
  /** What it is at right now: "placing rows". */
  step?: string | undefined
  done: number
  /** Null while it is not known; the bar then only says that work goes on. */
  total: number | null
  unit: string
  /** Rows a second, whatever the unit; null until there is one. */
  rate?: number | null
  /** Seconds left, an estimate; null until there is one. */
  left?: number | null
  onCancel?: (() => void) | undefined
  cancelTitle?: string
}

export function Progress(props: ProgressProps) {
  const { label, step, done, total, unit, rate, left, onCancel, cancelTitle = 'Cancel' } = props
  const facts = [
    total === null ? `${grouped(done)} ${unit}` : `${grouped(done)} of ${grouped(total)} ${unit}`,
    rate ? (unit === 'rows' ? rateText(rate) : rateText(rate).replace('/', ' rows/')) : null,
    left === null || left === undefined ? null : `${durationText(left)} left`,
  ].filter((fact) => fact !== null)
  return (
    <div className={css.progress}>
      <div className={css.line}>
        <span className={css.label}>{label}</span>
        {step && <span className={css.step}>{step}</span>}
        {total !== null && <span className={css.percent}>{percentText(done, total)}</span>}
      </div>
      <progress
        className={css.bar}
        aria-label={label}
        {...(total === null ? {} : { value: Math.min(done, total), max: Math.max(total, 1) })}
      />
      <div className={css.line}>
        <span className={css.facts}>{facts.join(' · ')}</span>
        {onCancel && (
          <Button look="quiet" onClick={onCancel}>
            {cancelTitle}
          </Button>
        )}
      </div>
    </div>
  )
}
