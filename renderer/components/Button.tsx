import type { LucideIcon } from 'lucide-react'
import type { ComponentProps, ReactNode } from 'react'
import { ariaKeys } from '../app/commands/keys.ts'
import css from './Button.module.css'
import { cx } from './cx.ts'
import { Kbd } from './Kbd.tsx'

export interface ButtonProps extends Omit<ComponentProps<'button'>, 'type'> {
  children: ReactNode
  /** primary: the one thing that this screen is for. danger: cannot be undone. quiet: no border until pointed at. */
  look?: 'primary' | 'plain' | 'quiet' | 'danger'
  icon?: LucideIcon
  /** The key that does the same, shown beside the title. */
  keys?: string | undefined
  type?: 'button' | 'submit'
}

export function Button({
  look = 'plain',
  icon: Icon,
  keys,
  type = 'button',
  className,
  children,
  ...rest
}: ButtonProps) {
  return (
    <button
      type={type}
      className={cx(css.button, css[look], className)}
      aria-keyshortcuts={keys && ariaKeys(keys)}
      {...rest}
    >
      {Icon && <Icon size={14} aria-hidden />}
      <span>{children}</span>
      {keys && (
        <span className={css.keys}>
          <Kbd keys={keys} silent />
        </span>
      )}
    </button>
  )
}
