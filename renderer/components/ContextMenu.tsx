import { type ReactNode, useState } from 'react'
import css from './ContextMenu.module.css'
import { Menu, type MenuItem } from './Menu.tsx'
import type { Box } from './place.ts'

export interface ContextMenuProps {
  label: string
  /** Asked when the menu opens, so that it tells what is true then; an empty answer opens nothing. */
  groups: () => readonly (readonly MenuItem[])[]
  children: ReactNode
}

/** A menu at the pointer on a right press, and at the focused element on the menu key or Shift+F10. */
export function ContextMenu({ label, groups, children }: ContextMenuProps) {
  const [open, setOpen] = useState<{ anchor: Box; groups: readonly (readonly MenuItem[])[] } | null>(null)
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: only listens for the browser's own contextmenu event. */}
      <div
        className={css.holder}
        onContextMenu={(event) => {
          const found = groups().filter((group) => group.length > 0)
          if (found.length === 0) return
          event.preventDefault()
          setOpen({ anchor: anchorOf(event), groups: found })
        }}
      >
        {children}
      </div>
      {open && <Menu label={label} groups={open.groups} anchor={open.anchor} onClose={() => setOpen(null)} />}
    </>
  )
}

/** A press with the pointer has a place; one with the keyboard stands at the active row or the focused element. */
function anchorOf(event: { clientX: number; clientY: number; button: number; target: EventTarget }): Box {
  if (event.button === 2 || !(event.target instanceof HTMLElement)) {
    return { left: event.clientX, right: event.clientX, top: event.clientY, bottom: event.clientY }
  }
  const active = event.target.getAttribute('aria-activedescendant')
  const element = (active && document.getElementById(active)) || event.target
  return element.getBoundingClientRect()
}
