import { type ReactNode, useId, useRef } from 'react'
import { cx } from './cx.ts'
import css from './Tabs.module.css'

export interface Tab<Id extends string> {
  readonly id: Id
  readonly title: ReactNode
  readonly count?: number | undefined
  readonly disabled?: boolean
}

export interface TabsProps<Id extends string> {
  label: string
  tabs: readonly Tab<Id>[]
  value: Id
  onValue: (id: Id) => void
  /** The chosen tab's content. */
  children: ReactNode
  className?: string | undefined
}

/** Left and right arrows move between tabs and show them at once. */
export function Tabs<Id extends string>({ label, tabs, value, onValue, children, className }: TabsProps<Id>) {
  const base = useId()
  const list = useRef<HTMLDivElement>(null)
  const open = tabs.filter((tab) => !tab.disabled)
  const go = (index: number) => {
    const tab = open[(index + open.length) % open.length]
    if (!tab) return
    onValue(tab.id)
    list.current?.querySelector<HTMLElement>(`[id="${base}-${tab.id}"]`)?.focus()
  }
  const at = open.findIndex((tab) => tab.id === value)
  return (
    <div className={cx(css.tabs, className)}>
      <div ref={list} role="tablist" aria-label={label} className={css.list}>
        {tabs.map((tab) => (
          <button
            key={tab.id}
            id={`${base}-${tab.id}`}
            type="button"
            role="tab"
            aria-selected={tab.id === value}
            aria-controls={`${base}-panel`}
            tabIndex={tab.id === value ? 0 : -1}
            disabled={tab.disabled}
            className={css.tab}
            onClick={() => onValue(tab.id)}
            onKeyDown={(event) => {
              const next = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 }[event.key]
              if (next === undefined || event.altKey || event.ctrlKey || event.metaKey) return
              event.preventDefault()
              go(next)
            }}
          >
            {tab.title}{' '}
            {tab.count !== undefined && (
              <span className={css.count}>{tab.count.toLocaleString('en-GB')}</span>
            )}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${base}-panel`} aria-labelledby={`${base}-${value}`} className={css.panel}>
        {children}
      </div>
    </div>
  )
}
