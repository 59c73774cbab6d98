import { Check, type LucideIcon } from 'lucide-react'
import { Fragment, type KeyboardEvent, useEffect, useEffectEvent, useRef } from 'react'
import { ariaKeys } from '../app/commands/keys.ts'
import { cx } from './cx.ts'
import { Floating } from './Floating.tsx'
import { Kbd } from './Kbd.tsx'
import css from './Menu.module.css'
import type { Box } from './place.ts'

export interface MenuItem {
  readonly id: string
  readonly title: string
  readonly icon?: LucideIcon
  readonly keys?: string | undefined
  readonly disabled?: boolean
  readonly danger?: boolean
  /** On or off, for an item that stays so; left out for one that acts. */
  readonly checked?: boolean
  readonly run: () => void
}

export interface MenuProps {
  label: string
  /** Groups are divided by a line. */
  groups: readonly (readonly MenuItem[])[]
  anchor: Box
  align?: 'start' | 'center' | 'end'
  onClose: () => void
}

/** A menu at a button or at the pointer. Arrows, Home, End, first letters, Enter; Escape and Tab close it. */
export function Menu({ label, groups, anchor, align = 'start', onClose }: MenuProps) {
  const ref = useRef<HTMLDivElement>(null)
  const close = useEffectEvent(onClose)
  useEffect(() => {
    const menu = ref.current
    const before = document.activeElement
    if (menu) itemsOf(menu)[0]?.focus()
    const outside = (event: Event) => {
      if (!(event.target instanceof Node) || menu?.contains(event.target)) return
      // The button that opened it closes it by its own click.
      if (before instanceof HTMLButtonElement && before.contains(event.target)) return
      close()
    }
    const gone = () => close()
    window.addEventListener('pointerdown', outside, true)
    window.addEventListener('resize', gone)
    window.addEventListener('blur', gone)
    return () => {
      window.removeEventListener('pointerdown', outside, true)
      window.removeEventListener('resize', gone)
      window.removeEventListener('blur', gone)
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [])
  return (
    <Floating anchor={anchor} align={align} gap={2} className={css.layer}>
      <div
        ref={ref}
        role="menu"
        aria-label={label}
        tabIndex={-1}
        className={css.menu}
        onKeyDown={(event) => onMenuKey(event, onClose)}
      >
        {groups
          .filter((group) => group.length > 0)
          .map((group, index) => (
            <Fragment key={group[0]?.id}>
              {index > 0 && <hr className={css.line} />}
              {group.map((item) => (
                // biome-ignore lint/a11y/useAriaPropsSupportedByRole: a checkable entry has the role for it.
                <button
                  key={item.id}
                  type="button"
                  role={item.checked === undefined ? 'menuitem' : 'menuitemcheckbox'}
                  aria-checked={item.checked}
                  aria-disabled={item.disabled}
                  aria-keyshortcuts={item.keys && ariaKeys(item.keys)}
                  tabIndex={-1}
                  className={cx(css.item, item.danger && css.danger)}
                  onMouseMove={(event) => event.currentTarget.focus()}
                  onClick={() => {
                    if (item.disabled) return
                    onClose()
                    item.run()
                  }}
                >
                  <span className={css.icon}>
                    {item.checked ? (
                      <Check size={14} aria-hidden />
                    ) : (
                      item.icon && <item.icon size={14} aria-hidden />
                    )}
                  </span>
                  <span className={css.title}>{item.title}</span>
                  {item.keys && <Kbd keys={item.keys} silent />}
                </button>
              ))}
            </Fragment>
          ))}
      </div>
    </Floating>
  )
}

function onMenuKey(event: KeyboardEvent<HTMLElement>, onClose: () => void) {
  const items = itemsOf(event.currentTarget)
  const at = document.activeElement instanceof HTMLElement ? items.indexOf(document.activeElement) : -1
  const step: Record<string, number> = {
    ArrowDown: at + 1,
    ArrowUp: at < 0 ? -1 : at - 1,
    Home: 0,
    End: -1,
  }
  const next = step[event.key]
  if (next !== undefined && items.length > 0) {
    items[(next + items.length) % items.length]?.focus()
  } else if (event.key === 'Escape' || event.key === 'Tab') {
    onClose()
  } else if (/^\S$/u.test(event.key) && !event.ctrlKey && !event.metaKey && !event.altKey) {
    const wanted = event.key.toLowerCase()
    const later = [...items.slice(at + 1), ...items.slice(0, at + 1)]
    later.find((item) => item.textContent?.trim().toLowerCase().startsWith(wanted))?.focus()
  } else {
    return
  }
  event.preventDefault()
  event.stopPropagation()
}

function itemsOf(menu: HTMLElement): HTMLElement[] {
  return [...menu.querySelectorAll<HTMLElement>('[role^="menuitem"]')]
}
