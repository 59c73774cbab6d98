import type { Command } from '../commands/command.ts'
import { parseKeys } from '../commands/keys.ts'

/** Ids of the commands that set a tag: they do not stand in each other's way, the scheme sees to that. */
export const tagCommandId = (def: number): string => `tag.${def}`

/**
 * Plain keys that another command has taken here, with that command's title. A tag whose key is among them cannot be set
 * by it on this screen: the chooser says so.
 */
export function takenKeys(commands: readonly Command[]): ReadonlyMap<string, string> {
  const taken = new Map<string, string>()
  for (const { id, title, keys } of commands) {
    if (keys === undefined || id.startsWith('tag.')) continue
    const [first] = parseKeys(keys)
    if (first !== undefined && !first.mod && !first.alt && !first.shift) taken.set(first.key, title)
  }
  return taken
}
