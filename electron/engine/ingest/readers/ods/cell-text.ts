import { timeText } from '../sheet/clock-text.ts'
import { generalNumber } from '../sheet/general-number.ts'

/**
 * A value as OpenDocument states it beside the text that is shown (1.3 part 3, 19.385 and on), by its office:value-type: numbers, dates
 * and times whole, not as a format shortens them.
 */
export function statedText(type: string, stated: string): string {
  switch (type) {
    case 'date':
      return dateText(stated)
    case 'time':
      return durationText(stated)
    case 'boolean':
      return stated.toUpperCase()
    case 'string':
      return stated
    default:
      return generalNumber(stated)
  }
}

/** 2020-04-14T09:12:30.500000000 -> 2020-04-14 09:12:30.5 */
function dateText(date: string): string {
  const parts = /^(-?\d{4,}-\d\d-\d\d)(?:T(\d\d:\d\d:\d\d)(?:[.,](\d+))?(.*))?$/.exec(date)
  if (parts === null) return date
  const [, day = '', clock, fraction = '', zone = ''] = parts
  const rest = fraction.replace(/0+$/, '')
  return clock === undefined ? day : `${day} ${clock}${rest === '' ? '' : `.${rest}`}${zone}`
}

/** PT26H15M00.5S -> 26:15:00.5 */
function durationText(time: string): string {
  const parts = /^(-?)P(?:(\d+)D)?T?(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:[.,]\d+)?)S)?$/.exec(time)
  if (parts === null) return time
  const [, sign = '', days = '0', hours = '0', minutes = '0', seconds = '0'] = parts
  const whole = (Number(days) * 24 + Number(hours)) * 3_600_000 + Number(minutes) * 60_000
  const milliseconds = whole + Math.round(Number(seconds.replace(',', '.')) * 1000)
  return Number.isSafeInteger(milliseconds) ? `${sign}${timeText(milliseconds)}` : time
}
