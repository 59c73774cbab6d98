import { ArrowLeft, ArrowLeftRight, ArrowRight, X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { cx } from '../components/cx.ts'
import { IconButton } from '../components/IconButton.tsx'
import { PaneContext, type PaneId, usePanes } from '../store/panes.ts'
import { swapPanes, useRoutes } from '../store/route.ts'
import { Failsafe } from './Failsafe.tsx'
import { navScreens, screenOf } from './screens.tsx'
import css from './WorkPane.module.css'

/** A screen with its own back and forward: the work, or what one looks up beside it. */
export function WorkPane({ id }: { id: PaneId }) {
  return (
    <PaneContext value={id}>
      <Pane id={id} />
    </PaneContext>
  )
}

function Pane({ id }: { id: PaneId }) {
  const { route, ways } = useRoutes()
  const { side, focused, focus } = usePanes()
  const frame = useRef<HTMLDivElement>(null)
  const here = focused === id
  // Chosen by key or command, a pane takes the focus; where a press brought it there, it is there already.
  useEffect(() => {
    const pane = frame.current
    if (!side || !here || pane === null || pane.contains(document.activeElement)) return
    if (document.querySelector('dialog[open]') === null) entryOf(pane).focus({ preventScroll: true })
  }, [side, here])
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: notes which pane has the focus, and hears the mouse's buttons for back and forward.
    <div
      ref={frame}
      data-pane={id}
      tabIndex={-1}
      className={cx(css.pane, side && here && css.here)}
      onFocusCapture={() => focus(id)}
      onPointerDownCapture={() => focus(id)}
      onMouseUp={(event) => {
        if (event.button !== 3 && event.button !== 4) return
        event.preventDefault()
        if (event.button === 3) ways.back()
        else ways.forward()
      }}
    >
      {id === 'side' && <SideHead />}
      <div className={css.screen}>
        <Failsafe key={route.screen}>{screenOf(route)}</Failsafe>
      </div>
    </div>
  )
}

/** What of a pane the keys are for: its list, else its first field, else the pane. */
function entryOf(pane: HTMLElement): HTMLElement {
  const screen = pane.querySelector(`.${css.screen}`)
  return (
    screen?.querySelector<HTMLElement>('[role="grid"][tabindex="0"], [role="listbox"][tabindex="0"]') ??
    screen?.querySelector<HTMLElement>('input, textarea') ??
    pane
  )
}

function SideHead() {
  const { stack, index, route, ways } = useRoutes()
  const closeSide = usePanes((panes) => panes.closeSide)
  const screen = navScreens.find(
    ({ screen, also }) => screen === route.screen || also?.includes(route.screen),
  )
  return (
    <header className={css.head}>
      <IconButton icon={ArrowLeft} label="Back in this pane" disabled={index === 0} onClick={ways.back} />
      <IconButton
        icon={ArrowRight}
        label="Forward in this pane"
        disabled={index === stack.length - 1}
        onClick={ways.forward}
      />
      <h2 className={css.title}>{screen?.title ?? 'Second pane'}</h2>
      <IconButton icon={ArrowLeftRight} label="Swap the panes" keys="shift+f6" onClick={swapPanes} />
      <IconButton icon={X} label="Close the second pane" keys="mod+\" onClick={closeSide} />
    </header>
  )
}
