const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

const counted = (count: number, unit: string) =>
  `${count.toLocaleString('en-GB')} ${unit}${count === 1 ? '' : 's'}`

/** How long a stretch of time is, in its two largest units: '7 days', '27 h 40 min', '3 days 4 h', '45 s'. Rounded down. */
export function lengthText(ms: number): string {
  const length = Math.max(0, ms)
  if (length >= 2 * day) {
    const hours = Math.floor((length % day) / hour)
    return [counted(Math.floor(length / day), 'day'), ...(hours === 0 ? [] : [`${hours} h`])].join(' ')
  }
  if (length >= hour) {
    const minutes = Math.floor((length % hour) / minute)
    return [`${Math.floor(length / hour)} h`, ...(minutes === 0 ? [] : [`${minutes} min`])].join(' ')
  }
  if (length >= minute) return `${Math.floor(length / minute)} min`
  return `${Math.floor(length / 1000)} s`
}
