/**
 * Letters of other alphabets that are taken for Latin ones on a screen, and Latin ones that are written as two or without their
 * stroke. Lower case, as the index folds: a Cyrillic в is here for its capital, which looks like B.
 */
// biome-ignore format: a table
const drawnAs: Readonly<Record<string, string>> = {
  // Cyrillic
  а: 'a', в: 'b', ь: 'b', с: 'c', ԁ: 'd', е: 'e', ё: 'e', є: 'e', ғ: 'f', һ: 'h', н: 'h', і: 'i', ї: 'i', ј: 'j', к: 'k', ӏ: 'l', м: 'm', п: 'n', о: 'o',
  р: 'p', ԛ: 'q', г: 'r', ѕ: 's', т: 't', ц: 'u', ѵ: 'v', ѡ: 'w', ԝ: 'w', х: 'x', у: 'y', ү: 'y', з: '3',
  // Greek
  α: 'a', β: 'b', ε: 'e', γ: 'y', η: 'n', ι: 'i', κ: 'k', μ: 'm', ν: 'v', ο: 'o', ρ: 'p', σ: 'o', τ: 't', υ: 'u', ω: 'w', χ: 'x', ζ: 'z',
  // Latin, Armenian and phonetic letters
  æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', ħ: 'h', ı: 'i', ŋ: 'n', ŧ: 't', þ: 'p', ɑ: 'a', ɡ: 'g', ɩ: 'i', ɪ: 'i', ʏ: 'y', ʀ: 'r', ʟ: 'l',
  օ: 'o', ս: 'u', հ: 'h', ո: 'n', ց: 'g', զ: 'q',
}

const ascii = /^[\0-\x7f]*$/

/**
 * What a word looks like when it is written in Latin letters: the word itself, unless every letter of it that is not Latin looks like one.
 * @param key as `wordKey` gives it
 */
export function drawnLike(key: string): string {
  if (ascii.test(key)) return key
  let drawn = ''
  for (const character of key) drawn += drawnAs[character] ?? character
  return ascii.test(drawn) ? drawn : key
}
