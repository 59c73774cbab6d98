import { labelledDateTime, type ShownZone } from '../domain/time-display.ts'

/** Both zones keep whole hours from UTC since 1847; before 1900 every instant is put into words by itself. */
const wholeHoursFrom = Date.UTC(1900, 0, 1)
const hourMs = 3_600_000

/** The last hour put into words, by zone: messages come in time order, so it is nearly always the one that is wanted. */
const lastHour = new Map<ShownZone, { hour: number; before: string; after: string }>()

/** `labelledDateTime`, for hundreds of thousands of messages: Intl is asked once an hour of the clock, not once a message. */
export function clockText(at: number, zone: ShownZone): string {
  if (at < wholeHoursFrom) return labelledDateTime(at, zone)
  const hour = Math.floor(at / hourMs)
  let words = lastHour.get(zone)
  if (words?.hour !== hour) {
    // '2020-04-14 09:00:00 London (BST)': what stands before and after the minutes and seconds.
    const text = labelledDateTime(hour * hourMs, zone)
    const colon = text.indexOf(':')
    words = { hour, before: text.slice(0, colon), after: text.slice(colon + 6) }
    lastHour.set(zone, words)
  }
  const seconds = Math.floor((at - hour * hourMs) / 1000)
  const two = (number: number) => String(number).padStart(2, '0')
  return `${words.before}:${two(Math.floor(seconds / 60))}:${two(seconds % 60)}${words.after}`
}
