import { CircleAlert, CircleCheck, Info, TriangleAlert, X } from 'lucide-react'
import type { ReactNode } from 'react'
import css from './Banner.module.css'
import { cx } from './cx.ts'
import { IconButton } from './IconButton.tsx'

const icons = { error: CircleAlert, warning: TriangleAlert, good: CircleCheck, info: Info }

export interface BannerProps {
  kind: keyof typeof icons
  /** What happened, in a sentence. */
  message: ReactNode
  /** What to do about it. */
  advice?: ReactNode
  /** An error's code, which a person can look up or read out on the telephone. */
  code?: string
  /** Buttons. */
  actions?: ReactNode
  onDismiss?: () => void
}

/** A sentence that stands until it is dealt with, at the place that it is about. */
export function Banner({ kind, message, advice, code, actions, onDismiss }: BannerProps) {
  const Icon = icons[kind]
  return (
    <div role={kind === 'error' ? 'alert' : 'status'} className={cx(css.banner, css[kind])}>
      <Icon size={16} aria-hidden className={css.icon} />
      <div className={css.body}>
        <div className={css.text}>
          <p>
            <strong>{message}</strong>
            {code && <span className={css.code}>{code}</span>}
          </p>
          {advice && <p>{advice}</p>}
        </div>
        {actions && <div className={css.actions}>{actions}</div>}
      </div>
      {onDismiss && <IconButton icon={X} label="Dismiss" onClick={onDismiss} />}
    </div>
  )
}
