import { describe, expect, test } from 'vitest'
import { ariaKeys, isStroke, type KeyPress, keyCaps, parseKeys } from '../../../renderer/app/commands/keys.ts'

const plain: KeyPress = { key: '', ctrlKey: false, metaKey: false, altKey: false, shiftKey: false }
const hits = (keys: string, press: Partial<KeyPress>, mac = false) => {
  const [stroke] = parseKeys(keys)
  if (!stroke) throw new Error('no stroke')
  return isStroke({ ...plain, ...press }, stroke, mac)
}

describe('keys as commands name them', () => {
  test('one letter is that letter without any modifier', () => {
    expect(hits('j', { key: 'j' })).toBe(true)
    expect(hits('j', { key: 'J', shiftKey: true })).toBe(false)
    expect(hits('j', { key: 'j', ctrlKey: true })).toBe(false)
    expect(hits('j', { key: 'j', altKey: true })).toBe(false)
  })

  test('mod is Ctrl, and ⌘ on a Mac, and never the other of the two', () => {
    expect(hits('mod+k', { key: 'k', ctrlKey: true })).toBe(true)
    expect(hits('mod+k', { key: 'k', metaKey: true })).toBe(false)
    expect(hits('mod+k', { key: 'k', metaKey: true }, true)).toBe(true)
    expect(hits('mod+k', { key: 'k', ctrlKey: true }, true)).toBe(false)
  })

  test('a letter with Shift is asked for by name, and matches what the keyboard then types', () => {
    expect(hits('mod+shift+z', { key: 'Z', ctrlKey: true, shiftKey: true })).toBe(true)
    expect(hits('mod+shift+z', { key: 'z', ctrlKey: true })).toBe(false)
  })

  test('a sign is itself, whatever keys a keyboard needs for it', () => {
    expect(hits('?', { key: '?', shiftKey: true })).toBe(true)
    expect(hits('?', { key: '?' })).toBe(true)
    expect(hits('/', { key: '/', shiftKey: true })).toBe(true)
  })

  test('keys are shown in the words of the machine, each stroke of a chord apart', () => {
    expect(keyCaps('mod+k', false)).toEqual([['Ctrl', 'K']])
    expect(keyCaps('mod+k', true)).toEqual([['⌘', 'K']])
    expect(keyCaps('g h', false)).toEqual([['G'], ['H']])
    expect(keyCaps('escape', false)).toEqual([['Esc']])
  })

  test('single strokes have a form for aria-keyshortcuts, chords have none', () => {
    expect(ariaKeys('mod+shift+z', false)).toBe('Control+Shift+Z')
    expect(ariaKeys('escape', false)).toBe('Escape')
    expect(ariaKeys('g h', false)).toBeUndefined()
  })

  test.each(['', 'hyper+k', 'mod+'])('%j is no key', (keys) => {
    expect(() => parseKeys(keys)).toThrow(RangeError)
  })
})
