import type { What } from './lines.ts'

/** How a line is filled in. */
export type LineInput = 'words' | 'near' | 'some' | 'names' | 'choice' | 'period' | 'between'

export interface WhatSaid {
  readonly what: What
  readonly title: string
  readonly group: 'Words' | 'Who' | 'When' | 'Where' | 'What it is' | 'Kept searches'
  readonly input: LineInput
  /** It can be turned round: rows that it fits are left out. */
  readonly negatable: boolean
  readonly hint: string
}

const words = { group: 'Words', input: 'words', negatable: false } as const
const who = { group: 'Who', input: 'names', negatable: true, hint: 'ravenwolf, big al, raven*' } as const
const when = { group: 'When', input: 'period', negatable: true } as const
const where = { group: 'Where', input: 'names', negatable: true } as const
const choice = { group: 'What it is', input: 'choice', negatable: true, hint: '' } as const
const kept = { group: 'Kept searches', input: 'names', negatable: true } as const

/** What a line can ask for, in the order in which it is offered. */
export const vocabulary: readonly WhatSaid[] = [
  { ...words, what: 'all', title: 'all of these words', hint: 'box landing "two tops"' },
  { ...words, what: 'any', title: 'any of these words', hint: 'wagon artic lorry' },
  { ...words, what: 'none', title: 'none of these words', hint: 'ferry holiday' },
  { ...words, what: 'phrase', title: 'this exact phrase', negatable: true, hint: 'two tops for u' },
  { ...words, what: 'near', title: 'words near each other', input: 'near', negatable: true, hint: 'wagon' },
  {
    ...words,
    what: 'some',
    title: 'some of these words',
    input: 'some',
    negatable: true,
    hint: 'tops wagon dover',
  },
  { ...words, what: 'spelling', title: 'also spelled otherwise', hint: 'rotterdam' },
  { ...words, what: 'begins', title: 'words that begin with', hint: 'import' },
  { ...words, what: 'part', title: 'part of a word', hint: 'tops' },
  { ...who, what: 'with', title: 'sent or received by' },
  { ...who, what: 'from', title: 'sent by' },
  { ...who, what: 'to', title: 'received by' },
  { ...choice, what: 'handle', title: 'sender or recipient', group: 'Who' },
  { ...when, what: 'between', title: 'sent between', input: 'between', negatable: false, hint: '2020-04-14' },
  { ...when, what: 'on', title: 'sent on', hint: '2020-04-14, 14/04/2020 or 2020-04' },
  { ...when, what: 'time', title: 'time of day', hint: '22:00-04:00' },
  { ...when, what: 'day', title: 'day of the week', hint: 'fri-sun' },
  { ...where, what: 'in', title: 'source', hint: 'tranche-2.csv' },
  { ...where, what: 'conversation', title: 'conversation', hint: 'dover run' },
  { ...where, what: 'cell', title: 'another column holds', hint: '490154203237518' },
  { ...choice, what: 'tag', title: 'tag' },
  { ...choice, what: 'state', title: 'tag state' },
  { ...choice, what: 'kind', title: 'kind of row' },
  { ...choice, what: 'has', title: 'has' },
  { ...choice, what: 'entity', title: 'names a' },
  { ...choice, what: 'script', title: 'written in' },
  { ...choice, what: 'seen', title: 'seen by' },
  { ...kept, what: 'search', title: 'found by the saved search', hint: 'dover run' },
  { ...kept, what: 'list', title: 'a term of the watch-list', hint: 'places' },
]

const byName = new Map(vocabulary.map((said) => [said.what, said]))

export function saidOf(what: What): WhatSaid {
  const said = byName.get(what)
  if (said === undefined) throw new RangeError(`the builder has no line for ${what}`)
  return said
}
