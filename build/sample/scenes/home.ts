import { lettering } from '../strokes.ts'
import { backdrop, circle, ellipse, hsl, line, type Painter, path, place, poly, rect } from './canvas.ts'

/** A dog with a round tag on its collar: its name and a telephone number. */
export const dog: Painter = ({ rng, width: w, height: h, facts }) => {
  const wall = rng.below(360)
  const coat = hsl(rng.between(20, 38), rng.between(25, 60), rng.between(30, 62))
  const ear = hsl(28, 40, rng.between(16, 28))
  const svg = backdrop(w, h, hsl(wall, 18, 78), hsl(wall, 18, 66)) + rect(0, h * 0.78, w, h * 0.22, '#8a6f54')
  const head =
    path('M-210 420 Q-220 210 0 200 Q220 210 210 420 L230 720 L-230 720 Z', coat) +
    ellipse(0, 60, 175, 165, coat) +
    path('M-150 -60 Q-250 -40 -230 130 Q-170 120 -130 10 Z', ear) +
    path('M150 -60 Q250 -40 230 130 Q170 120 130 10 Z', ear) +
    ellipse(0, 130, 92, 78, '#f1e4d3') +
    ellipse(0, 96, 34, 24, '#231d1a') +
    path(
      'M0 118 L0 150 M0 150 Q-30 180 -56 162 M0 150 Q30 180 56 162',
      'none',
      'stroke="#231d1a" stroke-width="7" stroke-linecap="round"',
    ) +
    path('M-24 168 Q0 232 26 168 Z', '#d9667a') +
    circle(-66, 26, 20, '#241c18') +
    circle(66, 26, 20, '#241c18') +
    circle(-60, 20, 6, '#fff') +
    circle(72, 20, 6, '#fff')
  const collar = path('M-150 250 Q0 330 150 250 L156 296 Q0 380 -156 296 Z', hsl(wall + 150, 70, 40))
  const tag =
    circle(0, 0, 118, '#d9dcdf', 'stroke="#8d9297" stroke-width="8"') +
    circle(0, -100, 14, '#5c6166') +
    lettering(facts.dog ?? '', {
      x: 0,
      y: -44,
      size: 38,
      colour: '#2b2d30',
      anchor: 'middle',
      weight: 0.15,
    }) +
    lettering(facts.phone ?? '', { x: 0, y: 22, size: 18, colour: '#2b2d30', anchor: 'middle', weight: 0.15 })
  return svg + place(head + collar + place(tag, 0, 448), w * 0.5, h * 0.2, Math.min(w, h) / 800)
}

/** A kitchen: units, hob, window, and tiles whose colour is the person's own. */
export const kitchen: Painter = ({ width: w, height: h, facts }) => {
  const tone = Number(facts.tiles ?? '200')
  const worktop = h * 0.6
  let svg = backdrop(w, h, hsl(40, 20, 92), hsl(40, 18, 84))
  const size = w / 18
  for (let y = 0; y < 4; y++) {
    for (let x = 0; x < 18; x++) {
      svg += rect(
        x * size + 2,
        worktop - (y + 1) * size * 0.72,
        size - 4,
        size * 0.72 - 4,
        hsl(tone + ((x + y) % 3) * 6, 48, 52 + ((x * 7 + y * 5) % 4) * 5),
        4,
      )
    }
  }
  const units = hsl(tone + 180, 12, [26, 88, 60][tone % 3] ?? 60)
  for (let i = 0; i < 4; i++) {
    if (i !== 2)
      svg +=
        rect(
          w * (0.02 + i * 0.245),
          h * 0.04,
          w * 0.23,
          h * 0.26,
          units,
          4,
          'stroke="rgba(0,0,0,0.2)" stroke-width="3"',
        ) + rect(w * (0.2 + i * 0.245), h * 0.24, 10, h * 0.04, '#777', 4)
    svg +=
      rect(
        w * (0.02 + i * 0.245),
        h * 0.66,
        w * 0.23,
        h * 0.3,
        units,
        4,
        'stroke="rgba(0,0,0,0.2)" stroke-width="3"',
      ) + rect(w * (0.09 + i * 0.245), h * 0.685, w * 0.09, 10, '#777', 4)
  }
  svg +=
    rect(w * 0.53, h * 0.02, w * 0.2, h * 0.32, '#dfeef6', 4, 'stroke="#f5f5f0" stroke-width="14"') +
    line(w * 0.63, h * 0.02, w * 0.63, h * 0.34, '#f5f5f0', 10) +
    ellipse(w * 0.58, h * 0.31, w * 0.05, h * 0.05, '#6f9a55')
  svg += rect(0, worktop, w, h * 0.045, '#4a4038') + rect(w * 0.08, worktop - 10, w * 0.22, 12, '#1e1f21', 4)
  svg +=
    rect(w * 0.13, worktop - h * 0.1, w * 0.09, h * 0.09, '#b9bdc1', 12) +
    path(`M${w * 0.22} ${worktop - h * 0.07} q30 0 34 -22`, 'none', 'stroke="#b9bdc1" stroke-width="10"')
  svg +=
    path(
      `M${w * 0.62} ${worktop} v-${h * 0.13} q0 -30 30 -30 q30 0 30 34`,
      'none',
      'stroke="#a9adb1" stroke-width="12"',
    ) +
    rect(w * 0.84, worktop - h * 0.12, w * 0.06, h * 0.12, hsl(tone + 40, 60, 50), 10) +
    rect(w * 0.4, worktop - h * 0.09, w * 0.08, h * 0.09, '#d8d2c6', 10)
  return (
    svg +
    rect(w * 0.86, h * 0.66, w * 0.12, h * 0.3, '#22262a', 8) +
    circle(w * 0.92, h * 0.82, w * 0.035, '#52606b')
  )
}

/** A wedge of blue cheese on an open palm, the finger ends and their ridges in plain view. */
export const cheese: Painter = ({ rng, width: w, height: h }) => {
  const skin = hsl(rng.between(16, 30), rng.between(32, 52), rng.between(44, 74))
  const edge = 'stroke="rgba(90,40,20,0.35)" stroke-width="5"'
  const svg = backdrop(w, h, hsl(rng.below(360), 12, 62), hsl(30, 14, 34))
  let hand = rect(-150, 430, 300, 400, skin, 60) + rect(-215, 60, 430, 460, skin, 130, edge)
  for (const [i, top] of [-250, -330, -350, -290].entries()) {
    const x = -212 + i * 108
    hand += rect(x, top, 100, 460 - i * 8, skin, 50, edge)
    for (let k = 0; k < 5; k++) {
      const r = 8 + k * 7
      hand += path(
        `M${x + 50 - r} ${top + 62 + k} q0 -${r} ${r} -${r} q${r} 0 ${r} ${r}`,
        'none',
        'stroke="rgba(90,40,20,0.4)" stroke-width="2"',
      )
    }
    hand += line(x + 16, top + 130, x + 84, top + 130, 'rgba(90,40,20,0.3)', 4)
  }
  hand += rect(-215, 150, 430, 330, skin, 120)
  let wedge =
    poly('-270,40 190,-100 310,30 -120,190', '#f4e7bd') +
    poly('-270,40 -120,190 -120,320 -270,160', '#e6d39c') +
    poly('-120,190 310,30 310,160 -120,320', '#eddcab') +
    poly('190,-100 310,30 310,160 196,20', '#b98f56')
  for (let i = 0; i < 26; i++) {
    const x = -90 + rng.below(370)
    const y = 190 - (x + 120) * 0.37 + rng.between(22, 108)
    wedge += ellipse(
      x,
      y,
      rng.between(5, 20),
      rng.between(3, 9),
      hsl(205, 24, rng.between(34, 52)),
      'opacity="0.8"',
    )
  }
  const label =
    rect(0, 0, 150, 66, '#fff', 6) +
    lettering('BLUE', { x: 75, y: 20, size: 26, colour: '#33507a', anchor: 'middle' })
  wedge += place(label, -20, 42, 1, -17)
  const thumb = rect(0, 0, 112, 330, skin, 56, edge)
  const drawing = hand + place(wedge, -20, 190, 0.78) + place(thumb, -330, 190, 1, -38)
  return svg + place(drawing, w * 0.5, h * 0.44, Math.min(w, h) / 880, rng.between(-6, 10))
}

/** A parcel with an address label on a doormat. */
export const parcel: Painter = ({ rng, width: w, height: h, facts }) => {
  let svg = backdrop(w, h, '#b9b2a6', '#8d8578') + rect(w * 0.04, h * 0.1, w * 0.92, h * 0.84, '#4d4238', 10)
  for (let x = 0; x < w * 0.9; x += 14)
    svg += line(w * 0.05 + x, h * 0.12, w * 0.05 + x, h * 0.92, 'rgba(0,0,0,0.16)', 5)
  const street = facts.street ?? ''
  const box =
    poly('0,0 720,0 660,-80 70,-80', '#d3a96e') +
    rect(0, 0, 720, 430, '#c39658', 4) +
    rect(310, -80, 90, 510, '#e2c793', 0, 'opacity="0.75"') +
    rect(60, 80, 480, 260, '#fbfaf6', 8) +
    rect(400, 230, 120, 90, '#fbfaf6', 0) +
    Array.from({ length: 22 }, (_, i) => rect(92 + i * 13, 252, 3 + ((i * 7) % 4) * 2, 66, '#222')).join('') +
    lettering('DELIVER TO', { x: 92, y: 104, size: 16, colour: '#777' }) +
    lettering(street, { x: 92, y: 138, size: Math.min(26, 430 / street.length), colour: '#1d1d1d' }) +
    lettering(facts.postcode ?? '', { x: 92, y: 184, size: 36, colour: '#1d1d1d', weight: 0.16 })
  svg += place(box, w * 0.12, h * 0.34, (w * 0.74) / 720, rng.between(-8, 8))
  return svg + rect(w * 0.8, h * 0.82, w * 0.12, h * 0.18, '#2f4f6f', 30)
}
