import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { paceHeldKeys } from '../../../renderer/app/commands/held-keys.ts'

const heard: string[] = []
const onKey = (event: KeyboardEvent) => heard.push(event.key)
let stop = () => {}

beforeEach(() => {
  vi.useFakeTimers()
  heard.length = 0
  stop = paceHeldKeys(window)
  window.addEventListener('keydown', onKey)
})

afterEach(() => {
  stop()
  window.removeEventListener('keydown', onKey)
  vi.useRealTimers()
})

function press(key: string, repeat: boolean, target: EventTarget = document.body): boolean {
  return target.dispatchEvent(new KeyboardEvent('keydown', { key, repeat, bubbles: true, cancelable: true }))
}

test('a held key acts once until a frame has been drawn', () => {
  press('j', false)
  for (let i = 0; i < 5; i++) press('j', true)
  expect(heard).toEqual(['j', 'j'])
  vi.runAllTimers()
  for (let i = 0; i < 5; i++) press('j', true)
  expect(heard).toEqual(['j', 'j', 'j'])
})

test('a repeat that does not act does not scroll the page either', () => {
  press('ArrowDown', true)
  expect(press('ArrowDown', true)).toBe(false)
})

test('keys pressed one by one all act', () => {
  for (let i = 0; i < 60; i++) press('j', false)
  expect(heard).toHaveLength(60)
})

test('typing into a field is not held back', () => {
  const field = document.body.appendChild(document.createElement('input'))
  for (let i = 0; i < 5; i++) press('a', true, field)
  expect(heard).toHaveLength(5)
  field.remove()
})
