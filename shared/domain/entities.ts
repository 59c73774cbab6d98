/** Things with a form of their own that a message can name, as entity: knows them. New kinds go to the end. */
export const entityKinds = [
  'phone',
  'money',
  'weight',
  'imei',
  'postcode',
  'web',
  'email',
  'vehicle',
  'coordinates',
] as const
export type EntityKind = (typeof entityKinds)[number]

export interface Entity {
  readonly kind: EntityKind
  /** UTF-16 offsets into the text, [from, to). */
  readonly from: number
  readonly to: number
  /** As it stands in the text. */
  readonly text: string
}

const domain =
  /(?<![\w@.-])(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:com|net|org|info|io|me|onion|co|uk|ie|nl|es|de|fr|be|eu|gov|app|dev|ly|gl)(?![\w.-]*@)(?![a-z0-9-])(?:\/[^\s<>"']*)?/gi

/** What the forms are built of, as far as one look at a text tells: most kinds are ruled out by it without their pattern. */
interface Signs {
  readonly digits: number
  readonly at: boolean
  readonly dot: boolean
  readonly slashes: boolean
  readonly degree: boolean
  /** ½ ¼ ¾, which stand for a digit in a weight. */
  readonly fraction: boolean
}

function signsOf(text: string): Signs {
  let digits = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code >= 0x30 && code <= 0x39) digits++
  }
  return {
    digits,
    at: text.includes('@'),
    dot: text.includes('.'),
    slashes: text.includes('//'),
    degree: text.includes('°'),
    fraction: /[½¼¾]/.test(text),
  }
}

interface Recogniser {
  readonly kind: EntityKind
  /** False: no text with these signs can match. */
  readonly possible: (signs: Signs) => boolean
  /** Global, and never matches nothing. */
  readonly pattern: RegExp
  readonly passes?: (text: string) => boolean
}

/**
 * Each kind by its form. In the order in which they are looked for: what one has taken is not offered to the later ones.
 * Postcodes: the ranges of letters of BS 7666; number plates: the current series, and the older two only in capitals, since "m8 yes" has
 * their form; IMEI: fifteen digits with a right check digit (3GPP TS 23.003, annex B).
 */
const recognisers: readonly Recogniser[] = [
  {
    kind: 'email',
    possible: ({ at }) => at,
    pattern: /[\w.+%-]{1,64}@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,24}/gi,
  },
  {
    kind: 'coordinates',
    possible: ({ slashes }) => slashes,
    pattern: /(?<![\w/:])\/\/\/[\p{L}]{2,}\.[\p{L}]{2,}\.[\p{L}]{2,}/gu,
  },
  {
    kind: 'web',
    possible: ({ slashes, dot }) => slashes || dot,
    pattern: /(?:https?:\/\/|www\.)[^\s<>"']{3,}/gi,
  },
  { kind: 'web', possible: ({ dot }) => dot, pattern: domain },
  {
    kind: 'coordinates',
    possible: ({ digits, dot }) => dot && digits >= 8,
    pattern:
      /(?<![\d.])[+-]?(?:[0-8]?\d|90)\.\d{3,}°?\s*[NS]?\s*[,; ]\s*[+-]?(?:1[0-7]\d|\d{1,2}|180)\.\d{3,}°?\s*[EW]?(?![\d.])/gi,
  },
  {
    kind: 'coordinates',
    possible: ({ degree }) => degree,
    pattern:
      /\d{1,2}°\s*\d{1,2}['′’]\s*(?:\d{1,2}(?:\.\d+)?["″”]\s*)?[NS][\s,]*\d{1,3}°\s*\d{1,2}['′’]\s*(?:\d{1,2}(?:\.\d+)?["″”]\s*)?[EW]/gi,
  },
  {
    kind: 'imei',
    possible: ({ digits }) => digits >= 15,
    pattern: /(?<![\d+])\d{2}[ -]?\d{6}[ -]?\d{6}[ -]?\d(?!\d)/g,
    passes: (text) => isImei(text.replace(/\D/g, '')),
  },
  {
    kind: 'money',
    possible: ({ digits }) => digits > 0,
    pattern:
      /[£€$¥₿₹]\s?\d{1,3}(?:[,.]?\d{3})*(?:\.\d{1,2})?(?:\s?(?:k|m|mil|million|grand|bn)\b)?|(?<![\w.,])\d+(?:[.,]\d+)*\s?(?:£|€|(?:k\s)?(?:quid|pounds?|euros?|dollars?|grand|gbp|eur|usd|btc)\b)/gi,
  },
  {
    kind: 'weight',
    possible: ({ digits, fraction }) => digits > 0 || fraction,
    pattern:
      /(?<![\w.,])(?:\d+(?:[.,]\d+)*|[½¼¾])\s?(?:kg|kgs|kilos?|kilogram(?:me)?s?|g|gs|grams?|grammes?|mg|oz|ozs|ounces?|lbs?|tonnes?|tons?)(?![a-z0-9])/gi,
  },
  {
    kind: 'phone',
    possible: ({ digits }) => digits >= 8,
    pattern:
      /(?<![\d.+/])(?:(?:\+|00)[1-9]\d{0,2}(?:[ .-]?\(?0?\)?)?(?:[ .-]?\d){6,12}|\(?0[1-9]\d{1,4}\)?(?:[ .-]?\d){5,8})(?![\d/])/g,
    passes: (text) => isPhone(text),
  },
  {
    kind: 'postcode',
    possible: ({ digits }) => digits > 0,
    pattern:
      /(?<![a-z0-9])(?:GIR ?0AA|[A-PR-UWYZ](?:\d{1,2}|[A-HK-Y]\d(?:\d|[ABEHMNPRV-Y])?|\d[A-HJKPS-UW]) ?\d[ABD-HJLNP-UW-Z]{2})(?![a-z0-9])/gi,
  },
  {
    kind: 'vehicle',
    possible: ({ digits }) => digits >= 2,
    pattern: /(?<![a-z0-9])[A-HJ-PR-Y][A-HJ-PR-Y]\d{2} ?[A-HJ-PR-Z]{3}(?![a-z0-9])/gi,
  },
  {
    kind: 'vehicle',
    possible: ({ digits }) => digits > 0,
    pattern:
      /(?<![A-Za-z0-9])(?:[A-HJ-NP-TV-Y]\d{1,3} ?[A-Z]{3}|[A-Z]{3} ?\d{1,3}[A-HJ-NP-TV-Y])(?![A-Za-z0-9])/g,
  },
]

/** What a text names, in the order of the text, apart from each other. */
export function entitiesIn(text: string): Entity[] {
  const signs = signsOf(text)
  const found: Entity[] = []
  for (const { kind, possible, pattern, passes } of recognisers) {
    if (!possible(signs)) continue
    for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
      const from = match.index
      const named = match[0].replace(/[.,;:!?)\]]+$/u, '')
      const to = from + named.length
      if (found.some((other) => other.from < to && other.to > from)) continue
      if (passes === undefined || passes(named)) found.push({ kind, from, to, text: named })
    }
  }
  return found.sort((a, b) => a.from - b.from)
}

/** Bits of the kinds that a text names: 1 for the first of entityKinds, 2 for the second, and so on. */
export function entityBits(text: string): number {
  let bits = 0
  for (const { kind } of entitiesIn(text)) bits |= 1 << entityKinds.indexOf(kind)
  return bits
}

function isPhone(text: string): boolean {
  const digits = text.replace(/\D/g, '').length
  return text.startsWith('+') || text.startsWith('00')
    ? digits >= 8 && digits <= 17
    : digits === 10 || digits === 11
}

/** Luhn's check over fifteen digits. */
function isImei(digits: string): boolean {
  if (digits.length !== 15 || /^(\d)\1*$/.test(digits)) return false
  let sum = 0
  for (let i = 0; i < 15; i++) {
    const doubled = Number(digits[i]) * (i % 2 === 1 ? 2 : 1)
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return sum % 10 === 0
}
