/** Most terms that one watch-list holds. */
export const mostTerms = 5000
/** Longest term, UTF-16 units. */
export const longestTerm = 1000
/** Colours of the palette that a list can have, from 1 on. */
export const watchColours = 12

/** The letter that a list's highlights carry beside their colour: A … Z, then AA, AB …, by the number that the list was given when it was made. */
export function letterOf(list: number): string {
  let rest = Math.max(1, Math.trunc(list))
  let letters = ''
  while (rest > 0) {
    rest--
    letters = String.fromCharCode(65 + (rest % 26)) + letters
    rest = Math.floor(rest / 26)
  }
  return letters
}

/** A term as a list keeps it: one line of text, single spaces at most as it was typed, nothing before or after. */
export const cleanTerm = (text: string): string => text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim()

/** Equal for terms that search for the same: but for operators, which are written in capitals, the case of letters says nothing. */
export function termKey(text: string): string {
  const plain = text.normalize('NFC').replace(/\s+/gu, ' ')
  return /\b(?:AND|OR|NOT|NEAR)\b/.test(plain) ? plain : plain.toLowerCase()
}
