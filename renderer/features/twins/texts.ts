import type { MessageRow } from '../../../shared/contract/browse.ts'
import { durationText, grouped } from '../../components/progress-text.ts'

/** '10 s', '0.5 s'. */
export const toleranceText = (ms: number): string => `${ms / 1000} s`

/** Seconds as they are typed, in milliseconds; null: not a number from 0 to 600. */
export function toleranceOf(text: string): number | null {
  const seconds = /^\s*\d{1,3}([.,]\d{1,3})?\s*$/.test(text) ? Number(text.replace(',', '.')) : Number.NaN
  return seconds >= 0 && seconds <= 600 ? Math.round(seconds * 1000) : null
}

/** How far B's clock is from A's: 'B 2.5 s ahead', 'B 1 min 4 s behind', 'none'; '' where nothing matches. */
export function skewText(ms: number | null): string {
  if (ms === null) return ''
  if (ms === 0) return 'none'
  return `B ${lengthText(Math.abs(ms))} ${ms > 0 ? 'ahead' : 'behind'}`
}

const lengthText = (ms: number): string =>
  ms < 60_000 ? `${(ms / 1000).toFixed(1).replace('.0', '')} s` : durationText(ms / 1000)

/** How far the first and the last of rows, in the order of time, are from each other: '4 s'. */
export const withinText = (rows: readonly Pick<MessageRow, 'sentAt'>[]): string =>
  lengthText((rows.at(-1)?.sentAt ?? 0) - (rows[0]?.sentAt ?? 0))

/** How many rows are in whose pack, by name; where nobody is named, the file is the pack, as the rule has it. */
export function packsOf(
  rows: readonly Pick<MessageRow, 'owner' | 'address'>[],
): { key: string; owner: string | null; file: string; count: number }[] {
  const keyOf = ({ owner, address }: (typeof rows)[number]) =>
    owner === null ? `file ${address.source}` : `handle ${owner.id}`
  return [...Map.groupBy(rows, keyOf)].flatMap(([key, own]) => {
    const [row] = own
    if (row === undefined) return []
    return [{ key, owner: row.owner?.name ?? null, file: row.address.file, count: own.length }]
  })
}

/** How many clusters there are to decide on, and how many of them are listed. */
export function apartText(total: number | null, listed: number): string {
  if (total === null) return 'counting clusters…'
  const said = total === 1 ? '1 cluster left apart' : `${grouped(total)} clusters left apart`
  return listed < total ? `${said}, the first ${grouped(listed)} of them listed` : said
}

/** '2020-04-14' for a day since 1970-01-01, UTC. */
const dayText = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10)

/** '2020-04-14', or '2020-04-14 to 2020-04-20, 7 days'. */
export function stretchText({ from, to }: { from: number; to: number }): string {
  return from === to ? dayText(from) : `${dayText(from)} to ${dayText(to)}, ${to - from + 1} days`
}
