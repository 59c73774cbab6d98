/**
 * How far a spelling may stray: one slip in words of three to five letters, two in longer ones, none in shorter (they
 * would match half the dictionary). A slip is a letter too many, too few or different, or two neighbours changed over.
 */
export function fuzzyDistance(word: string): 0 | 1 | 2 {
  const letters = [...word].length
  if (letters < 3) return 0
  return letters < 6 ? 1 : 2
}

/**
 * True when two words are at most `limit` slips apart (optimal string alignment distance, counted in code points).
 * Both are folded as the index folds. The work is bounded by a band of width 2 × limit + 1.
 */
export function isWithin(a: string, b: string, limit: number): boolean {
  if (a === b) return true
  const x = codePoints(a)
  const y = codePoints(b)
  if (Math.abs(x.length - y.length) > limit) return false
  const beyond = limit + 1
  let beforeLast = new Uint16Array(y.length + 1)
  let last = Uint16Array.from({ length: y.length + 1 }, (_, j) => Math.min(j, beyond))
  for (let i = 1; i <= x.length; i++) {
    const row = new Uint16Array(y.length + 1).fill(beyond)
    row[0] = Math.min(i, beyond)
    let least = row[0]
    for (let j = Math.max(1, i - limit); j <= Math.min(y.length, i + limit); j++) {
      const same = x[i - 1] === y[j - 1]
      let slips = Math.min(
        (last[j - 1] ?? beyond) + (same ? 0 : 1),
        (last[j] ?? beyond) + 1,
        (row[j - 1] ?? beyond) + 1,
      )
      if (i > 1 && j > 1 && x[i - 1] === y[j - 2] && x[i - 2] === y[j - 1]) {
        slips = Math.min(slips, (beforeLast[j - 2] ?? beyond) + 1)
      }
      row[j] = Math.min(slips, beyond)
      least = Math.min(least, slips)
    }
    if (least > limit) return false
    beforeLast = last
    last = row
  }
  return (last[y.length] ?? beyond) <= limit
}

const codePoints = (text: string) => Array.from(text, (character) => character.codePointAt(0) ?? 0)
