import { applies, type Command, type CommandContext } from './command.ts'
import { isStroke, isTyped, type KeyPress, parseKeys, type Stroke } from './keys.ts'
import type { CommandRegistry } from './registry.ts'

/** How long the second key of a chord is waited for, ms. */
export const CHORD_MS = 1500

export interface DispatcherPorts {
  readonly registry: CommandRegistry
  readonly context: () => CommandContext
  readonly mac: boolean
  /** Told the keys typed so far of a chord, '' when there are none: the status bar shows them. */
  readonly onPending?: (keys: string) => void
}

/** What the dispatcher reads of a KeyboardEvent. */
export interface DispatchedPress extends KeyPress {
  readonly defaultPrevented: boolean
  readonly isComposing: boolean
  readonly repeat: boolean
  readonly target: EventTarget | null
  readonly preventDefault: () => void
}

/**
 * Runs the command that a key press means. Keys that type belong to the field that has the focus; a menu or an open
 * dialog keeps all keys to itself; a list has had its arrows first (it prevents the default). Where two commands want
 * one key, the one added last wins: the screen over the frame.
 */
export function createDispatcher(ports: DispatcherPorts): {
  press: (press: DispatchedPress) => void
  reset: () => void
} {
  let typed: { strokes: readonly Stroke[]; shown: string } | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  const reset = () => {
    clearTimeout(timer)
    if (typed) ports.onPending?.('')
    typed = null
  }
  const press = (event: DispatchedPress) => {
    if (event.defaultPrevented || event.isComposing || isModifier(event.key) || keepsKeys(event.target))
      return
    const typing = isField(event.target)
    const done = typed?.strokes ?? []
    const open = candidates(ports, event, done).filter(
      ({ command, strokes }) => !typing || command.whileTyping || strokes[0]?.mod || !isTyped(event),
    )
    const whole = open.findLast(({ strokes }) => strokes.length === done.length + 1)
    const longer = open.find(({ strokes }) => strokes.length > done.length + 1)
    const shown = [typed?.shown, event.key].filter(Boolean).join(' ')
    reset()
    if (whole) {
      event.preventDefault()
      if (!event.repeat || whole.command.keyOnly) whole.command.run()
    } else if (longer) {
      event.preventDefault()
      typed = { strokes: longer.strokes.slice(0, done.length + 1), shown }
      timer = setTimeout(reset, CHORD_MS)
      ports.onPending?.(shown)
    }
  }
  return { press, reset }
}

/** Applicable commands whose keys begin with what has been typed, this press included. */
function candidates(ports: DispatcherPorts, event: KeyPress, done: readonly Stroke[]) {
  const context = ports.context()
  const found: { command: Command; strokes: Stroke[] }[] = []
  for (const command of ports.registry.list()) {
    if (!command.keys || !applies(command, context)) continue
    const strokes = parseKeys(command.keys)
    const next = strokes[done.length]
    const begun = done.every((stroke, index) => JSON.stringify(stroke) === JSON.stringify(strokes[index]))
    if (next && begun && isStroke(event, next, ports.mac)) found.push({ command, strokes })
  }
  return found
}

function isModifier(key: string): boolean {
  return ['Shift', 'Control', 'Alt', 'Meta', 'AltGraph', 'CapsLock'].includes(key)
}

function isField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (
    target.isContentEditable ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement
  )
    return true
  return target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'range'].includes(target.type)
}

function keepsKeys(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('dialog[open], [role="menu"]') !== null
}
