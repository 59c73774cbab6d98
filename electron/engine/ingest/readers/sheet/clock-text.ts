const day = 86_400_000

/** Milliseconds of a calendar without zones as "2020-04-14 09:12:30"; a fraction of a second only where there is one. */
export function dateTimeText(local: number): string {
  return `${dateText(local)} ${timeText(local - Math.floor(local / day) * day)}`
}

let lastDay = Number.NaN
let lastDayText = ''

export function dateText(local: number): string {
  const start = Math.floor(local / day) * day
  // Messages come in runs of the same day.
  if (start !== lastDay) {
    lastDayText = new Date(start).toISOString().slice(0, 10)
    lastDay = start
  }
  return lastDayText
}

const twoDigits = Array.from({ length: 100 }, (_, number) => String(number).padStart(2, '0'))
const two = (number: number): string => twoDigits[number] ?? String(number)

/** "09:12:30", and beyond a day "26:15:00". */
export function timeText(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000)
  const fraction = milliseconds - seconds * 1000
  const minutes = Math.floor(seconds / 60)
  const clock = `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}:${two(seconds % 60)}`
  return fraction === 0 ? clock : `${clock}.${String(fraction).padStart(3, '0').replace(/0+$/, '')}`
}
