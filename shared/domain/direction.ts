import * as z from 'zod'

export const wayKinds = ['out', 'in'] as const
/** Which way a message went, as the owner of the pack sees it. */
export type Way = (typeof wayKinds)[number]

/** Longest word that can be given a meaning of its own. */
export const mostDirectionWord = 200

/** What a mapping says of a direction column's own words; it goes before what is known of them here. */
export const directionWordsSchema = z.record(z.string().max(mostDirectionWord), z.enum(wayKinds))
export type DirectionWords = Readonly<Record<string, Way>>

/** English, then German, Dutch, French, Spanish, Italian, Portuguese and Polish: words that no other of them has for the contrary. */
// biome-ignore format: lists of words
const known: Readonly<Record<Way, ReadonlySet<string>>> = {
  out: new Set([
    'out', 'outgoing', 'outbound', 'sent', 'send', 'to', '>', '->', '→', 'o', 'mo', 'from me', 'from owner',
    'ausgehend', 'gesendet', 'uitgaand', 'verzonden', 'verstuurd', 'sortant', 'envoyé', 'saliente', 'enviado', 'in uscita', 'inviato',
    'wychodzące', 'wychodząca', 'wysłane', 'wysłana',
  ]),
  in: new Set([
    'in', 'incoming', 'inbound', 'received', 'receive', 'from', '<', '<-', '←', 'i', 'mt', 'to me', 'to owner',
    'eingehend', 'empfangen', 'inkomend', 'ontvangen', 'entrant', 'reçu', 'entrante', 'recibido', 'in entrata', 'in arrivo', 'ricevuto', 'recebido',
    'przychodzące', 'przychodząca', 'odebrane', 'odebrana',
  ]),
}

/** A direction's word as it is compared: width, case and space about it say nothing. */
export const foldDirection = (word: string): string => word.normalize('NFKC').trim().toLowerCase()

/** Which way a message went by a supplier's own word; null: not one of the known words. */
export function directionOf(word: string): Way | null {
  const folded = foldDirection(word)
  if (known.out.has(folded)) return 'out'
  return known.in.has(folded) ? 'in' : null
}

/** `directionOf` where a mapping says what words mean: the mapping's own go first. */
export function directionsUnder(words: DirectionWords = {}): (word: string) => Way | null {
  const own = new Map(Object.entries(words).map(([word, way]) => [foldDirection(word), way]))
  return (word) => own.get(foldDirection(word)) ?? directionOf(word)
}

/** The words with one of them said to mean this, or nothing of its own (null); always in the same order. */
export function withWord(words: DirectionWords, word: string, way: Way | null): Record<string, Way> {
  const others = Object.entries(words).filter(([own]) => foldDirection(own) !== foldDirection(word))
  const all: [string, Way][] = way === null ? others : [...others, [word.trim(), way]]
  return Object.fromEntries(all.sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** For screens and reports: '"Abgang" means out'. */
export const directionsInWords = (words: DirectionWords = {}): string[] =>
  Object.entries(words).map(([word, way]) => `"${word}" means ${way}`)

/** Words of which a mapping says both: two spellings of one. */
export function contraryDirections(words: DirectionWords = {}): string[] {
  const said = Map.groupBy(Object.entries(words), ([word]) => foldDirection(word))
  return [...said.values()]
    .filter((alike) => new Set(alike.map(([, way]) => way)).size > 1)
    .map((alike) => alike.map(([word]) => `"${word}"`).join(' and '))
}

/** As it is stored, counted and shown of rows whose direction says neither. */
export const directionReason = 'direction cannot be read'

const neither = '" says neither in nor out'

/** What is kept beside such a row. */
export const unknownDirection = (word: string): string => `"${word}${neither}`

/** The word in what `unknownDirection` said; null: it said something else. */
export const unknownDirectionIn = (detail: string): string | null =>
  detail.startsWith('"') && detail.endsWith(neither) ? detail.slice(1, -neither.length) : null
