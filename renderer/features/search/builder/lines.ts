import type { FieldName } from '../../../../shared/query/index.ts'

/** What one line of the builder asks for. */
export type What = WordsWhat | FieldWhat | 'between'

/** Lines about the words of a message. */
export type WordsWhat = 'all' | 'any' | 'none' | 'phrase' | 'near' | 'some' | 'spelling' | 'begins' | 'part'

/** Lines that are one filter of the language; before: and after: are one line, 'between'. */
export type FieldWhat = Exclude<FieldName, 'before' | 'after'>

/** One line of the builder. */
export interface Line {
  /** Its name among the lines; means nothing else. */
  readonly id: number
  readonly what: What
  /** Rows that it fits are left out. */
  readonly not: boolean
  /** Words, values parted by commas, or a date. */
  readonly value: string
  /** The other side of near, the end of a stretch of time. */
  readonly second: string
  /** Words between for near; how many for some. */
  readonly count: number
}

export interface Built {
  readonly lines: readonly Line[]
  /** What stands in the text and no line can show: kept as it is. */
  readonly rest: string
}

let next = 1

export function newLine(what: What, part: Partial<Omit<Line, 'id' | 'what'>> = {}): Line {
  const count = what === 'near' ? 10 : 2
  return { id: next++, what, not: false, value: '', second: '', count, ...part }
}

/** What stands in an empty builder. */
export function firstLines(): readonly Line[] {
  return [newLine('all'), newLine('with'), newLine('between')]
}

/** Lines that are filled in the same way: what stands in one means the same in another. */
const alike: readonly (readonly What[])[] = [
  ['all', 'any', 'none', 'phrase', 'near', 'some', 'spelling', 'begins', 'part'],
  ['with', 'from', 'to'],
]

/** A line that asks for something else; what was filled in stays where it can mean the same. */
export function changedTo(line: Line, what: What): Line {
  const keeps = alike.some((whats) => whats.includes(line.what) && whats.includes(what))
  return keeps ? { ...line, what } : { ...newLine(what), id: line.id }
}
