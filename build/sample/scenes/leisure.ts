import { backdrop, circle, ellipse, hsl, line, type Painter, path, place, rect } from './canvas.ts'

/** A dinner: chips, fish or pie, peas, brown sauce. */
export const food: Painter = ({ rng, width: w, height: h }) => {
  const cloth = rng.below(360)
  let svg = backdrop(w, h, hsl(cloth, 20, 44), hsl(cloth, 20, 32))
  const radius = Math.min(w, h) * 0.4
  const x = w / 2
  const y = h * 0.52
  svg +=
    ellipse(x + 14, y + 20, radius * 1.06, radius * 1.02, 'rgba(0,0,0,0.3)') +
    circle(x, y, radius, '#f4f2ec') +
    circle(x, y, radius * 0.78, '#e9e6dd')
  for (let i = 0; i < 34; i++) {
    svg += place(
      rect(-radius * 0.15, -9, radius * 0.3, 18, hsl(rng.between(38, 48), 78, rng.between(50, 66)), 5),
      x - radius * 0.3 + (rng.float() - 0.5) * radius * 0.62,
      y + (rng.float() - 0.5) * radius * 0.9,
      1,
      rng.between(0, 180),
    )
  }
  if (rng.chance(0.5))
    svg += path(
      `M${x} ${y - radius * 0.5} q${radius * 0.6} ${radius * 0.1} ${radius * 0.5} ${radius * 0.66} q-${radius * 0.5} ${radius * 0.1} -${radius * 0.5} -${radius * 0.66}`,
      '#c98a35',
    )
  else
    svg +=
      ellipse(x + radius * 0.3, y - radius * 0.1, radius * 0.34, radius * 0.3, '#b9702c') +
      ellipse(x + radius * 0.3, y - radius * 0.13, radius * 0.26, radius * 0.22, '#d18f45')
  for (let i = 0; i < 40; i++)
    svg += circle(
      x + radius * 0.25 + (rng.float() - 0.5) * radius * 0.5,
      y + radius * 0.48 + (rng.float() - 0.5) * radius * 0.28,
      radius * 0.035,
      hsl(95, 52, rng.between(34, 46)),
    )
  svg += ellipse(x - radius * 0.1, y + radius * 0.62, radius * 0.16, radius * 0.07, '#4a1f14')
  return (
    svg +
    rect(x - radius * 1.32, y - radius * 0.6, 22, radius * 1.3, '#c2c6ca', 10) +
    rect(x + radius * 1.22, y - radius * 0.6, 18, radius * 1.3, '#c2c6ca', 10) +
    rect(x - radius * 1.36, y - radius * 0.66, 30, radius * 0.4, '#c2c6ca', 12)
  )
}

/** A mown garden with a shed or a trampoline. */
export const garden: Painter = ({ rng, width: w, height: h }) => {
  const horizon = h * 0.5
  let svg = backdrop(w, h, hsl(205, 60, 66), hsl(200, 50, 88)) + rect(0, horizon, w, h - horizon, '#6ca04a')
  for (let i = 0; i < 8; i++) {
    const [near, far] = [0.3, 0.06].map(
      (step) => [w * (0.5 + (i - 3.5) * step), w * (0.5 + (i - 4) * step)] as const,
    )
    if (near !== undefined && far !== undefined)
      svg += path(
        `M${far[1]} ${horizon} L${far[0]} ${horizon} L${near[0]} ${h} L${near[1]} ${h} Z`,
        '#7cb057',
      )
  }
  for (let x = 0; x < w; x += w / 26) svg += rect(x, horizon - h * 0.17, w / 26 - 4, h * 0.19, '#a57c52', 3)
  if (rng.chance(0.5)) {
    const x = w * (0.1 + rng.float() * 0.5)
    svg +=
      rect(x, horizon - h * 0.2, w * 0.2, h * 0.28, '#7b5636') +
      path(
        `M${x - 20} ${horizon - h * 0.2} L${x + w * 0.1} ${horizon - h * 0.32} L${x + w * 0.2 + 20} ${horizon - h * 0.2} Z`,
        '#4f4038',
      ) +
      rect(x + w * 0.07, horizon - h * 0.1, w * 0.07, h * 0.18, '#5d4027')
  } else {
    const x = w * (0.3 + rng.float() * 0.4)
    svg +=
      ellipse(x, horizon + h * 0.13, w * 0.17, h * 0.05, '#262b33') +
      ellipse(x, horizon + h * 0.125, w * 0.15, h * 0.038, '#3f4a58')
    for (const k of [-0.16, -0.05, 0.06, 0.16])
      svg += rect(x + w * k, horizon - h * 0.08, 9, h * 0.3, '#2f6fae', 4)
  }
  for (let i = 0; i < 16; i++)
    svg += circle(
      rng.below(w),
      horizon + rng.between(0, 26),
      rng.between(12, 30),
      hsl(rng.pick([340, 50, 280, 110]), 55, 55),
    )
  return svg + circle(w * 0.85, h * 0.14, h * 0.06, '#fff3b8')
}

/** An evening sky over hills or the sea. */
export const sunset: Painter = ({ rng, width: w, height: h }) => {
  const hue = rng.between(8, 40)
  let svg = backdrop(w, h, hsl(hue + 220, 38, 36), hsl(hue, 90, 62))
  for (let i = 0; i < 7; i++)
    svg += ellipse(
      rng.below(w),
      h * (0.1 + rng.float() * 0.45),
      rng.between(120, 330),
      rng.between(8, 24),
      hsl(hue + 340, 70, rng.between(60, 76)),
      'opacity="0.55"',
    )
  svg += circle(w * (0.3 + rng.float() * 0.4), h * 0.62, h * 0.09, '#fff1c0')
  if (rng.chance(0.4)) {
    svg += rect(0, h * 0.66, w, h * 0.34, hsl(hue + 200, 34, 30))
    for (let i = 0; i < 40; i++) {
      const [x, y] = [rng.below(w), h * (0.67 + rng.float() * 0.32)]
      svg += line(x, y, x + rng.between(20, 160), y, 'rgba(255,214,150,0.16)', 4)
    }
    return svg
  }
  svg += path(
    `M0 ${h * 0.7} Q${w * 0.25} ${h * 0.56} ${w * 0.5} ${h * 0.68} T${w} ${h * 0.64} V${h} H0 Z`,
    hsl(hue + 240, 28, 26),
  )
  return (
    svg +
    path(
      `M0 ${h * 0.82} Q${w * 0.35} ${h * 0.7} ${w * 0.62} ${h * 0.82} T${w} ${h * 0.78} V${h} H0 Z`,
      hsl(hue + 240, 30, 14),
    )
  )
}

/** A bar with plates on a garage floor. */
export const weights: Painter = ({ rng, width: w, height: h }) => {
  const floor = h * 0.72
  let svg = backdrop(w, h, '#b9bcc0', '#9a9da1') + rect(0, floor, w, h - floor, '#57595d')
  for (let y = 0; y < 8; y++)
    for (let x = -1; x < 9; x++)
      svg += rect(
        (x + (y % 2) * 0.5) * (w / 8) + 2,
        (y * floor) / 8 + 2,
        w / 8 - 4,
        floor / 8 - 4,
        'rgba(255,255,255,0.14)',
      )
  const hue = rng.pick([0, 215, 50, 130])
  const y = floor - h * 0.16
  svg += rect(w * 0.06, y - 9, w * 0.88, 18, '#d5d8db', 8)
  for (const x of [0.27, 0.71]) svg += rect(w * x, y - 24, w * 0.02, floor - y + 34, '#2f4a6b', 4)
  const plates = rng.between(2, 4)
  for (let i = 0; i < plates; i++) {
    const tall = h * (0.36 - i * 0.055)
    const fill = i === 0 ? hsl(hue, 62, 40) : '#2a2b2e'
    svg +=
      rect(w * (0.2 - i * 0.035), y - tall / 2, w * 0.032, tall, fill, 10) +
      rect(w * (0.768 + i * 0.035), y - tall / 2, w * 0.032, tall, fill, 10)
  }
  for (let i = 0; i < 3; i++) {
    const x = w * (0.34 + i * 0.13)
    svg +=
      rect(x, h * 0.86, w * 0.08, 12, '#c9cccf') +
      rect(x - 12, h * 0.82, 30, h * 0.09, '#26272a', 8) +
      rect(x + w * 0.08 - 18, h * 0.82, 30, h * 0.09, '#26272a', 8)
  }
  return svg
}

/** A pint on a garden table. */
export const pint: Painter = ({ rng, width: w, height: h }) => {
  let svg = backdrop(w, h, hsl(200, 50, 74), hsl(105, 36, 56)) + rect(0, h * 0.74, w, h * 0.26, '#9b7448')
  for (let i = 1; i < 5; i++) svg += line(0, h * (0.74 + i * 0.055), w, h * (0.74 + i * 0.055), '#7d5b36', 6)
  for (let i = 0; i < 20; i++)
    svg += circle(
      rng.below(w),
      h * (0.4 + rng.float() * 0.32),
      rng.between(20, 60),
      hsl(rng.between(95, 130), 38, rng.between(34, 52)),
      'opacity="0.6"',
    )
  const beer = rng.pick(['#d9921e', '#e8b53a', '#4a2413', '#b5641b'])
  const glass =
    path('M-110 -260 L110 -260 L84 250 Q82 270 60 270 L-60 270 Q-82 270 -84 250 Z', beer) +
    path(
      'M-114 -300 Q-120 -330 -80 -326 Q-40 -352 0 -328 Q50 -350 84 -326 Q122 -328 114 -290 L109 -236 L-109 -236 Z',
      '#fbf4e2',
    ) +
    path(
      'M-80 -220 L-62 230',
      'none',
      'stroke="rgba(255,255,255,0.4)" stroke-width="14" stroke-linecap="round"',
    ) +
    path('M-114 -300 L-86 256 M114 -300 L86 256', 'none', 'stroke="rgba(255,255,255,0.5)" stroke-width="6"')
  return (
    svg +
    ellipse(w * 0.5, h * 0.84, h * 0.16, h * 0.02, 'rgba(0,0,0,0.3)') +
    place(glass, w * 0.5, h * 0.5, h / 830)
  )
}
