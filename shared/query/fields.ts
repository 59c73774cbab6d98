import { messageKind, tagMark } from '../contract/browse.ts'
import { type EntityKind, entityKinds } from '../domain/entities.ts'
import { type Script, scripts } from '../domain/scripts.ts'
import { parseDays, parseHours } from './clock.ts'
import { parsePeriod } from './period.ts'
import type {
  FieldFilter,
  HandleValue,
  HasValue,
  MessageKind,
  SeenValue,
  TagState,
  WordFilter,
} from './syntax.ts'

/** What each filter finds, with an example: for messages, the help page and completion. */
export const searchFields = {
  from: { finds: 'messages that a handle sent', example: 'from:ravenwolf' },
  to: { finds: 'messages that a handle received', example: 'to:"big al"' },
  with: { finds: 'messages that a handle sent or received', example: 'with:raven*' },
  conversation: {
    finds: 'rows of a conversation, by its name or its number',
    example: 'conversation:"dover run"',
  },
  in: { finds: 'rows of a source file', example: 'in:tranche-2.csv' },
  tag: { finds: 'rows that carry a tag, by its code or name', example: 'tag:IM' },
  state: {
    finds: 'rows with a tag in a state; beside tag:, with that tag in it',
    example: 'tag:IM state:proposed',
  },
  kind: { finds: 'rows of a kind', example: 'kind:image' },
  has: {
    finds: 'rows that have an image, a tag, a place, a twin (the same message served again) or a link',
    example: 'has:image',
  },
  entity: {
    finds: `rows that name a ${entityKinds.slice(0, -1).join(', ')} or ${entityKinds.at(-1)}`,
    example: 'entity:phone',
  },
  script: { finds: 'rows written mostly in a script', example: 'script:cyrillic' },
  handle: {
    finds: 'rows whose sender or recipient is attributed, proposed to be, or neither',
    example: 'handle:unattributed',
  },
  seen: { finds: 'rows that you, anyone or nobody has had on screen', example: 'seen:nobody' },
  cell: {
    finds: 'rows with a text in a column that no field took, such as an IMEI or a record id',
    example: 'cell:490154203237518',
  },
  before: { finds: 'messages sent before a date or time began', example: 'before:2020-04-14' },
  after: { finds: 'messages sent after a date ended, or from a time on', example: 'after:14/04/2020' },
  on: { finds: 'messages sent in a year, month, day or minute', example: 'on:2020-04' },
  time: {
    finds: 'messages sent between two times of day, also over midnight; London time, or UTC with a Z',
    example: 'time:22:00-04:00',
  },
  day: { finds: 'messages sent on days of the week', example: 'day:fri-sun' },
  search: { finds: 'what a saved search finds', example: 'search:"dover run"' },
  list: { finds: 'what any term of a watch-list finds', example: 'list:"drug terms"' },
} as const

export type FieldName = keyof typeof searchFields

export const fieldNames = Object.keys(searchFields) as readonly FieldName[]

export const isField = (name: string): name is FieldName => Object.hasOwn(searchFields, name)

/** The words that filters of a few words know. */
export const fieldValues = {
  state: tagMark.shape.state.options,
  kind: messageKind.options,
  has: ['image', 'tag', 'place', 'twin', 'link'],
  entity: entityKinds,
  script: scripts,
  handle: ['unattributed', 'proposed', 'attributed'],
  seen: ['me', 'anyone', 'nobody'],
} as const satisfies {
  state: readonly TagState[]
  kind: readonly MessageKind[]
  has: readonly HasValue[]
  entity: readonly EntityKind[]
  script: readonly Script[]
  handle: readonly HandleValue[]
  seen: readonly SeenValue[]
}

const LIKELY: ReadonlyMap<string, FieldName> = new Map([
  ['sender', 'from'],
  ['author', 'from'],
  ['recipient', 'to'],
  ['user', 'with'],
  ['chat', 'conversation'],
  ['source', 'in'],
  ['file', 'in'],
  ['column', 'cell'],
  ['extra', 'cell'],
  ['imei', 'cell'],
  ['status', 'state'],
  ['type', 'kind'],
  ['until', 'before'],
  ['since', 'after'],
  ['date', 'on'],
  ['hour', 'time'],
  ['hours', 'time'],
  ['weekday', 'day'],
  ['language', 'script'],
  ['saved', 'search'],
  ['watch', 'list'],
  ['watchlist', 'list'],
  ['phone', 'entity'],
  ['email', 'entity'],
  ['money', 'entity'],
])

/** The filter that somebody may have meant by a name that is none; null when nothing is near. */
export function likelyField(name: string): FieldName | null {
  const known = LIKELY.get(name)
  if (known !== undefined) return known
  if (name.length < 3) return null
  return fieldNames.find((field) => isOneSlipFrom(name, field)) ?? null
}

/** One letter too many, too few or different, or two neighbours changed over. */
function isOneSlipFrom(a: string, b: string): boolean {
  let start = 0
  while (start < a.length && a[start] === b[start]) start++
  const restOfA = a.slice(start)
  const restOfB = b.slice(start)
  return (
    restOfA.slice(1) === restOfB ||
    restOfA === restOfB.slice(1) ||
    restOfA.slice(1) === restOfB.slice(1) ||
    (restOfA.slice(2) === restOfB.slice(2) && restOfA[0] === restOfB[1] && restOfA[1] === restOfB[0])
  )
}

/**
 * A filter from its name and value as typed.
 * @returns the filter, or a sentence that says what is wrong with the value.
 */
export function parseFilter(field: FieldName, value: string, prefix: boolean): FieldFilter | string {
  switch (field) {
    case 'from':
    case 'to':
    case 'with':
    case 'conversation':
    case 'in':
    case 'tag':
    case 'cell':
      return { field, value, prefix }
    case 'search':
    case 'list':
      return prefix ? `${field}: takes a whole name, without a *.` : { field, value }
    case 'before':
    case 'after':
    case 'on': {
      const period = parsePeriod(value + (prefix ? '*' : ''))
      return typeof period === 'string' ? period : { field, period }
    }
    case 'time': {
      const hours = parseHours(value + (prefix ? '*' : ''))
      return typeof hours === 'string' ? hours : { field, hours }
    }
    case 'day': {
      const days = parseDays(value + (prefix ? '*' : ''))
      return typeof days === 'string' ? days : { field, days }
    }
    default:
      return wordFilter(field, value, prefix)
  }
}

function wordFilter(field: keyof typeof fieldValues, value: string, prefix: boolean): WordFilter | string {
  const known = prefix ? undefined : fieldValues[field].find((word) => word === value.toLowerCase())
  // The value is one of this field's own words, which the compiler cannot follow.
  if (known !== undefined) return { field, value: known } as WordFilter
  const hint =
    field === 'handle' ? ' The messages of one handle are found by with:, as in with:ravenwolf.' : ''
  return `${field}: does not know “${value}”. It knows ${fieldValues[field].join(', ')}.${hint}`
}
