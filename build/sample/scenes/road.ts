import { plate as anyPlate } from '../identifiers.ts'
import { lettering } from '../strokes.ts'
import { backdrop, circle, hsl, line, type Painter, path, place, poly, rect } from './canvas.ts'

/** A UK plate, yellow at the back and white in front. */
function numberPlate(text: string, back: boolean): string {
  return (
    rect(0, 0, 300, 66, back ? '#f3c81f' : '#f4f4ef', 8, 'stroke="#222" stroke-width="3"') +
    lettering(text, { x: 150, y: 14, size: 38, colour: '#151515', anchor: 'middle', weight: 0.16 })
  )
}

function ground(w: number, h: number, horizon: number, hue: number): string {
  return (
    backdrop(w, h, hsl(hue, 30, 72), hsl(hue, 22, 86)) +
    rect(0, horizon, w, h - horizon, '#66686b') +
    rect(0, horizon, w, 8, '#505254')
  )
}

function wheel(x: number, y: number, r: number): string {
  return circle(x, y, r, '#1c1c1e') + circle(x, y, r * 0.55, '#9da1a6') + circle(x, y, r * 0.2, '#55585c')
}

/** An articulated lorry seen from the side, on a quay or in a yard. */
export const lorry: Painter = ({ rng, width: w, height: h, facts }) => {
  const horizon = h * 0.72
  const hue = rng.below(360)
  let svg = ground(w, h, horizon, 205)
  for (let i = 0; i < 3; i++) {
    const x = w * (0.12 + i * 0.33)
    svg +=
      rect(x, h * 0.16, 12, horizon - h * 0.16, '#8d5b3f') +
      line(x, h * 0.18, x + w * 0.16, h * 0.3, '#8d5b3f', 8)
  }
  const body = hsl(hue, 55, 42)
  const truck =
    rect(0, 0, 620, 240, hsl(hue, rng.chance(0.4) ? 4 : 40, 86), 8) +
    rect(0, 200, 620, 14, body) +
    lettering('FREIGHT', { x: 340, y: 54, size: 64, colour: body, anchor: 'middle', weight: 0.2 }) +
    rect(0, 240, 640, 20, '#37393c') +
    path('M640 60 L760 60 Q800 66 806 130 L812 262 L640 262 Z', body) +
    path('M706 82 L768 82 Q788 90 792 140 L706 140 Z', '#bcd4e0') +
    rect(796, 214, 22, 16, '#f6e39a', 4) +
    [70, 140, 210, 560, 740].map((x) => wheel(x, 270, 34)).join('') +
    place(numberPlate(facts.truck ?? '', false), 20, 148, 0.6)
  const scale = Math.min((w * 0.88) / 830, (h * 0.55) / 310)
  svg += place(truck, (w - 830 * scale) / 2, h * 0.89 - 304 * scale, scale)
  return svg + rect(0, h * 0.93, w, 6, '#e0c341')
}

/** Doors of a shipping container with its number and a seal. */
export const container: Painter = ({ rng, width: w, height: h, facts }) => {
  const hue = rng.pick([8, 30, 205, 145, 222])
  const face = hsl(hue, 48, 38)
  let svg = rect(0, 0, w, h, face)
  for (let x = 0; x < w; x += w / 16) svg += rect(x, 0, w / 40, h, 'rgba(0,0,0,0.12)')
  svg += rect(w * 0.492, 0, w * 0.016, h, hsl(hue, 50, 20))
  for (const x of [0.2, 0.38, 0.62, 0.8]) {
    svg += rect(w * x, 0, 22, h, '#c4c7ca', 8)
    for (const y of [0.12, 0.5, 0.86]) svg += rect(w * x - 14, h * y, 50, 26, '#a2a6aa', 4)
    svg += rect(w * x - 70, h * 0.62, 130, 24, '#b4b8bc', 10)
  }
  const number = facts.cont ?? ''
  const spaced = `${number.slice(0, 4)} ${number.slice(4, 10)} ${number.slice(10)}`
  svg += lettering(spaced, {
    x: w * 0.53,
    y: h * 0.2,
    size: w * 0.032,
    colour: '#f5f3ec',
    weight: 0.15,
  })
  svg += lettering('45G1', {
    x: w * 0.53,
    y: h * 0.3,
    size: w * 0.032,
    colour: '#f5f3ec',
    weight: 0.15,
  })
  svg += lettering('MAX GROSS 34000 KG', {
    x: w * 0.53,
    y: h * 0.4,
    size: w * 0.016,
    colour: '#e9e5da',
  })
  const seal =
    circle(0, 0, 24, '#e7c12d') +
    rect(-9, 20, 18, 120, '#7d8187', 8) +
    rect(-110, 60, 220, 54, '#e7c12d', 10) +
    lettering(facts.seal ?? '', { x: 0, y: 76, size: 22, colour: '#222', anchor: 'middle' })
  return svg + place(seal, w * 0.38 + 12, h * 0.66, Math.min(w, h) / 620)
}

/** A panel van, its back doors and plate to the camera. */
export const van: Painter = ({ rng, width: w, height: h, facts }) => {
  const horizon = h * 0.68
  const light = rng.pick([92, 58, 30])
  const paint = hsl(rng.below(360), light > 80 ? 3 : 8, light)
  let svg = ground(w, h, horizon, 200)
  for (let x = 0; x < w; x += w / 9)
    svg += rect(x, h * 0.3, w / 9 - 6, horizon - h * 0.3, x % 2 === 0 ? '#8f6d57' : '#86644f')
  const back =
    path(
      'M20 60 Q30 0 90 0 L430 0 Q490 0 500 60 L512 470 L8 470 Z',
      paint,
      'stroke="rgba(0,0,0,0.35)" stroke-width="4"',
    ) +
    line(260, 8, 260, 440, 'rgba(0,0,0,0.4)', 5) +
    rect(60, 50, 176, 140, '#33414b', 14) +
    rect(284, 50, 176, 140, '#33414b', 14) +
    poly('80,60 120,60 90,180 64,180', 'rgba(255,255,255,0.18)') +
    rect(10, 250, 34, 120, '#a8352f', 8) +
    rect(476, 250, 34, 120, '#a8352f', 8) +
    rect(0, 440, 520, 52, '#2d2f31', 12) +
    rect(284, 240, 14, 60, '#2d2f31', 6) +
    place(numberPlate(facts.truck ?? facts.reg ?? '', true), 112, 350, 0.98) +
    rect(50, 492, 86, 60, '#171718', 16) +
    rect(384, 492, 86, 60, '#171718', 16)
  svg += rect(w * 0.2, h * 0.9, w * 0.6, 20, 'rgba(0,0,0,0.25)', 10)
  return svg + place(back, w * 0.5 - 260 * (h / 760), h * 0.18, h / 760)
}

/** A car from the front three quarters, its plate readable. */
function carPicture(w: number, h: number, hue: number, light: number, reg: string, street: number): string {
  const horizon = h * 0.6
  let svg = ground(w, h, horizon, 210)
  svg +=
    path(
      `M0 ${horizon} V${h * 0.2} L${w * 0.28} ${h * 0.12} L${w * 0.5} ${h * 0.24} V${horizon} Z`,
      hsl(20 + (street % 30), 26, 48 + (street % 20)),
    ) +
    rect(w * 0.08, h * 0.36, w * 0.1, h * 0.14, '#dfe9ee') +
    rect(w * 0.26, h * 0.36, w * 0.1, h * 0.14, '#dfe9ee')
  const paint = hsl(hue, light > 80 || light < 20 ? 4 : 55, light)
  const scale = Math.min(w / 1100, h / 720)
  const car =
    path(
      'M60 250 Q70 150 170 140 L230 50 Q240 30 280 30 L560 30 Q600 30 612 50 L670 140 Q770 150 780 250 L780 370 Q780 390 756 390 L84 390 Q60 390 60 370 Z',
      paint,
      'stroke="rgba(0,0,0,0.3)" stroke-width="4"',
    ) +
    path('M206 138 L262 58 L578 58 L636 138 Z', '#2f3d47') +
    path('M300 58 L380 58 L320 138 L252 138 Z', 'rgba(255,255,255,0.16)') +
    path('M84 200 L210 214 L196 254 L92 246 Z', '#eef4f7') +
    path('M756 200 L630 214 L644 254 L748 246 Z', '#eef4f7') +
    rect(250, 206, 340, 40, '#1d1f22', 12) +
    rect(120, 312, 600, 54, '#232528', 16) +
    place(numberPlate(reg, false), 270, 288, 1) +
    rect(96, 386, 116, 60, '#151517', 18) +
    rect(628, 386, 116, 60, '#151517', 18) +
    line(210, 170, 630, 170, 'rgba(0,0,0,0.18)', 4)
  svg += rect(w * 0.14, h * 0.87, w * 0.72, 24, 'rgba(0,0,0,0.3)', 12)
  return svg + place(car, w * 0.5 - 420 * scale, h * 0.9 - 452 * scale, scale)
}

/** A car whose plate is a clue. */
export const plate: Painter = ({ rng, width: w, height: h, facts }) => {
  const words = facts.pcar ?? ''
  const hue = words.startsWith('blue')
    ? 215
    : words.startsWith('red')
      ? 4
      : words.startsWith('green')
        ? 130
        : 210
  const light = words.startsWith('white')
    ? 92
    : words.startsWith('black')
      ? 14
      : /^(blue|red|green)/.test(words)
        ? 40
        : 56
  return carPicture(w, h, hue + rng.between(-4, 4), light, facts.reg ?? '', rng.below(360))
}

/** Anybody's car. */
export const car: Painter = ({ rng, width: w, height: h }) => {
  const [hue, light] = rng.pick([
    [0, 14],
    [210, 56],
    [0, 92],
    [215, 38],
    [4, 40],
    [140, 30],
  ] as const)
  return carPicture(w, h, hue, light, anyPlate(rng), rng.below(360))
}
