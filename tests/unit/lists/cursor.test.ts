import { describe, expect, test } from 'vitest'
import { type Cursor, pointed, pressed } from '../../../renderer/lists/cursor.ts'
import { all, nothing, only } from '../../../renderer/lists/selection.ts'

const limits = { count: 100, page: 10 }
const plain = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false }
const press = (cursor: Cursor, key: string, held: Partial<typeof plain> = {}) =>
  pressed(cursor, { ...plain, ...held, key }, limits)
const at = (active: number | null): Cursor => ({
  active,
  selection: active === null ? nothing : only(active),
})

describe('the keys of a list', () => {
  test.each([
    ['ArrowDown', 5, 6],
    ['ArrowUp', 5, 4],
    ['ArrowUp', 0, 0],
    ['ArrowDown', 99, 99],
    ['PageDown', 5, 15],
    ['PageUp', 5, 0],
    ['Home', 50, 0],
    ['End', 50, 99],
  ])('%s from %i goes to %i and selects it alone', (key, from, to) => {
    expect(press(at(from), key)).toEqual(at(to))
  })

  test('the first arrow in a list goes to its first row', () => {
    expect(press(at(null), 'ArrowDown')?.active).toBe(0)
  })

  test('Shift marks from where one was', () => {
    const marked = press(press(at(5), 'ArrowDown', { shiftKey: true }) ?? at(5), 'End', { shiftKey: true })
    expect(marked).toEqual({ active: 99, selection: { ranges: [[5, 99]], anchor: 5 } })
  })

  test('Ctrl with an arrow leaves the selection, and the space bar then adds a row to it', () => {
    const moved = press(at(5), 'ArrowDown', { ctrlKey: true })
    expect(moved).toEqual({ active: 6, selection: only(5) })
    expect(press(moved ?? at(5), ' ')?.selection?.ranges).toEqual([[5, 6]])
  })

  test('Ctrl+A selects all and stays where it is', () => {
    expect(press(at(7), 'a', { ctrlKey: true })).toEqual({ active: 7, selection: all(100) })
  })

  test.each(['j', 'a', '1', 'Enter', 'Escape', 'Tab'])('%s is left alone', (key) => {
    expect(press(at(5), key)).toBeNull()
  })

  test('a list without rows takes no key', () => {
    expect(pressed(at(null), { ...plain, key: 'End' }, { count: 0, page: 10 })).toBeNull()
  })

  test('a list that selects nothing moves only its active row', () => {
    const cursor: Cursor = { active: 5, selection: null }
    expect(press(cursor, 'ArrowDown', { shiftKey: true })).toEqual({ active: 6, selection: null })
    expect(press(cursor, 'a', { ctrlKey: true })).toBeNull()
  })
})

describe('a press of the pointer', () => {
  test('selects the row, adds it with Ctrl, and marks up to it with Shift', () => {
    expect(pointed(at(5), 9, plain)).toEqual(at(9))
    expect(pointed(at(5), 9, { ...plain, ctrlKey: true }).selection?.ranges).toEqual([
      [5, 5],
      [9, 9],
    ])
    expect(pointed(at(5), 9, { ...plain, shiftKey: true }).selection?.ranges).toEqual([[5, 9]])
  })
})
