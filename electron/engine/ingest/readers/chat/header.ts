import { isClockTail, isJoin, marks, spaces } from '../../../../../shared/domain/time-words.ts'

/** The time in front of a message, as text exports of chats write it. */
export interface Header {
  /** The text as given, without brackets, and where what follows it begins. */
  time: string
  to: number
  form: 'bracket' | 'dash'
}

const m = `[${marks}]*`
const s = `[${spaces}]`
const d = '[0-9٠-٩۰-۹०-९০-৯]'
const date = `${d}{1,4}${m}${s}?[./-]${s}?${m}${d}{1,2}${m}${s}?[./-]${s}?${m}${d}{1,4}${m}\\.?`
const clock = `${d}{1,2}[:.]${d}{2}(?:[:.]${d}{2})?`
const word = `[\\p{L}\\p{M}.]{1,12}(?:${s}[\\p{L}.]{1,4})?`
const join = `(?:${s}?[,،])?${m}${s}*(?:(?<join>${word})${s}*[,،]?${s}*)?`
const dateFirst = `(?<date>${date}${m}${join}${m}${clock}${m}(?:${s}*(?<half>${word}))?)`
/** Vietnam, and what is copied from WhatsApp in a browser. */
const clockFirst = `(?<clock>${clock}${m}(?:${s}*[AaPp]\\.?${s}?[Mm]\\.?)?${s}?[,،]?${s}+${date})`
const time = `${m}(?:${dateFirst}|${clockFirst})${m}`
const bracket = new RegExp(`^${m}\\[${time}\\]${m}${s}?`, 'u')
const dash = new RegExp(`^${time}${s}[-–—]${s}`, 'u')

/** The same in plain figures, as nearly every line has it: tried first, being quick. */
const plain =
  /^(?:\[(\d{1,4}[./-]\d{1,2}[./-]\d{1,4},? \d{1,2}:\d{2}(?::\d{2})?(?:[ \u202f][AaPp][Mm])?)\] |(\d{1,4}[./-]\d{1,2}[./-]\d{1,4},? \d{1,2}:\d{2}(?::\d{2})?(?:[ \u202f][AaPp][Mm])?) - )/

/** The header that a line begins with, or null. */
export function readHeader(line: string): Header | null {
  const quick = plain.exec(line)
  if (quick !== null) {
    const inBrackets = quick[1] !== undefined
    return { time: quick[1] ?? quick[2] ?? '', to: quick[0].length, form: inBrackets ? 'bracket' : 'dash' }
  }
  const form = line.includes('[') && bracketFirst.test(line) ? 'bracket' : 'dash'
  const found = (form === 'bracket' ? bracket : dash).exec(line)
  const { date: dated, clock: clocked, join: between, half } = found?.groups ?? {}
  const written = dated ?? clocked
  if (found === null || written === undefined) return null
  // "14/04/2020 10:30 Plan - Anna: …" is no header: only a half of the day stands behind a clock.
  if (!isJoin(between ?? '') || !isClockTail(half ?? '')) return null
  return { time: written, to: found[0].length, form }
}

const bracketFirst = new RegExp(`^${m}\\[`)
