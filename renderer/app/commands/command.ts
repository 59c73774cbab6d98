import type { LucideIcon } from 'lucide-react'
import type { Role } from '../../../shared/domain/roles.ts'
import { parseKeys, type Stroke } from './keys.ts'

/** What commands may ask about where the person is. */
export interface CommandContext {
  /** The screen that is shown: 'home', 'conversation' … */
  readonly screen: string
  /** Null before logging in. */
  readonly role: Role | null
  /** False when the case is open read-only. */
  readonly writable: boolean
  /** How many rows are selected. */
  readonly selected: number
}

/**
 * One thing that a person can do. Palette, menus, buttons and keys read the same list, so that a command is spelled and
 * allowed in one way everywhere.
 */
export interface Command {
  /** 'screen.home', 'tag.IM': one of a kind. */
  readonly id: string
  /** What it does, as a menu says it: "Lock the case". */
  readonly title: string
  /** The heading under which the keys sheet lists it. */
  readonly group: string
  /** 'mod+k', 'j', 'g h'; see keys.ts. */
  readonly keys?: string
  readonly icon?: LucideIcon
  /** Other words by which a person may look for it. */
  readonly words?: string
  /** Whether it applies here; left out, it always does. */
  readonly when?: (context: CommandContext) => boolean
  /** Also while typing in a field; strokes with Ctrl or ⌘ do that anyway. */
  readonly whileTyping?: boolean
  /** Kept out of the palette: moving in a list is a key, not an action to search for. */
  readonly keyOnly?: boolean
  /** Takes a date as it is typed where no field has the focus, from its first digits on: '14', '14/'. */
  readonly typed?: (text: string) => void
  readonly run: () => void
}

export function applies(command: Command, context: CommandContext): boolean {
  return command.when?.(context) ?? true
}

export interface KeyConflict {
  readonly first: string
  readonly second: string
}

/** Pairs of commands that want the same keys here, or where one's keys begin the other's chord. */
export function keyConflicts(commands: readonly Command[], context: CommandContext): KeyConflict[] {
  const keyed = commands.filter((command) => command.keys && applies(command, context))
  return keyed.flatMap((first, index) =>
    keyed
      .slice(index + 1)
      .filter((second) => overlap(parseKeys(first.keys ?? ''), parseKeys(second.keys ?? '')))
      .map((second) => ({ first: first.id, second: second.id })),
  )
}

function overlap(a: readonly Stroke[], b: readonly Stroke[]): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  return short.every((stroke, index) => JSON.stringify(stroke) === JSON.stringify(long[index]))
}
