/**
 * One handle is one folded name: "RavenWolf", "ravenwolf " and "ＲＡＶＥＮＷＯＬＦ" are the same handle, the first spelling given is
 * kept for the screen. Folding is compatibility form (Unicode NFKC), case folding, and single spaces.
 */
export function foldHandle(name: string): string {
  return name.normalize('NFKC').toUpperCase().toLowerCase().normalize('NFKC').replace(/\s+/gu, ' ').trim()
}

/** Letters and signs that are taken for one another on a screen, each drawn to one of them. */
// biome-ignore format: a table
const lookalikes: Record<string, string> = {
  '0': 'o', ο: 'o', о: 'o', ø: 'o', '1': 'l', i: 'l', '|': 'l', '!': 'l', ı: 'l', і: 'l', ι: 'l', ł: 'l', '3': 'e', е: 'e', ε: 'e',
  '4': 'a', а: 'a', α: 'a', '@': 'a', '5': 's', $: 's', ѕ: 's', '6': 'g', '9': 'g', '7': 't', т: 't', τ: 't', '8': 'b', в: 'b', β: 'b', '2': 'z',
  р: 'p', ρ: 'p', с: 'c', х: 'x', χ: 'x', у: 'y', υ: 'u', к: 'k', κ: 'k', м: 'm', н: 'h', ν: 'v', j: 'l', ј: 'l',
}

/**
 * The skeleton that names have in common when a reader may take one for the other: l/1/I, O/0, 5/S, rn/m, accents, Cyrillic
 * and Greek twins, invisible characters, and the marks between words. Two different handles with one skeleton call for a warning;
 * they are never merged for it (after Unicode UTS 39's skeleton, with the confusions that courts have seen).
 */
export function lookalike(name: string): string {
  const bare = foldHandle(name)
    .normalize('NFD')
    .replace(/[\p{M}\p{Cf}\p{Z}._\-–—'’"]/gu, '')
  let drawn = ''
  for (const letter of bare) drawn += lookalikes[letter] ?? letter
  return drawn.replaceAll('rn', 'm').replaceAll('vv', 'w')
}
