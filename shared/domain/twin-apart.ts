/**
 * Whether rows that the rule left apart can still be matched: two of the messages that they are of by now have no pack in common. A pack
 * has a message once: what both have is two messages, and what nobody can be matched with is decided.
 * @param messages by message the numbers of the packs that have it
 */
export function isUndecided(messages: Iterable<ReadonlySet<number>>): boolean {
  // Very many messages, very few different sets of packs.
  const kinds = new Map<string, ReadonlySet<number>>()
  for (const packs of messages) {
    const kind = [...packs].sort((a, b) => a - b).join(' ')
    if (kinds.has(kind)) continue
    for (const other of kinds.values()) if (other.isDisjointFrom(packs)) return true
    kinds.set(kind, packs)
  }
  return false
}
