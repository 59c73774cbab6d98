import { durationText } from '../../components/progress-text.ts'

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
  const apart = Math.abs(ms)
  const said =
    apart < 60_000 ? `${(apart / 1000).toFixed(1).replace('.0', '')} s` : durationText(apart / 1000)
  return `B ${said} ${ms > 0 ? 'ahead' : 'behind'}`
}

/** '2020-04-14' for a day since 1970-01-01, UTC. */
const dayText = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10)

/** '2020-04-14', or '2020-04-14 to 2020-04-20, 7 days'. */
export function stretchText({ from, to }: { from: number; to: number }): string {
  return from === to ? dayText(from) : `${dayText(from)} to ${dayText(to)}, ${to - from + 1} days`
}
