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

/** How long a digit that has a command of its own is held back, to see whether a date is being typed, ms. */
export const DIGIT_MS = 400

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
 * one key, the one added last wins: the screen over the frame. Digits begin a date where a command takes one; a digit that is a command's
 * own key as well means that command unless more of a date follows at once.
 */
export function createDispatcher(ports: DispatcherPorts): {
  press: (press: DispatchedPress) => void
  reset: () => void
} {
  let typed: { strokes: readonly Stroke[]; shown: string } | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let digit: { key: string; timer: ReturnType<typeof setTimeout>; run: () => void } | null = null
  const reset = () => {
    clearTimeout(timer)
    if (typed) ports.onPending?.('')
    typed = null
    clearTimeout(digit?.timer)
    digit = null
  }
  /** Whether the press belongs to a date that is being typed. */
  const takenByDate = (event: DispatchedPress, own: Command | undefined): boolean => {
    const held = digit
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey
    if (held !== null && plain && /^[0-9/.-]$/.test(event.key)) {
      reset()
      dateCommand(ports)?.typed?.(held.key + event.key)
      return true
    }
    if (held !== null) {
      reset()
      held.run()
    }
    if (!plain || event.repeat || !/^[0-9]$/.test(event.key)) return false
    const date = dateCommand(ports)
    if (date === undefined) return false
    if (own === undefined) date.typed?.(event.key)
    else {
      const run = () => {
        reset()
        own.run()
      }
      digit = { key: event.key, timer: setTimeout(run, DIGIT_MS), run: own.run }
    }
    return true
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
    if (!typing && done.length === 0 && takenByDate(event, whole?.command)) {
      event.preventDefault()
      return
    }
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

/** The command that takes dates here: the screen's over the frame's. */
function dateCommand(ports: DispatcherPorts): Command | undefined {
  const context = ports.context()
  return ports.registry.list().findLast((command) => command.typed && applies(command, context))
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
