/** Positions from … to, both included, of a conversation that a bundle shows. */
export interface Window {
  readonly from: number
  readonly to: number
}

/**
 * The windows of `context` positions on either side of each chosen position, in order; those that overlap or touch are one.
 * @param chosen ascending positions
 * @param length of the conversation
 */
export function windowsOf(chosen: Iterable<number>, context: number, length: number): Window[] {
  const windows: { from: number; to: number }[] = []
  for (const position of chosen) {
    const from = Math.max(0, position - context)
    const to = Math.min(length - 1, position + context)
    const last = windows.at(-1)
    if (last !== undefined && from <= last.to + 1) last.to = Math.max(last.to, to)
    else windows.push({ from, to })
  }
  return windows
}
