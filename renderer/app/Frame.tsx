import { type LucideIcon, PanelRight, Search } from 'lucide-react'
import type { ReactNode } from 'react'
import { IconButton } from '../components/IconButton.tsx'
import { Kbd } from '../components/Kbd.tsx'
import { grouped } from '../components/progress-text.ts'
import { Split } from '../components/Split.tsx'
import { Tooltip } from '../components/Tooltip.tsx'
import { ariaKeys } from './commands/keys.ts'
import css from './Frame.module.css'

export interface NavEntry {
  readonly id: string
  readonly title: string
  readonly icon: LucideIcon
  /** 'g m' */
  readonly keys?: string
  /** Work that waits there. */
  readonly count?: number | undefined
  readonly disabled?: boolean
}

export interface FrameProps {
  operation: string
  /** The protective marking: always on screen. */
  marking: string
  nav: readonly NavEntry[]
  /** The entry that one is in. */
  here: string
  onGo: (id: string) => void
  onFind: () => void
  /** The account's menu and the lock. */
  account: ReactNode
  /** Back and forward, beside the operation. */
  history?: ReactNode
  /** Across the whole width under the title bar: a case that is read-only, a job that failed. */
  notice?: ReactNode
  children: ReactNode
  /** Null where a screen has nothing to inspect. */
  inspector: ReactNode | null
  inspectorOpen: boolean
  onInspector: (open: boolean) => void
  inspectorKeys?: string
  /** Counts, zone, jobs. */
  status: ReactNode
}

/** The window: title bar, screens at the left, the work, the inspector, the status bar. It knows no data. */
export function Frame(props: FrameProps) {
  const { inspector, inspectorOpen, onInspector } = props
  const open = inspector !== null && inspectorOpen
  return (
    <div className={css.frame}>
      <button type="button" className={css.skip} onClick={() => document.getElementById('work')?.focus()}>
        Skip to the work
      </button>
      <header className={css.title}>
        <div className={css.case}>
          {props.history}
          <h1 className={css.operation}>
            {props.operation}
            <span aria-hidden="true"> · </span>
            <span className={css.marking}>{props.marking}</span>
          </h1>
        </div>
        <button
          type="button"
          className={css.find}
          aria-keyshortcuts={ariaKeys('mod+k')}
          onClick={props.onFind}
        >
          <Search size={14} aria-hidden />
          <span>Find anything</span>
          <Kbd keys="mod+k" silent />
        </button>
        <div className={css.account}>
          {inspector !== null && (
            <IconButton
              icon={PanelRight}
              label={open ? 'Hide the inspector' : 'Show the inspector'}
              keys={props.inspectorKeys}
              pressed={open}
              onClick={() => onInspector(!open)}
            />
          )}
          {props.account}
        </div>
      </header>
      {props.notice && <div className={css.notice}>{props.notice}</div>}
      <Nav nav={props.nav} here={props.here} onGo={props.onGo} />
      <div className={css.middle}>
        <Split
          name="inspector"
          label="Inspector width"
          sized="second"
          initial={320}
          min={200}
          max={640}
          rest={420}
        >
          <Work>{props.children}</Work>
          {open ? (
            <aside aria-label="Inspector" className={css.inspector}>
              {inspector}
            </aside>
          ) : null}
        </Split>
      </div>
      <footer className={css.status}>{props.status}</footer>
    </div>
  )
}

function Work({ children }: { children: ReactNode }) {
  return (
    <main id="work" tabIndex={-1} className={css.work}>
      {children}
    </main>
  )
}

function Nav({ nav, here, onGo }: Pick<FrameProps, 'nav' | 'here' | 'onGo'>) {
  return (
    <nav aria-label="Screens" className={css.nav}>
      <ul>
        {nav.map(({ id, title, icon: Icon, keys, count, disabled }) => (
          <li key={id}>
            <Tooltip text={title} keys={keys}>
              <button
                type="button"
                className={css.entry}
                aria-current={id === here ? 'page' : undefined}
                disabled={disabled}
                onClick={() => onGo(id)}
              >
                <Icon size={16} aria-hidden />
                <span className={css.name}>{title}</span>{' '}
                {count !== undefined && count > 0 && <span className={css.count}>{grouped(count)}</span>}
              </button>
            </Tooltip>
          </li>
        ))}
      </ul>
    </nav>
  )
}
