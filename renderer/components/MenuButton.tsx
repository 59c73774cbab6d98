import { ChevronDown, type LucideIcon } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { cx } from './cx.ts'
import { Menu, type MenuItem } from './Menu.tsx'
import css from './MenuButton.module.css'
import type { Box } from './place.ts'

export interface MenuButtonProps {
  label: string
  icon?: LucideIcon
  groups: readonly (readonly MenuItem[])[]
  align?: 'start' | 'end'
  /** What the button shows; the label if left out. */
  children?: ReactNode
  className?: string | undefined
}

export function MenuButton({
  label,
  icon: Icon,
  groups,
  align = 'start',
  children,
  className,
}: MenuButtonProps) {
  const [anchor, setAnchor] = useState<Box | null>(null)
  return (
    <>
      <button
        type="button"
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        aria-label={children ? label : undefined}
        className={cx(css.button, className)}
        onClick={(event) => setAnchor(anchor ? null : event.currentTarget.getBoundingClientRect())}
        onKeyDown={(event) => {
          if (event.altKey || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return
          event.preventDefault()
          setAnchor(event.currentTarget.getBoundingClientRect())
        }}
      >
        {Icon && <Icon size={14} aria-hidden />}
        <span>{children ?? label}</span>
        <ChevronDown size={12} aria-hidden />
      </button>
      {anchor && (
        <Menu label={label} groups={groups} anchor={anchor} align={align} onClose={() => setAnchor(null)} />
      )}
    </>
  )
}
