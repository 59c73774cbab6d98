import type { Mapping } from '../../../../shared/domain/mapping.ts'
import type { Sample } from './question-props.ts'

/** As many as one call may ask about. */
const asked = 20

/** Times of the file as they are written: of its first row, then, where one column holds them, from all over the file. */
export function givenTimes(preview: Sample, { columns: { date, time } }: Mapping): string[] {
  const at = (column: string | undefined) => (column === undefined ? -1 : preview.columns.indexOf(column))
  const rows = preview.rows
    .map(({ cells }) => [cells[at(date)], cells[at(time)]].filter((cell) => cell).join(' '))
    .filter((text) => text !== '')
  const samples = date === undefined || time === undefined ? (preview.samples[at(time ?? date)] ?? []) : []
  return [...new Set([...rows.slice(0, 1), ...samples, ...rows])].slice(0, asked)
}

interface Read {
  readonly at: number | null
}

/**
 * Which of the times tell most: the first, and the first other one that London's clock reads at another distance from
 * UTC, so that summer time is seen. Indexes into both lists, which hold the same times read in London and in UTC.
 */
export function tellingTimes(london: readonly Read[], utc: readonly Read[]): number[] {
  const distances = london.map(({ at }, index) => {
    const other = utc[index]?.at ?? null
    return at === null || other === null ? null : at - other
  })
  const other = distances.findIndex((distance) => distance !== null && distance !== distances[0])
  return london.length === 0 ? [] : other > 0 ? [0, other] : [0]
}
