/**
 * Letters drawn as strokes on a 4 x 6 grid, so that words in pictures look the same on every machine, whatever fonts it has.
 * Each letter is a list of strokes "x y x y …"; y grows downwards.
 */
const GLYPHS: Record<string, string> = {
  A: '0 6 2 0 4 6|0.8 4 3.2 4',
  B: '0 0 0 6 3 6 4 5 4 4 3 3 0 3|3 3 3.7 2 3.7 1 3 0 0 0',
  C: '4 1 3 0 1 0 0 1 0 5 1 6 3 6 4 5',
  D: '0 0 0 6 2.6 6 4 4.6 4 1.4 2.6 0 0 0',
  E: '4 0 0 0 0 6 4 6|0 3 3 3',
  F: '4 0 0 0 0 6|0 3 3 3',
  G: '4 1 3 0 1 0 0 1 0 5 1 6 3 6 4 5 4 3.2 2.4 3.2',
  H: '0 0 0 6|4 0 4 6|0 3 4 3',
  I: '1 0 3 0|2 0 2 6|1 6 3 6',
  J: '4 0 4 5 3 6 1 6 0 5',
  K: '0 0 0 6|4 0 0 3.4|1.2 2.6 4 6',
  L: '0 0 0 6 4 6',
  M: '0 6 0 0 2 3 4 0 4 6',
  N: '0 6 0 0 4 6 4 0',
  O: '1 0 3 0 4 1 4 5 3 6 1 6 0 5 0 1 1 0',
  P: '0 6 0 0 3 0 4 1 4 2.4 3 3.4 0 3.4',
  Q: '1 0 3 0 4 1 4 5 3 6 1 6 0 5 0 1 1 0|2.6 4.4 4.2 6.4',
  R: '0 6 0 0 3 0 4 1 4 2.2 3 3.2 0 3.2|2 3.2 4 6',
  S: '4 1 3 0 1 0 0 1 0 2 1 3 3 3 4 4 4 5 3 6 1 6 0 5',
  T: '0 0 4 0|2 0 2 6',
  U: '0 0 0 5 1 6 3 6 4 5 4 0',
  V: '0 0 2 6 4 0',
  W: '0 0 1 6 2 2.4 3 6 4 0',
  X: '0 0 4 6|4 0 0 6',
  Y: '0 0 2 3 4 0|2 3 2 6',
  Z: '0 0 4 0 0 6 4 6',
  '0': '1 0 3 0 4 1 4 5 3 6 1 6 0 5 0 1 1 0|0.6 5 3.4 1',
  '1': '0.8 1.2 2 0 2 6|0.8 6 3.2 6',
  '2': '0 1 1 0 3 0 4 1 4 2 0 6 4 6',
  '3': '0 1 1 0 3 0 4 1 4 2 3 3 4 4 4 5 3 6 1 6 0 5|1.4 3 3 3',
  '4': '3 6 3 0 0 4 4 4',
  '5': '4 0 0.4 0 0 2.6 3 2.4 4 3.4 4 5 3 6 1 6 0 5',
  '6': '3.6 0.4 2.4 0 1 0.6 0 2 0 5 1 6 3 6 4 5 4 3.8 3 2.8 1 2.8 0 3.8',
  '7': '0 0 4 0 1.4 6',
  '8': '1 0 3 0 4 1 4 2 3 3 1 3 0 2 0 1 1 0|1 3 0 4 0 5 1 6 3 6 4 5 4 4 3 3',
  '9': '0.4 5.6 1.6 6 3 5.4 4 4 4 1 3 0 1 0 0 1 0 2.2 1 3.2 3 3.2 4 2.2',
  '-': '0.6 3 3.4 3',
  '+': '2 1 2 5|0 3 4 3',
  '.': '1.8 5.8 2.2 6',
  ',': '2.2 5.4 1.6 6.8',
  ':': '2 2 2 2.4|2 5 2 5.4',
  '/': '0 6 4 0',
  '£': '4 1 3 0 2 0 1.2 1 1.2 4.6 0 6 4 6|0.2 3.2 3 3.2',
  '€': '4 1 3 0 1.8 0 0.8 1.4 0.8 4.6 1.8 6 3 6 4 5|0 2.4 3 2.4|0 3.6 3 3.6',
  '&': '4 6 0.8 1.6 1 0.4 2 0 2.8 0.6 2.6 1.8 0.4 3.6 0 5 1 6 2.4 6 4 4',
  "'": '2 0 2 1.4',
}

export interface Lettering {
  readonly x: number
  readonly y: number
  /** Height of a letter in pixels. */
  readonly size: number
  readonly colour: string
  /** Thickness of the pen, as a share of the height. */
  readonly weight?: number
  readonly anchor?: 'start' | 'middle'
}

const ADVANCE = 5.8

/** Width in pixels of text set at a size. */
function textWidth(text: string, size: number): number {
  return ((text.length * ADVANCE - (ADVANCE - 4)) * size) / 6
}

/** An SVG path that writes the text, in capitals; what has no letter is left blank. */
export function lettering(text: string, at: Lettering): string {
  const unit = at.size / 6
  const left = at.anchor === 'middle' ? at.x - textWidth(text, at.size) / 2 : at.x
  let d = ''
  for (const [i, letter] of [...text.toUpperCase()].entries()) {
    for (const stroke of (GLYPHS[letter] ?? '').split('|')) {
      const points = stroke.split(' ').filter(Boolean).map(Number)
      for (let k = 0; k + 1 < points.length; k += 2) {
        const x = left + ((points[k] ?? 0) + i * ADVANCE) * unit
        const y = at.y + (points[k + 1] ?? 0) * unit
        d += `${k === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`
      }
    }
  }
  const pen = (at.size * (at.weight ?? 0.13)).toFixed(1)
  return `<path d="${d}" fill="none" stroke="${at.colour}" stroke-width="${pen}" stroke-linecap="round" stroke-linejoin="round"/>`
}
