/** Sixty words of the sample, rare and common, as a list of terms would have them. */
const sixty =
  'wheres wrong boss ladder flat parked sick test learning spoon hoover sounds mute council cats calls lettuce neighbours takeaway pigeons noticed banana spuds paddling chucking jury hair australia expensive bottom dishwasher absolutely flooded afternoon seconds starts walks upgrade screw handset scratch oranges broker weighbridge narrow cali reference measure address waitrose straw melt amateur confinement coach boxes pallet kilo lorry driver'

const listOfTerms = sixty.split(' ').join(' OR ')

/** What is searched: every construct of the language, from rare words to common ones. */
export const queries: readonly { readonly name: string; readonly text: string }[] = [
  { name: 'no row', text: 'kontainer' },
  { name: 'rare word', text: 'container' },
  { name: 'word', text: 'kilo' },
  { name: 'common word', text: 'the' },
  { name: 'AND', text: 'kilo box' },
  { name: 'AND of common words', text: 'the you' },
  { name: 'OR of 4', text: 'kilo OR box OR pallet OR container' },
  { name: 'OR of 60', text: listOfTerms },
  { name: 'NOT', text: 'box -football' },
  { name: 'phrase', text: '"two boxes"' },
  { name: 'NEAR', text: 'kilo NEAR/5 box' },
  { name: 'n of these', text: '2 of (kilo, box, pallet, lorry)' },
  { name: 'prefix', text: 'contain*' },
  { name: 'prefix of one letter', text: 'k*' },
  { name: 'other spelling', text: '~contaner' },
  { name: 'part of a word', text: '*ontain*' },
  { name: 'emoji', text: '📦' },
  { name: 'images', text: 'has:image' },
  { name: 'a year', text: 'on:2020' },
  { name: 'word and a day', text: 'box on:2020-04-14' },
  { name: 'word and time of day', text: 'box time:22:00-04:00' },
  { name: 'word and kind', text: 'box kind:text' },
]

/** The words of a query that is nothing but one word, or words joined by OR; null: a peer could not be asked the same. */
export function plainWords(text: string): string[] | null {
  const words = text.split(' OR ')
  return words.every((word) => /^[a-z]+$/.test(word)) ? words : null
}
