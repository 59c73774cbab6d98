import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

const css = readFileSync(new URL('../../../renderer/styles/tokens.css', import.meta.url), 'utf8')

/** Names to [light, dark] as the block of a selector gives them. */
function pairsOf(selector: string): Map<string, [string, string]> {
  const block = css.split(`${selector} {`)[1]?.split('\n}')[0] ?? ''
  return new Map(
    [...block.matchAll(/--([\w-]+):\s*light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);/g)].map(
      ([, name = '', light = '', dark = '']) => [name, [light, dark]],
    ),
  )
}

const base = pairsOf(':root')
const high = new Map([...base, ...pairsOf(":root[data-theme='contrast']")])
const themes = [
  { name: 'light', colours: base, side: 0, text: 4.5, edge: 3 },
  { name: 'dark', colours: base, side: 1, text: 4.5, edge: 3 },
  { name: 'high contrast, light', colours: high, side: 0, text: 7, edge: 4.5 },
  { name: 'high contrast, dark', colours: high, side: 1, text: 7, edge: 4.5 },
] as const

/** WCAG 2.2, relative luminance of an sRGB colour. */
function luminance(hex: string): number {
  const channel = (from: number) => {
    const value = Number.parseInt(hex.slice(from, from + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
}

/** WCAG 2.2, contrast ratio, 1 to 21. */
function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return (light + 0.05) / (dark + 0.05)
}

const grounds = ['canvas', 'surface', 'raised', 'well', 'hover', 'selected', 'bubble', 'bubble-far']
const rowGrounds = ['surface', 'hover', 'selected']
const tagColours = Array.from({ length: 12 }, (_, slot) => `tag-${slot + 1}`)

/** Text, and what it may stand on. */
const textPairs: [string, string[]][] = [
  ['text', [...grounds, 'danger-ground', 'warning-ground', 'good-ground']],
  ['muted', [...grounds, 'danger-ground', 'warning-ground', 'good-ground']],
  ['accent', [...rowGrounds, 'canvas', 'raised']],
  ['on-accent', ['accent', 'accent-hover']],
  ['danger', ['surface', 'canvas', 'raised', 'danger-ground', 'selected']],
  ['warning', ['surface', 'canvas', 'raised', 'warning-ground', 'selected', 'bubble', 'bubble-far']],
  ['good', ['surface', 'canvas', 'raised', 'good-ground', 'selected']],
  ['suggestion', ['surface', 'bubble', 'bubble-far']],
  ['hit-text', ['hit-ground']],
  ['hit-current-text', ['hit-current-ground']],
  ...tagColours.map((name): [string, string[]] => [name, [...rowGrounds, 'canvas', 'raised']]),
]

/** Borders of controls and the focus ring against what is around them. */
const edgePairs: [string, string[]][] = [
  ['edge', ['canvas', 'surface', 'raised', 'well', 'hover']],
  ['accent', grounds],
]

describe.each(themes)('the $name theme', ({ colours, side, text, edge }) => {
  const colour = (name: string) => {
    const found = colours.get(name)?.[side]
    if (!found) throw new Error(`tokens.css has no colour --${name}.`)
    return found
  }
  test.each(textPairs)('text in %s can be read on its grounds', (name, on) => {
    for (const ground of on) {
      expect(contrast(colour(name), colour(ground)), `${name} on ${ground}`).toBeGreaterThanOrEqual(text)
    }
  })
  test.each(edgePairs)('an edge in %s can be seen against its grounds', (name, on) => {
    for (const ground of on) {
      expect(contrast(colour(name), colour(ground)), `${name} against ${ground}`).toBeGreaterThanOrEqual(edge)
    }
  })
})

test('the high-contrast theme names no colour that the other themes lack', () => {
  for (const name of pairsOf(":root[data-theme='contrast']").keys()) expect([...base.keys()]).toContain(name)
})

test('the measure itself is right: black on white is 21, grey 767676 on white 4.54', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5)
  expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2)
})
