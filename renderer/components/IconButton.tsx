import type { LucideIcon } from 'lucide-react'
import type { ComponentProps } from 'react'
import { ariaKeys } from '../app/commands/keys.ts'
import { cx } from './cx.ts'
import css from './IconButton.module.css'
import { Tooltip } from './Tooltip.tsx'

export interface IconButtonProps extends Omit<ComponentProps<'button'>, 'type' | 'children' | 'title'> {
  icon: LucideIcon
  /** What it does: its accessible name and its tooltip. */
  label: string
  keys?: string | undefined
  /** For a button that stays down. */
  pressed?: boolean
}

export function IconButton({ icon: Icon, label, keys, pressed, className, ...rest }: IconButtonProps) {
  return (
    <Tooltip text={label} keys={keys}>
      <button
        type="button"
        aria-label={label}
        aria-pressed={pressed}
        aria-keyshortcuts={keys && ariaKeys(keys)}
        className={cx(css.button, className)}
        {...rest}
      >
        <Icon size={16} aria-hidden />
      </button>
    </Tooltip>
  )
}
