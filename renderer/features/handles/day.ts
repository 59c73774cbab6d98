import { describePeriod, parsePeriod } from '../../../shared/query/period.ts'

export interface TypedDay {
  /** YYYY-MM-DD; null: none was typed, or it cannot be read. */
  readonly day: string | null
  /** How it reads: '14 April 2020'. */
  readonly title?: string
  /** What is wrong with it. */
  readonly error?: string
}

/** Reads a day as typed: 14/4/2020 or 2020-04-14. An empty text is no day, and nothing is wrong with it. */
export function dayOf(text: string): TypedDay {
  if (text.trim() === '') return { day: null }
  const period = parsePeriod(text)
  if (typeof period === 'string') return { day: null, error: period }
  if (period.unit !== 'day') return { day: null, error: 'A whole day, as 14/4/2020.' }
  const two = (value: number) => String(value).padStart(2, '0')
  return {
    day: `${period.year}-${two(period.month)}-${two(period.day)}`,
    title: describePeriod(period),
  }
}
