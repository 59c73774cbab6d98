import { messageKind, tagMark } from '../contract/browse.ts'
import { parsePeriod } from './period.ts'
import type { FieldFilter, HasValue, MessageKind, TagState } from './syntax.ts'

/** What each filter finds, with an example: for messages, the help page and completion. */
export const searchFields = {
  from: { finds: 'messages that a handle sent', example: 'from:ravenwolf' },
  to: { finds: 'messages that a handle received', example: 'to:"big al"' },
  with: { finds: 'messages that a handle sent or received', example: 'with:raven*' },
  in: { finds: 'rows of a source file', example: 'in:tranche-2.csv' },
  tag: { finds: 'rows that carry a tag, by its code or name', example: 'tag:IM' },
  state: {
    finds: 'rows with a tag in a state; beside tag:, with that tag in it',
    example: 'tag:IM state:proposed',
  },
  kind: { finds: 'rows of a kind', example: 'kind:image' },
  has: { finds: 'rows that have an image, a tag or a place', example: 'has:image' },
  cell: {
    finds: 'rows with a text in a column that no field took, such as an IMEI or a record id',
    example: 'cell:490154203237518',
  },
  before: { finds: 'messages sent before a date or time began', example: 'before:2020-04-14' },
  after: { finds: 'messages sent after a date ended, or from a time on', example: 'after:14/04/2020' },
  on: { finds: 'messages sent in a year, month, day or minute', example: 'on:2020-04' },
} as const

export type FieldName = keyof typeof searchFields

export const fieldNames = Object.keys(searchFields) as readonly FieldName[]

export const isField = (name: string): name is FieldName => Object.hasOwn(searchFields, name)

/** The words that state:, kind: and has: know. */
export const fieldValues = {
  state: tagMark.shape.state.options,
  kind: messageKind.options,
  has: ['image', 'tag', 'place'],
} as const satisfies { state: readonly TagState[]; kind: readonly MessageKind[]; has: readonly HasValue[] }

const LIKELY: ReadonlyMap<string, FieldName> = new Map([
  ['sender', 'from'],
  ['author', 'from'],
  ['recipient', 'to'],
  ['handle', 'with'],
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
  ['day', 'on'],
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
    case 'in':
    case 'tag':
    case 'cell':
      return { field, value, prefix }
    case 'state': {
      const known = pick(fieldValues.state, value, prefix)
      return known === null ? unknownValue(field, value) : { field, value: known }
    }
    case 'kind': {
      const known = pick(fieldValues.kind, value, prefix)
      return known === null ? unknownValue(field, value) : { field, value: known }
    }
    case 'has': {
      const known = pick(fieldValues.has, value, prefix)
      return known === null ? unknownValue(field, value) : { field, value: known }
    }
    case 'before':
    case 'after':
    case 'on': {
      const period = parsePeriod(value + (prefix ? '*' : ''))
      return typeof period === 'string' ? period : { field, period }
    }
  }
}

function pick<Value extends string>(known: readonly Value[], value: string, prefix: boolean): Value | null {
  return prefix ? null : (known.find((word) => word === value.toLowerCase()) ?? null)
}

function unknownValue(field: keyof typeof fieldValues, value: string): string {
  return `${field}: does not know “${value}”. It knows ${fieldValues[field].join(', ')}.`
}
