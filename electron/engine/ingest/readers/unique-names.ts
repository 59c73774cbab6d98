/** Names made unique in order: the second "Name" becomes "Name#2". A name is how a mapping speaks of a column. */
export function uniqueNames(names: readonly string[]): string[] {
  const taken = new Set<string>()
  return names.map((name) => {
    const unique = freeName(name, (candidate) => taken.has(candidate))
    taken.add(unique)
    return unique
  })
}

/** `name`, or the first of name#2, name#3 … that is not taken. */
export function freeName(name: string, taken: (candidate: string) => boolean): string {
  let candidate = name
  for (let n = 2; taken(candidate); n++) candidate = `${name}#${n}`
  return candidate
}
