/**
 * A long code with its middle left out: both ends are what people compare. Text of at most `head + tail + 1` characters
 * stays whole.
 */
export function withoutMiddle(text: string, head: number, tail: number): string {
  if (text.length <= head + tail + 1) return text
  return `${text.slice(0, head)}…${text.slice(text.length - tail)}`
}
