import type { Bar } from '../components/bars.ts'

const dayMs = 86_400_000
/** More bars than this are drawn by week or longer: narrower ones could not be told apart. */
const mostBars = 400

interface CalendarBar extends Bar {
  /** The first day of the bar, YYYY-MM-DD. */
  readonly id: string
}

/**
 * One bar a day from the first day to the last, days without rows included; long spans in wider bars.
 * @param seen rows of each day that are set off as the bars' parts
 */
export function calendarBars(
  days: readonly { readonly day: string; readonly rows: number }[],
  seen?: readonly { readonly day: string; readonly rows: number }[],
): CalendarBar[] {
  const first = days[0]
  const last = days.at(-1)
  if (first === undefined || last === undefined) return []
  const start = Date.parse(first.day)
  const count = (Date.parse(last.day) - start) / dayMs + 1
  const width = Math.ceil(count / mostBars)
  const totals = (of: typeof days): number[] => {
    const sums = new Array<number>(Math.ceil(count / width)).fill(0)
    for (const { day, rows } of of) {
      const index = Math.floor((Date.parse(day) - start) / dayMs / width)
      if (index >= 0 && index < sums.length) sums[index] = (sums[index] ?? 0) + rows
    }
    return sums
  }
  const parts = seen === undefined ? null : totals(seen)
  return totals(days).map((value, index) => {
    const from = new Date(start + index * width * dayMs).toISOString().slice(0, 10)
    const to = new Date(start + ((index + 1) * width - 1) * dayMs).toISOString().slice(0, 10)
    const label = width === 1 ? from : `${from} to ${to}`
    const bar = { id: from, label, count: value }
    return parts === null ? bar : { ...bar, part: parts[index] ?? 0 }
  })
}
