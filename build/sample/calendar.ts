/**
 * Time in the sample is whole seconds of London wall-clock time since 2020-04-01 00:00:00. The window (1 April to 13 June
 * 2020) lies wholly in British Summer Time, so wall-clock arithmetic needs no time zone.
 */
export const DAYS = 74
export const DAY = 86_400
export const WINDOW = DAYS * DAY

const EPOCH_MS = Date.UTC(2020, 3, 1)

/** 'YYYY-MM-DD ', with the blank that parts it from the clock. */
const DAY_TEXT: readonly string[] = Array.from(
  { length: DAYS + 1 },
  (_, day) => `${new Date(EPOCH_MS + day * DAY * 1000).toISOString().slice(0, 10)} `,
)

const CLOCK_TEXT: readonly string[] = Array.from({ length: DAY }, (_, s) => {
  const two = (n: number): string => (n < 10 ? `0${n}` : String(n))
  return `${two(Math.floor(s / 3600))}:${two(Math.floor(s / 60) % 60)}:${two(s % 60)}`
})

const WEEKDAYS = ['Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday', 'Monday', 'Tuesday'] as const

/** 'YYYY-MM-DD HH:MM:SS', London wall clock. */
export function stamp(t: number): string {
  const day = Math.floor(t / DAY)
  return (DAY_TEXT[day] ?? '') + (CLOCK_TEXT[t - day * DAY] ?? '')
}

/** 'YYYY-MM-DD' */
export function dayText(t: number): string {
  return (DAY_TEXT[Math.floor(t / DAY)] ?? '').trimEnd()
}

/** Name of the weekday; 1 April 2020 was a Wednesday. */
export function weekday(t: number): string {
  return WEEKDAYS[Math.floor(t / DAY) % 7] ?? ''
}

export function clampToWindow(t: number): number {
  return t < 0 ? 0 : t >= WINDOW ? WINDOW - 1 : Math.floor(t)
}

/** Five stretches of the window; some talk belongs to one of them (Easter, VE Day, barbers still shut). */
export const PERIODS = 5
const PERIOD_STARTS = [9, 24, 42, 61]

export function periodOf(t: number): number {
  const day = t / DAY
  let period = 0
  for (const start of PERIOD_STARTS) if (day >= start) period++
  return period
}

/** 0 morning, 1 afternoon, 2 evening and night. */
export const PARTS_OF_DAY = 3
export function partOfDay(t: number): number {
  const hour = (t % DAY) / 3600
  return hour >= 5 && hour < 12 ? 0 : hour >= 12 && hour < 17.5 ? 1 : 2
}

/** How busy each hour of the day is, midnight first. */
const HOURLY = [
  0.25, 0.1, 0.05, 0.02, 0.01, 0.03, 0.1, 0.35, 0.7, 0.95, 1.1, 1.15, 1.1, 1.05, 1, 1, 1.05, 1.1, 1.15, 1.2,
  1.25, 1.2, 1, 0.7,
]

const QUANTILES = 1440
const SECOND_AT: readonly number[] = (() => {
  const total = HOURLY.reduce((sum, w) => sum + w, 0)
  const table: number[] = []
  let hour = 0
  let below = 0
  for (let q = 0; q < QUANTILES; q++) {
    const target = (q / QUANTILES) * total
    while (below + (HOURLY[hour] ?? 0) < target) {
      below += HOURLY[hour] ?? 0
      hour++
    }
    table.push(Math.floor((hour + (target - below) / (HOURLY[hour] ?? 1)) * 3600))
  }
  return table
})()

/** Turns a position in days (3.25 = a quarter of the day's traffic into day 3) into a second, quiet at night. */
export function wakingSecond(position: number): number {
  const day = Math.floor(position)
  const quantile = Math.floor((position - day) * QUANTILES)
  return day * DAY + (SECOND_AT[quantile] ?? 43_200)
}
