import type { Bar } from '../../../renderer/components/bars.ts'
import type { TagDef } from '../../../shared/contract/tagging.ts'

export type FakeTag = Pick<TagDef, 'code' | 'name' | 'colour' | 'shape'>

export const tags: readonly FakeTag[] = [
  { code: 'IM', name: 'Importation', colour: 1, shape: 'square' },
  { code: 'QTY', name: 'Quantity', colour: 2, shape: 'bar' },
  { code: 'PRC', name: 'Price', colour: 3, shape: 'circle' },
  { code: 'RTE', name: 'Route or place', colour: 5, shape: 'triangle' },
  { code: 'TRN', name: 'Transport', colour: 6, shape: 'diamond' },
  { code: 'CON', name: 'Concealment', colour: 7, shape: 'square' },
  { code: 'HND', name: 'Handover', colour: 8, shape: 'cross' },
  { code: 'PAY', name: 'Payment', colour: 4, shape: 'ring' },
  { code: 'ROL', name: 'Role', colour: 10, shape: 'circle' },
  { code: 'FIR', name: 'Firearms', colour: 12, shape: 'triangle' },
  { code: 'MON', name: 'Money laundering', colour: 4, shape: 'bar' },
  { code: 'TTL', name: 'Threat to life', colour: 1, shape: 'flag' },
  { code: 'ATT', name: 'Attribution clue', colour: 9, shape: 'diamond' },
  { code: 'REL', name: 'Relevant', colour: 11, shape: 'ring' },
  { code: 'UND', name: 'Undermines', colour: 11, shape: 'flag' },
  { code: 'AST', name: 'Assists', colour: 11, shape: 'cross' },
  { code: 'SEN', name: 'Sensitive', colour: 12, shape: 'square' },
]

const handles = [
  'ravenwolf',
  'tallship',
  'foxglove',
  'foxglov3',
  'Il1lIO0o',
  'northpier',
  'quietharbour',
  'bluefin',
]
const texts = [
  'Morning. u about?',
  'yes m8 box is landing thurs, 2 tops for u',
  'Happy birthday mate 🎂 have a good one',
  'trailer 14 on the late ferry, seal is 0071946',
  'ok',
  'did you see the match 😂😂 never a penalty that',
  '38 a box, can do 37.5 if u take five. paper on the day no tick',
  'ask him for the token before he gets anything, last two 88. Then u go round the back by the old dairy, second gate, he flashes twice and u follow him in. Nothing said on the phone. If there is anyone else there just drive on',
  '£2,400 and €500, счёт позже',
  'مرحبا all good here',
  'mum is 69 on sunday so not around',
  'Line one\nline two\n\nline four after a gap',
]

export interface FakeRow {
  readonly index: number
  readonly at: number
  readonly sender: string
  readonly recipient: string
  readonly text: string
  readonly tags: readonly FakeTag[]
  /** px; 0: no image. */
  readonly image: number
}

/** The same row for the same position, always. */
export function fakeRow(index: number): FakeRow {
  const seed = Math.imul(index + 1, 2_654_435_761) >>> 0
  const first = seed % handles.length
  return {
    index,
    at: Date.UTC(2020, 3, 1) + index * 41_000,
    sender: handles[first] ?? '',
    recipient: handles[(first + 1 + ((seed >>> 8) % (handles.length - 1))) % handles.length] ?? '',
    text: texts[(seed >>> 4) % texts.length] ?? '',
    tags:
      (seed >>> 12) % 9 === 0 ? tags.slice((seed >>> 16) % 12, ((seed >>> 16) % 12) + 1 + (seed % 3)) : [],
    image: (seed >>> 20) % 4 === 0 ? 120 + (seed % 120) : 0,
  }
}

/** Answers after a while, as the engine does: ?delay=ms. */
const delay = Number(new URLSearchParams(location.search).get('delay') ?? 30)

export function fetchRows(from: number, count: number, signal: AbortSignal): Promise<readonly FakeRow[]> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => resolve(Array.from({ length: count }, (_, index) => fakeRow(from + index))),
      delay,
    )
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      reject(signal.reason)
    })
  })
}

export const days: readonly Bar[] = Array.from({ length: 74 }, (_, day) => {
  const gap = day === 20 || (day > 51 && day < 55)
  const date = new Date(Date.UTC(2020, 3, 1 + day))
  return {
    label: date.toUTCString().slice(0, 16),
    count: gap ? 0 : Math.round(40 + 160 * Math.abs(Math.sin(day / 5)) + (day % 7) * 9),
    gap,
  }
})
