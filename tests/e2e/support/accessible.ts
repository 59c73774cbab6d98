import type { Page } from '@playwright/test'

/**
 * What of a page as it stands a person cannot use by keyboard or screen reader, or cannot read: controls without a name, parts of a widget
 * outside of it, broken references, focus where nothing is shown, headings that skip a level, text below AA contrast (WCAG 2.2: 1.3.1,
 * 1.4.3, 2.4.3, 2.4.6, 4.1.2). Empty when there is nothing.
 */
export async function flawsOf(page: Page): Promise<string[]> {
  return [...(await namelessControls(page)), ...(await page.evaluate(flawsInPage))]
}

const controls = new Set([
  'button',
  'checkbox',
  'combobox',
  'grid',
  'link',
  'listbox',
  'menuitem',
  'menuitemcheckbox',
  'menuitemradio',
  'option',
  'radio',
  'searchbox',
  'slider',
  'spinbutton',
  'splitter',
  'switch',
  'tab',
  'textbox',
  'dialog',
])

/** By the browser's own reckoning of roles and names, which is what a screen reader is told. */
async function namelessControls(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page)
  try {
    const { nodes } = await session.send('Accessibility.getFullAXTree')
    return nodes.flatMap(({ ignored, role, name, description, value }) => {
      const kind: unknown = role?.value
      if (ignored || typeof kind !== 'string' || !controls.has(kind) || name?.value) return []
      return [`a ${kind} has no name (${description?.value ?? ''} ${value?.value ?? ''})`]
    })
  } finally {
    await session.detach()
  }
}

/** Runs in the page. */
function flawsInPage(): string[] {
  const found: string[] = []
  const all = [...document.querySelectorAll<HTMLElement>('body *')]
  const isShown = (element: Element) =>
    element.checkVisibility({ visibilityProperty: true, opacityProperty: true })
  const told = (element: Element) =>
    `<${element.tagName.toLowerCase()} class="${element.getAttribute('class') ?? ''}"> ${(element.textContent ?? '').trim().slice(0, 60)}`

  const seen = new Set<string>()
  for (const { id } of all) {
    if (id === '') continue
    if (seen.has(id)) found.push(`the id ${id} stands twice`)
    seen.add(id)
  }
  for (const attribute of ['aria-labelledby', 'aria-describedby', 'aria-activedescendant']) {
    for (const element of document.querySelectorAll(`[${attribute}]`)) {
      const ids = (element.getAttribute(attribute) ?? '').split(/\s+/).filter(Boolean)
      for (const id of ids)
        if (!seen.has(id)) found.push(`${attribute} names ${id}, which is not there: ${told(element)}`)
    }
  }

  const homes: readonly (readonly [part: string, home: string])[] = [
    ['gridcell', 'row'],
    ['columnheader', 'row'],
    ['row', 'grid, treegrid, table'],
    ['option', 'listbox'],
    ['tab', 'tablist'],
    ['menuitem', 'menu, menubar'],
    ['menuitemradio', 'menu, menubar'],
    ['listitem', 'list'],
  ]
  for (const [part, home] of homes) {
    const around = home
      .split(', ')
      .map((role) => `[role="${role}"]`)
      .join(', ')
    for (const element of document.querySelectorAll(`[role="${part}"]`))
      if (element.parentElement?.closest(around) == null)
        found.push(`a ${part} outside of ${home}: ${told(element)}`)
  }

  for (const element of all) {
    if (element.tabIndex > 0) found.push(`takes the focus out of turn: ${told(element)}`)
    if (element.tabIndex >= 0 && element.closest('[aria-hidden="true"]') !== null && isShown(element))
      found.push(`takes the focus and is hidden from a screen reader: ${told(element)}`)
  }
  for (const image of document.images)
    if (!image.hasAttribute('alt')) found.push(`an image without alt: ${image.src}`)
  for (const dialog of [document.querySelector('dialog[open]') ?? document.querySelector('main')]) {
    let before = 1
    for (const heading of dialog?.querySelectorAll('h1, h2, h3, h4, h5, h6') ?? []) {
      if (!isShown(heading)) continue
      const level = Number(heading.tagName.charAt(1))
      if (level > before + 1)
        found.push(`a heading of level ${level} behind one of level ${before}: ${told(heading)}`)
      before = level
    }
  }

  // One pixel of a canvas turns every notation of a colour into numbers.
  const canvas = document.createElement('canvas')
  canvas.width = 1
  canvas.height = 1
  const brush = canvas.getContext('2d', { willReadFrequently: true })
  const known = new Map<string, readonly number[]>()
  const rgba = (colour: string): readonly number[] => {
    const former = known.get(colour)
    if (former !== undefined || brush === null) return former ?? [0, 0, 0, 1]
    brush.clearRect(0, 0, 1, 1)
    brush.fillStyle = colour
    brush.fillRect(0, 0, 1, 1)
    const [red = 0, green = 0, blue = 0, alpha = 0] = brush.getImageData(0, 0, 1, 1).data
    const numbers = [red, green, blue, alpha / 255]
    known.set(colour, numbers)
    return numbers
  }
  const over = (top: readonly number[], ground: readonly number[]): readonly number[] => {
    const alpha = top[3] ?? 1
    return [0, 1, 2].map((at) => (top[at] ?? 0) * alpha + (ground[at] ?? 0) * (1 - alpha)).concat(1)
  }
  /** Null where a picture lies under the text. */
  const groundOf = (element: Element | null): readonly number[] | null => {
    if (element === null) return rgba(getComputedStyle(document.documentElement).backgroundColor).with(3, 1)
    const { backgroundColor, backgroundImage } = getComputedStyle(element)
    if (backgroundImage !== 'none') return null
    const own = rgba(backgroundColor)
    if (own[3] === 1) return own
    const below = groundOf(element.parentElement)
    return below === null ? null : over(own, below)
  }
  const light = (colour: readonly number[]) => {
    const [red = 0, green = 0, blue = 0] = colour.map((part) => {
      const share = part / 255
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
    })
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
  }
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
    const element = node.parentElement
    if (element === null || (node.textContent ?? '').trim() === '' || !isShown(element)) continue
    if (element.closest(':disabled, [aria-disabled="true"], .visually-hidden, option') !== null) continue
    const style = getComputedStyle(element)
    const ground = groundOf(element)
    // Without colour of its own it is a copy that only carries grounds, under a field whose text is the one that is read.
    if (ground === null || rgba(style.color)[3] === 0) continue
    const [ink, paper] = [light(over(rgba(style.color), ground)), light(ground)]
    const ratio = (Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05)
    const size = Number.parseFloat(style.fontSize)
    const isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700)
    if (ratio < (isLarge ? 3 : 4.5)) found.push(`contrast ${ratio.toFixed(2)}: ${told(element)}`)
  }
  return [...new Set(found)]
}
