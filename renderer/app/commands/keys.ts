/**
 * Keys as commands name them: 'j', '?', 'mod+k' (Ctrl, or ⌘ on a Mac), 'mod+shift+z', 'escape', and chords of one key
 * after the other: 'g h'. Letters are lower case; a sign such as '?' is written as it appears, without its Shift.
 */
export interface Stroke {
  readonly mod: boolean
  readonly alt: boolean
  /** Not looked at for signs: '?' needs Shift on some keyboards and none on others. */
  readonly shift: boolean
  readonly key: string
}

/** What the matcher reads of a KeyboardEvent. */
export interface KeyPress {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
}

const aliases: Record<string, string> = {
  esc: 'escape',
  space: ' ',
  up: 'arrowup',
  down: 'arrowdown',
  left: 'arrowleft',
  right: 'arrowright',
  del: 'delete',
  plus: '+',
}

const caps: Record<string, string> = {
  escape: 'Esc',
  ' ': 'Space',
  arrowup: '↑',
  arrowdown: '↓',
  arrowleft: '←',
  arrowright: '→',
  delete: 'Del',
  backspace: 'Backspace',
  enter: 'Enter',
  tab: 'Tab',
  home: 'Home',
  end: 'End',
  pageup: 'Page Up',
  pagedown: 'Page Down',
}

/** 'g h' as two strokes. @throws RangeError when it names no key. */
export function parseKeys(keys: string): Stroke[] {
  return keys
    .trim()
    .split(/\s+/)
    .map((part) => parseStroke(part, keys))
}

function parseStroke(part: string, keys: string): Stroke {
  const names = part.toLowerCase().split('+')
  const named = names.pop() ?? ''
  const key = aliases[named] ?? named
  const modifiers = new Set(names)
  if (key === '' || [...modifiers].some((name) => !['mod', 'alt', 'shift'].includes(name))) {
    throw new RangeError(`'${keys}' is not a key: write 'j', 'mod+k', 'g h' or 'plus' for the sign +.`)
  }
  return { mod: modifiers.has('mod'), alt: modifiers.has('alt'), shift: modifiers.has('shift'), key }
}

/** Whether this press is that stroke. `mac`: ⌘ is the modifier, else Ctrl. */
export function isStroke(press: KeyPress, stroke: Stroke, mac: boolean): boolean {
  const mod = mac ? press.metaKey : press.ctrlKey
  const other = mac ? press.ctrlKey : press.metaKey
  return (
    press.key.toLowerCase() === stroke.key &&
    mod === stroke.mod &&
    !other &&
    (press.altKey === stroke.alt || isSign(stroke.key)) &&
    (press.shiftKey === stroke.shift || isSign(stroke.key))
  )
}

/** Types a character, so a text field wants it. */
export function isTyped(press: KeyPress): boolean {
  return press.key.length === 1 && !press.ctrlKey && !press.metaKey
}

/** Keycaps of each stroke in the words of this machine's keyboard: 'mod+k' is [['Ctrl', 'K']] or [['⌘', 'K']]. */
export function keyCaps(keys: string, mac = isMac()): string[][] {
  return parseKeys(keys).map((stroke) => [
    ...(stroke.mod ? [mac ? '⌘' : 'Ctrl'] : []),
    ...(stroke.alt ? [mac ? '⌥' : 'Alt'] : []),
    ...(stroke.shift ? [mac ? '⇧' : 'Shift'] : []),
    caps[stroke.key] ?? stroke.key.toUpperCase(),
  ])
}

/** For aria-keyshortcuts, which knows single strokes only: 'Control+K'; undefined for a chord. */
export function ariaKeys(keys: string, mac = isMac()): string | undefined {
  const [stroke, ...more] = parseKeys(keys)
  if (!stroke || more.length > 0) return undefined
  return [
    ...(stroke.mod ? [mac ? 'Meta' : 'Control'] : []),
    ...(stroke.alt ? ['Alt'] : []),
    ...(stroke.shift ? ['Shift'] : []),
    stroke.key.length === 1
      ? stroke.key.toUpperCase()
      : stroke.key.replace(/^./, (letter) => letter.toUpperCase()),
  ].join('+')
}

export function isMac(): boolean {
  return typeof navigator !== 'undefined' && /^Mac/.test(navigator.platform)
}

/** A printed sign that is neither a letter nor a digit nor the space. */
function isSign(key: string): boolean {
  return key.length === 1 && !/[\p{L}\p{N}\s]/u.test(key)
}
