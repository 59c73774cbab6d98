/** What happened to the values of a column before they came here. */
export type DamageKind = 'exponent' | 'zeros' | 'cut' | 'mojibake' | 'replaced' | 'invisible'

/** One kind of damage in one column. */
export interface Damage {
  readonly column: string
  readonly what: DamageKind
  /** Values that show it. */
  readonly count: number
  /** At most three of them. */
  readonly examples: readonly { readonly row: number; readonly text: string }[]
  /** A sentence: what it means and what to do. */
  readonly advice: string
}

/** A row as readers give it. */
interface DamagedRow {
  readonly row: number
  readonly cells: readonly (string | null)[]
}

const mostExamples = 3
const exampleLength = 60

/** What each kind is called, by one value and by several. */
const damageNames: Readonly<Record<DamageKind, readonly [string, string]>> = {
  exponent: ['long number written as a power of ten', 'long numbers written as powers of ten'],
  zeros: ['number that seems to have lost leading zeros', 'numbers that seem to have lost leading zeros'],
  cut: ['text cut off at 32,767 characters', 'texts cut off at 32,767 characters'],
  mojibake: ['text read in the wrong encoding', 'texts read in the wrong encoding'],
  replaced: ['text with characters that were lost', 'texts with characters that were lost'],
  invisible: ['text with characters that cannot be seen', 'texts with characters that cannot be seen'],
}

/** '3 long numbers written as powers of ten' */
export const damageText = ({ what, count }: Pick<Damage, 'what' | 'count'>): string =>
  `${count.toLocaleString('en-GB')} ${damageNames[what][count === 1 ? 0 : 1]}`

const advice: Readonly<Record<DamageKind, string>> = {
  exponent:
    'A spreadsheet keeps 15 digits at most and shows long numbers so: IMEI, IMSI and telephone numbers in this column are not what was served. Ask for the column again as text, or for the file as it was before a spreadsheet opened it.',
  zeros:
    "Most values of this column have the same number of digits, these have fewer: a spreadsheet drops zeros at the front. Compare them with the supplier's original before a number is relied on.",
  cut: 'A cell of a spreadsheet holds no more than 32,767 characters: what came after is not in this file. Ask for these messages as text.',
  mojibake:
    'UTF-8 was once read as Windows-1252 and saved so. Choose the right encoding above if the file itself is sound; else ask for it again. The text is imported as it stands.',
  replaced:
    'The character U+FFFD (�) stands where a character could not be read when this file was made. What stood there cannot be had from it: ask for the original.',
  invisible:
    'Characters without width, or that turn the direction of writing, hide inside words: a search for the word does not find them as typed, and names that look alike differ. They are kept as they stand.',
}

const exponentForm = /^\s*[-+]?\d(?:[.,]\d+)?[eE]\+?(\d{1,3})\s*$/
const digits = /^\d{1,20}$/
/** What the bytes 80–BF of UTF-8, which follow a first one, look like in Windows-1252. */
const following =
  '[\\u0080-\\u00bf\\u20ac\\u201a\\u0192\\u201e\\u2026\\u2020\\u2021\\u02c6\\u2030\\u0160\\u2039\\u0152\\u017d\\u2018\\u2019\\u201c\\u201d\\u2022\\u2013\\u2014\\u02dc\\u2122\\u0161\\u203a\\u0153\\u017e\\u0178]'
/**
 * First bytes that stand for the scripts one meets: Latin (ÂÃÄÅ), Greek (ÎÏ), Cyrillic (ÐÑ), Hebrew (×), Arabic (ØÙ), punctuation (â),
 * East Asia (ã–ê) and emoji (ð). Not É and its like, which stand before a closing quotation mark in sound text.
 */
const mojibake = new RegExp(
  `[ÂÃÄÅÎÏÐÑ×ØÙ]${following}|â${following}{2}|[ã-ê](?![‘’“”„«»‹›…–—])${following}{2}|ð${following}{3}`,
  'u',
)
/** What nobody types and nobody sees. */
const hidden = /[\u00ad\u180e\u200b\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/
/** Marks of direction and joiners; between the parts of an emoji a joiner has its place. */
const marks =
  /[\u061c\u200c\u200e\u200f]|(?<!\p{Extended_Pictographic}|[\ufe0f\u{1f3fb}-\u{1f3ff}])\u200d|\u200d(?!\p{Extended_Pictographic}|[\u2640\u2642])/u
/** Scripts that need them: Hebrew, Arabic, those of India, Burmese, Khmer. */
const needsMarks = /[\u0590-\u08ff\u0900-\u0dff\u1000-\u109f\u1780-\u17ff\ufb1d-\ufdff\ufe70-\ufefc]/
const cutAt = 32_767

/**
 * Damage that spreadsheets and careless conversions do, by column, in rows sampled from a file of any format. It is told, never mended:
 * what was served is what is imported.
 */
export function damageOf(columns: readonly string[], rows: readonly DamagedRow[]): Damage[] {
  return columns.flatMap((column, index) => columnDamage(column, index, rows))
}

function columnDamage(column: string, index: number, rows: readonly DamagedRow[]): Damage[] {
  const found = new Map<DamageKind, Seen>()
  const usual = usualDigits(index, rows)
  for (const { row, cells } of rows) {
    const text = cells[index]
    if (text === null || text === undefined || text === '') continue
    for (const what of kindsOf(text, usual)) {
      const seen = found.get(what) ?? { count: 0, examples: [] }
      seen.count++
      if (seen.examples.length < mostExamples) seen.examples.push({ row, text: shown(text) })
      found.set(what, seen)
    }
  }
  return [...found].map(([what, { count, examples }]) => ({
    column,
    what,
    count,
    examples,
    advice: advice[what],
  }))
}

interface Seen {
  count: number
  examples: { row: number; text: string }[]
}

function kindsOf(text: string, usual: number): DamageKind[] {
  const kinds: DamageKind[] = []
  const power = exponentForm.exec(text)?.[1]
  // A number of eight digits or more: below that nobody writes an identity.
  if (power !== undefined && Number(power) >= 8) kinds.push('exponent')
  if (usual > 0 && text.length < usual && digits.test(text)) kinds.push('zeros')
  if (text.length === cutAt) kinds.push('cut')
  if (mojibake.test(text)) kinds.push('mojibake')
  if (text.includes('\ufffd')) kinds.push('replaced')
  if (hidden.test(text) || (marks.test(text) && !needsMarks.test(text))) kinds.push('invisible')
  return kinds
}

/**
 * How many digits the values of a column have that is one of fixed-width numbers; 0: it is none. Some must begin with a zero: they show
 * that zeros belong to it; without any, short ones may just be small numbers. At least nine in ten have the usual width.
 */
function usualDigits(index: number, rows: readonly DamagedRow[]): number {
  const widths = new Map<number, number>()
  let filled = 0
  let zeros = 0
  for (const { cells } of rows) {
    const text = cells[index]
    if (text === null || text === undefined || text === '') continue
    filled++
    if (!digits.test(text)) continue
    if (text.startsWith('0')) zeros++
    widths.set(text.length, (widths.get(text.length) ?? 0) + 1)
  }
  const [width, count] = [...widths].sort((a, b) => b[1] - a[1])[0] ?? [0, 0]
  // Numbers as long as an IMEI or a telephone number have one width even where none begins with a zero.
  const identities = width >= 10
  return width >= 4 && filled >= 10 && count >= filled * 0.9 && (zeros > 0 || identities) ? width : 0
}

/** Short, and with what cannot be seen written out. */
function shown(text: string): string {
  const part = text.slice(0, exampleLength).replace(/[\p{Cc}\p{Cf}]/gu, (character) => {
    return `<U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}>`
  })
  return text.length > exampleLength ? `${part}…` : part
}
