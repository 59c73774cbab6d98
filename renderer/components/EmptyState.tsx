import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import css from './EmptyState.module.css'

export interface EmptyStateProps {
  icon?: LucideIcon
  /** What is not there: "No messages yet". */
  title: string
  /** What to do about it. */
  children: ReactNode
  /** The button that does it. */
  action?: ReactNode
}

export function EmptyState({ icon: Icon, title, children, action }: EmptyStateProps) {
  return (
    <div className={css.empty}>
      {Icon && <Icon size={24} strokeWidth={1.5} aria-hidden />}
      <h2>{title}</h2>
      <p>{children}</p>
      {action && <div className={css.action}>{action}</div>}
    </div>
  )
}
