import { lettering } from '../strokes.ts'
import { backdrop, circle, ellipse, hsl, line, type Painter, path, place, poly, rect } from './canvas.ts'

const WRAPS: readonly (readonly [face: string, side: string, seam: string])[] = [
  ['#c9a26b', '#9c7a4b', '#b08a56'],
  ['#d9d6cd', '#b3afa4', '#c6c2b7'],
  ['#3d4a3a', '#2a3428', '#4d5c49'],
  ['#8f2f2a', '#66201d', '#a34640'],
  ['#28292d', '#17181b', '#3a3c42'],
]

/** One or several wrapped blocks on a table, one of them opened to show a stamp. */
export const block: Painter = ({ rng, width: w, height: h, facts }) => {
  const table = hsl(rng.between(20, 40), 30, rng.between(24, 40))
  let svg = backdrop(w, h, table, hsl(28, 30, 16))
  for (let i = 0; i < 6; i++)
    svg += line(0, (h * i) / 6 + rng.below(20), w, (h * i) / 6 + rng.below(40), 'rgba(0,0,0,0.18)', 3)
  const [face, side, seam] = rng.pick(WRAPS)
  const brick =
    poly('0,0 330,0 370,-46 52,-46', seam) +
    rect(0, 0, 330, 200, face, 10) +
    poly('330,0 370,-46 370,148 330,200', side) +
    rect(0, 84, 330, 26, seam) +
    line(40, 8, 300, 14, 'rgba(255,255,255,0.35)', 6)
  // A stack behind, the opened one in front: laid out on 1000 x 750 and centred.
  let pile = ''
  const high = rng.between(1, 3)
  for (let layer = 0; layer < high; layer++) {
    const wide = rng.between(1, layer === 0 ? 2 : 1)
    for (let i = 0; i <= wide; i++)
      pile += place(brick, 60 + i * 350 + rng.below(18), 340 - layer * 160, 0.9, rng.between(-2, 2))
  }
  const opened =
    poly('-30,-24 470,-30 500,300 -16,312', face) +
    rect(0, 0, 440, 270, '#f3f0e8', 14) +
    rect(16, 16, 408, 238, '#e7e2d5', 10) +
    place(stampShape(facts.stamp ?? 'star'), 220, 112) +
    lettering(facts.stamp ?? 'star', {
      x: 220,
      y: 206,
      size: 28,
      colour: '#b8b09b',
      anchor: 'middle',
      weight: 0.16,
    })
  pile += place(opened, rng.between(330, 420), 410, 1.08, rng.between(-8, 8))
  const scale = Math.min(w / 1080, h / 780)
  return svg + place(pile, w / 2 - 520 * scale, h / 2 - 380 * scale, scale)
}

/** The emblem pressed into a block. */
function stampShape(name: string): string {
  const ink = '#b8b09b'
  const pen = `stroke="${ink}" stroke-width="9" stroke-linejoin="round"`
  switch (name) {
    case 'crown':
      return path('M-70 50 L-80 -40 L-35 5 L0 -60 L35 5 L80 -40 L70 50 Z', 'none', pen)
    case 'anchor':
      return (
        path('M0 -60 L0 55 M-35 -25 L35 -25 M-65 15 Q-55 60 0 60 Q55 60 65 15', 'none', pen) +
        circle(0, -68, 12, 'none', pen)
      )
    case 'clover':
      return (
        circle(-26, -14, 30, 'none', pen) +
        circle(26, -14, 30, 'none', pen) +
        circle(0, -56, 30, 'none', pen) +
        path('M0 0 L10 62', 'none', pen)
      )
    case 'horseshoe':
      return path(
        'M-50 55 Q-75 -70 0 -70 Q75 -70 50 55',
        'none',
        `stroke="${ink}" stroke-width="24" stroke-linecap="round"`,
      )
    case 'key':
      return circle(-52, 0, 30, 'none', pen) + path('M-22 0 L78 0 L78 28 M50 0 L50 22', 'none', pen)
    case 'dolphin':
      return path(
        'M-78 30 Q-40 -60 40 -40 L80 -58 L68 -18 Q40 0 10 8 Q-30 16 -78 30 Z M-6 -44 L6 -74 L26 -44',
        'none',
        pen,
      )
    case 'ace':
      return path(
        'M0 -68 C60 -10 80 10 46 34 C26 46 8 30 0 14 C-8 30 -26 46 -46 34 C-80 10 -60 -10 0 -68 Z M0 16 L-18 62 L18 62 Z',
        'none',
        pen,
      )
    default: {
      const points = Array.from({ length: 10 }, (_, i) => {
        const r = i % 2 === 0 ? 70 : 28
        const turn = (Math.PI * i) / 5 - Math.PI / 2
        return `${(r * Math.cos(turn)).toFixed(1)},${(r * Math.sin(turn)).toFixed(1)}`
      })
      return poly(points.join(' '), 'none', pen)
    }
  }
}

const FRUIT_COLOURS: Record<string, readonly [string, string]> = {
  bananas: ['#f2cf3b', '#c9a41f'],
  pineapples: ['#d9a441', '#5d7d2b'],
  peppers: ['#c8322b', '#5b8f2f'],
  tomatoes: ['#d63c2e', '#7ea33a'],
  tulips: ['#d8486a', '#5b8f2f'],
  onions: ['#c58a45', '#8e5a2a'],
  mangoes: ['#e89b3c', '#b5502a'],
  oranges: ['#ee8a1d', '#c96b0c'],
  lettuce: ['#7fb54a', '#4f8a2d'],
}

/** A pallet of fruit boxes in a warehouse or trailer. */
export const pallet: Painter = ({ rng, width: w, height: h, facts }) => {
  const floor = h * 0.8
  let svg =
    backdrop(w, h, hsl(210, 8, rng.between(58, 72)), hsl(210, 8, 42)) +
    rect(0, floor, w, h - floor, '#6d6a64')
  for (let x = 0; x < w; x += w / 7) svg += line(x, 0, x, floor, 'rgba(0,0,0,0.12)', 6)
  const [fruit, deep] = FRUIT_COLOURS[facts.fruit ?? ''] ?? ['#efe3c4', '#d8c593']
  const boxW = w * 0.17
  const boxH = h * 0.115
  const left = w * 0.16
  const rows = rng.between(4, 5)
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < 4; column++) {
      const x = left + column * boxW
      const y = floor - 34 - (row + 1) * boxH
      svg += rect(x, y, boxW - 4, boxH - 4, row % 2 === 0 ? '#c8995f' : '#bf8f55', 4)
      svg += rect(x + boxW * 0.1, y + 8, boxW * 0.76, boxH * 0.42, '#3b2a18', 8)
      for (let k = 0; k < 5; k++)
        svg += circle(x + boxW * (0.19 + k * 0.145), y + boxH * 0.27, boxH * 0.15, k % 3 === 2 ? deep : fruit)
      svg += lettering(facts.fruit ?? 'fruit', {
        x: x + boxW * 0.48,
        y: y + boxH * 0.63,
        size: boxH * 0.16,
        colour: '#5a3d1c',
        anchor: 'middle',
      })
    }
  }
  svg +=
    rect(left - 12, floor - 32, boxW * 4 + 20, 12, '#a37b48') +
    rect(left - 12, floor - 6, boxW * 4 + 20, 14, '#8b6738')
  for (const k of [0.02, 0.46, 0.94]) svg += rect(left + boxW * 4 * k, floor - 22, boxW * 0.26, 18, '#7a5930')
  const top = floor - 34 - rows * boxH
  svg += rect(left - 4, top, boxW * 4, rows * boxH, 'rgba(255,255,255,0.16)', 6)
  for (let k = 0; k < 9; k++) {
    const y = top + (rows * boxH * k) / 9
    svg += line(left - 4, y + rng.below(20), left + boxW * 4, y + rng.below(40), 'rgba(255,255,255,0.28)', 3)
  }
  return (
    svg +
    rect(left + boxW * 4 + 30, floor - h * 0.34, 26, h * 0.34, '#e0b92c') +
    circle(left + boxW * 4 + 44, floor, 24, '#2b2b2b')
  )
}

/** Bundles of notes with elastic bands on a bed or table. */
export const cash: Painter = ({ rng, width: w, height: h }) => {
  const cloth = rng.below(360)
  let svg = backdrop(w, h, hsl(cloth, 22, 40), hsl(cloth, 24, 26))
  for (let i = -4; i < 14; i++)
    svg += line((w * i) / 10, 0, (w * (i + 4)) / 10, h, 'rgba(255,255,255,0.06)', 16)
  const kinds = [
    ['#8a6fb0', '#6b5191', '20'],
    ['#c98a3d', '#a56c24', '10'],
    ['#c2544b', '#9b3b34', '50'],
    ['#4f8f8a', '#39706c', '5'],
  ] as const
  const columns = w < h ? rng.between(2, 3) : rng.between(3, 5)
  const step = (w / columns) * 0.62
  const rows = Math.floor((h * 0.92) / step)
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const [face, dark, worth] = kinds[rng.below(10) < 7 ? 0 : rng.below(4)] ?? kinds[0]
      const depth = rng.between(14, 46)
      let bundle = ''
      for (let k = depth; k > 0; k -= 5)
        bundle += rect(k * 0.25, k, 250, 118, k % 2 === 0 ? '#e9e4d6' : dark, 4)
      bundle +=
        rect(0, 0, 250, 118, face, 4) +
        rect(12, 12, 226, 94, 'none', 4, `stroke="${dark}" stroke-width="4"`) +
        ellipse(178, 58, 36, 44, dark) +
        ellipse(178, 50, 16, 20, face) +
        lettering(worth, { x: 30, y: 34, size: 46, colour: '#f4efe2' }) +
        rect(112, -4, 14, depth + 124, '#b5392f', 5)
      svg += place(
        bundle,
        w * 0.06 + column * (w / columns) * 0.94,
        h * 0.06 + row * step,
        w / columns / 330,
        rng.between(-8, 8),
      )
    }
  }
  return svg
}

/** A banknote held up, its serial number in view. */
export const token: Painter = ({ rng, width: w, height: h, facts }) => {
  const [paper, dark] = rng.pick([
    ['#a9d3cc', '#3f7f78'],
    ['#e3bf86', '#9a6a2a'],
    ['#c3b2dc', '#5f4790'],
  ] as const)
  let svg =
    backdrop(w, h, hsl(rng.below(360), 14, 34), '#1d1c1b') +
    ellipse(w * 0.5, h * 0.95, w * 0.4, h * 0.2, 'rgba(0,0,0,0.35)')
  const note =
    rect(0, 0, 900, 440, paper, 10) +
    rect(20, 20, 860, 400, 'none', 8, `stroke="${dark}" stroke-width="6"`) +
    ellipse(650, 220, 130, 165, dark, 'opacity="0.28"') +
    ellipse(650, 180, 58, 74, dark, 'opacity="0.4"') +
    path('M540 350 Q650 240 760 350 Z', dark, 'opacity="0.4"') +
    rect(300, 20, 36, 400, dark, 0, 'opacity="0.25"') +
    lettering('5', { x: 60, y: 60, size: 120, colour: dark, weight: 0.16 }) +
    lettering(facts.token ?? '', { x: 190, y: 318, size: 46, colour: '#1a1a1a', weight: 0.14 }) +
    lettering('SPECIMEN', { x: 360, y: 48, size: 26, colour: dark })
  svg += place(note, w * 0.12, h * 0.24, (w * 0.78) / 900, rng.between(-7, 7))
  const skin = hsl(rng.between(18, 30), rng.between(30, 50), rng.between(42, 70))
  return (
    svg +
    place(
      rect(-60, 0, 190, 420, skin, 90) + rect(30, 20, 76, 90, '#f0ddd0', 34, 'opacity="0.55"'),
      w * 0.14,
      h * 0.62,
      h / 760,
      28,
    )
  )
}

const USUAL_PRICES = [
  ['tops', '38.5'],
  ['bottoms', '19.5'],
  ['bush', '5.8'],
  ['solid', '2.4'],
  ['ket', '5'],
  ['polys', '7'],
] as const

/** A message screen with a list of prices. */
export const pricelist: Painter = ({ rng, width: w, height: h, facts }) => {
  const dark = rng.chance(0.5)
  const ink = dark ? '#e8e8e8' : '#222'
  let svg =
    rect(0, 0, w, h, dark ? '#16181c' : '#eef0f2') + rect(0, 0, w, h * 0.09, dark ? '#24272d' : '#2f6f8f')
  svg += lettering('PRICE LIST', { x: w * 0.08, y: h * 0.032, size: h * 0.026, colour: '#fff' })
  const asked = facts.com ?? 'tops'
  const lines = [
    [asked, facts.price ?? '38'] as const,
    ...USUAL_PRICES.filter(([what]) => what !== asked).slice(0, 5),
  ]
  const step = h * 0.115
  for (const [i, [what, worth]] of lines.entries()) {
    const y = h * 0.14 + i * step
    svg += rect(w * 0.05, y, w * 0.9, step * 0.84, dark ? '#22262c' : '#ffffff', 16)
    const size = Math.min(step * 0.28, (w * 0.6) / what.length)
    svg += lettering(what, { x: w * 0.1, y: y + step * 0.27, size, colour: ink })
    svg += lettering(worth, {
      x: w * 0.62,
      y: y + step * 0.27,
      size: step * 0.28,
      colour: rng.chance(0.2) ? '#c4483c' : '#3f9a5a',
    })
  }
  return (
    svg +
    lettering('MIN 5. TRANSPORT + 1.5', { x: w * 0.06, y: h * 0.87, size: h * 0.018, colour: ink }) +
    lettering(`${rng.between(9, 22)}:${rng.between(10, 59)}`, {
      x: w * 0.82,
      y: h * 0.036,
      size: h * 0.018,
      colour: '#fff',
    })
  )
}
