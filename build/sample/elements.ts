/** What a line of an importation (or another serious storyline) gives away; the letter marks it in the scripts. */
const ELEMENTS = [
  ['K', 'commodity'],
  ['Q', 'quantity'],
  ['P', 'price'],
  ['R', 'route'],
  ['T', 'transport'],
  ['C', 'concealment'],
  ['H', 'handover'],
  ['Y', 'payment'],
  ['O', 'role'],
  ['F', 'firearms'],
  ['M', 'money'],
  ['L', 'threat to life'],
  ['S', 'points away'],
] as const

/** 'KQ' -> bit mask; unknown letters are an error in the script. */
export function elementMask(letters: string): number {
  let mask = 0
  for (const letter of letters) {
    const bit = ELEMENTS.findIndex(([l]) => l === letter)
    if (bit < 0) throw new RangeError(`element letter "${letter}" is not known`)
    mask |= 1 << bit
  }
  return mask
}

const SPELT = new Map<number, string>()

/** Bit mask -> 'commodity;quantity' */
export function elementWords(mask: number): string {
  let words = SPELT.get(mask)
  if (words === undefined) {
    words = ELEMENTS.filter((_, bit) => (mask & (1 << bit)) !== 0)
      .map(([, word]) => word)
      .join(';')
    SPELT.set(mask, words)
  }
  return words
}
