/**
 * Clock times as phones write them in other languages, put into the words that TimeText reads: digits of other scripts, the words
 * for the halves of the day, and what stands between a date and a time.
 */

/** Words for the half before noon and the half after it, folded by `foldWord`. After Unicode CLDR's dayPeriods, and older phones. */
// biome-ignore format: lists of words
const forenoon = [
  'am', 'ص', 'قظ', 'πμ', '上午', '凌晨', '清晨', '早上', '午前', '오전', 'öö', 'de', 'vm', 'fm', 'ap', 'sa', 'pg', 'dop', 'dopoledne', 'проб',
  'पूर्वाह्न', 'pd', 'rn', 'fh', 'тң', 'ກ່ອນທ່ຽງ', 'претпл', 'နံနက်', 'غم', 'дп', 'to', 'gh', 'sf', 'bn', 'بن', 'ቅቀ', 'পূৰ্বাহ্ন', 'صبح', 'goöň', 'چب', 'ጥዋት',
  'priešpiet', 'priekšp', 'үө', 'පෙව', 'முற்பகல்', 'ਪੂਦੁ', 'ಪೂರ್ವಾಹ್ನ', 'ก่อนเที่ยง',
]
// biome-ignore format: lists of words
const afternoon = [
  'pm', 'م', 'بظ', 'μμ', '下午', '中午', '傍晚', '晚上', '午後', '오후', 'ös', 'du', 'nm', 'em', 'ip', 'ch', 'ptg', 'odp', 'odpoledne', 'слоб',
  'अपराह्न', 'md', 'in', 'eh', 'тк', 'ຫຼັງທ່ຽງ', 'попл', 'ညနေ', 'غو', 'пп', 'tk', 'gd', 'ym', 'pn', 'دن', 'ድቀ', 'অপৰাহ্ন', 'شام', 'gosoň', 'چك', 'ከሰዓት',
  'popiet', 'pēcp', 'үх', 'පව', 'பிற்பகல்', 'ਬਾਦੁ', 'ಅಪರಾಹ್ನ', 'หลังเที่ยง', 'pop',
]
const halves = new Map([
  ...forenoon.map((word) => [word, 'am'] as const),
  ...afternoon.map((word) => [word, 'pm'] as const),
])

/** Words between a date and a time, folded. */
const joins = new Set([
  '',
  'at',
  'à',
  'às',
  'as',
  'a las',
  'a la',
  'um',
  'klo',
  'kl',
  'om',
  'alle',
  'alle ore',
  'ore',
  'o',
  'в',
  'г',
  'kell',
  'saat',
  'u',
  'be',
  'พศ',
])
const after = new Set(['', 'uhr', 'h', 'ч'])

/** Marks of direction, which phones write around dates and times. */
export const marks = '\\u200e\\u200f\\u061c\\u202a-\\u202e\\u2066-\\u2069\\ufeff'
export const spaces = ' \\t\\u00a0\\u2009\\u202f'
/** No written time is longer; a cell that is, is not searched. */
const longest = 80
const allMarks = new RegExp(`[${marks}]`, 'g')
const allSpaces = new RegExp(`[${spaces}]+`, 'g')
const otherDigits = /[٠-٩۰-۹०-९০-৯]/g
const shape =
  /^(\d{1,4}\s?[./-]\s?\d{1,2}\s?[./-]\s?\d{1,4})\.?([^\d]*?)(\d{1,2}[:.]\d{2}(?:[:.]\d{2})?)([^\d]*)$/

const foldWord = (word: string): string =>
  word.toLowerCase().replace(/[.,،]/g, '').replace(allSpaces, ' ').trim()

/** A digit of another script as an ASCII digit: each script has its ten in a row, beginning with the zero. */
function plainDigit(digit: string): string {
  const code = digit.charCodeAt(0)
  const zero = [0x660, 0x6f0, 0x966, 0x9e6].findLast((first) => first <= code) ?? code
  return String(code - zero)
}

/** The half of the day that a word means, or null. */
const halfDay = (word: string): 'am' | 'pm' | null =>
  halves.get(foldWord(word)) ?? halves.get(foldWord(word).replace(/ /g, '')) ?? null

/** Thailand counts years from 543 BC: 2565 is 2022. No other calendar is there yet. */
const gregorian = (date: string): string =>
  date.replace(/\b2[56]\d\d\b/, (year) => String(Number(year) - 543))

/** Whether this may stand between a date and a clock: a word that joins them, or a half of the day. */
export const isJoin = (word: string): boolean => joins.has(foldWord(word)) || halfDay(word) !== null

/** Whether this may stand behind a clock. */
export const isClockTail = (word: string): boolean => after.has(foldWord(word)) || halfDay(word) !== null

/** The text with ASCII digits, no marks of direction, and am or pm behind the clock; null where it is not a numeric date with a clock. */
export function plainTime(text: string): string | null {
  if (text.length > longest) return null
  const plain = text.replace(allMarks, '').replace(allSpaces, ' ').replace(otherDigits, plainDigit)
  const parts = shape.exec(plain.trim().replace(/^\[|\]$/g, ''))
  if (parts === null) return null
  const [, date = '', between = '', clock = '', tail = ''] = parts
  const before = halfDay(between)
  const behind = halfDay(tail)
  if (before === null && !joins.has(foldWord(between))) return null
  if (behind === null && !after.has(foldWord(tail))) return null
  if (before !== null && behind !== null) return null
  return `${gregorian(date.replace(/ /g, ''))} ${clock} ${before ?? behind ?? ''}`.trimEnd()
}
