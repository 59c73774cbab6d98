import {
  type DirectionWords,
  directionOf,
  directionsUnder,
  foldDirection,
  type Way,
} from '../../../../shared/domain/direction.ts'
import type { Mapping } from '../../../../shared/domain/mapping.ts'
import type { Sample } from './question-props.ts'

/** A column of more different words is none of directions. */
const mostWords = 12

export interface ShownWord {
  readonly word: string
  /** What the importer said that it means, and what it is known to mean where nobody says otherwise. */
  readonly said: Way | null
  readonly known: Way | null
}

/** The different words of the direction column among the values that were looked at. */
export function sampledWords(
  { columns, samples }: Pick<Sample, 'columns' | 'samples'>,
  { columns: { direction } }: Mapping,
): string[] {
  return direction === undefined ? [] : [...new Set(samples[columns.indexOf(direction)] ?? [])]
}

/** Whether it is for the importer to say what a word means. */
export const isAsked = ({ said, known }: ShownWord): boolean => said !== null || known === null

/** Each word once, however it is spelt; those that cost rows or were given a meaning stand first, all of the latter among them. */
export function shownWords(found: readonly string[], own: DirectionWords = {}): ShownWord[] {
  const meant = new Map(Object.entries(own).map(([word, way]) => [foldDirection(word), way]))
  const words = new Map<string, ShownWord>()
  for (const word of [...found, ...Object.keys(own)]) {
    const folded = foldDirection(word)
    if (!words.has(folded))
      words.set(folded, { word, said: meant.get(folded) ?? null, known: directionOf(word) })
  }
  const all = [...words.values()]
  const ordered = [...all.filter(isAsked), ...all.filter((word) => !isAsked(word))]
  return ordered.filter(({ said }, at) => at < mostWords || said !== null)
}

/** Whether none of the words says which way: then every row would be rejected. */
export function noneSays(words: readonly string[], { directionWords }: Mapping): boolean {
  const wayOf = directionsUnder(directionWords)
  return words.length > 0 && words.every((word) => wayOf(word) === null)
}
