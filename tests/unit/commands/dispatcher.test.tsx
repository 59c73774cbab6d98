import '../../support/dom.ts'
import { fireEvent } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { type Command, type CommandContext, keyConflicts } from '../../../renderer/app/commands/command.ts'
import { CHORD_MS, createDispatcher, DIGIT_MS } from '../../../renderer/app/commands/dispatcher.ts'
import { createCommandRegistry } from '../../../renderer/app/commands/registry.ts'

const context: CommandContext = { screen: 'messages', role: 'reviewer', writable: true, selected: 0 }
let ran: string[] = []
let pending: string[] = []
let leave: (() => void) | undefined
const registry = createCommandRegistry()
const dispatcher = createDispatcher({
  registry,
  context: () => context,
  mac: false,
  onPending: (keys) => pending.push(keys),
})

const command = (id: string, keys: string, more: Partial<Command> = {}): Command => ({
  id,
  title: id,
  group: 'Test',
  keys,
  run: () => ran.push(id),
  ...more,
})

beforeEach(() => {
  vi.useFakeTimers()
  ran = []
  pending = []
  window.addEventListener('keydown', dispatcher.press)
})
afterEach(() => {
  leave?.()
  dispatcher.reset()
  window.removeEventListener('keydown', dispatcher.press)
  document.body.innerHTML = ''
  vi.useRealTimers()
})

const add = (...commands: Command[]) => {
  leave = registry.add(commands)
}
const press = (key: string, held: object = {}, target: Element = document.body) =>
  fireEvent.keyDown(target, { key, ...held })

describe('a key press', () => {
  test('runs the command that has the key, and is then nobody else’s', () => {
    add(command('next', 'j'))
    expect(press('j')).toBe(false)
    expect(press('x')).toBe(true)
    expect(ran).toEqual(['next'])
  })

  test('runs nothing that does not apply here', () => {
    add(command('approve', 'a', { when: ({ role }) => role === 'supervisor' }))
    expect(press('a')).toBe(true)
    expect(ran).toEqual([])
  })

  test('means the command that was added last', () => {
    add(command('frame', 'n'))
    const leaveScreen = registry.add([command('screen', 'n')])
    press('n')
    leaveScreen()
    press('n')
    expect(ran).toEqual(['screen', 'frame'])
  })

  test('in a field is typing, unless it carries Ctrl or the command is meant for it', () => {
    document.body.innerHTML = '<input /><input type="checkbox" />'
    const [field, box] = document.querySelectorAll('input')
    if (!field || !box) throw new Error('no fields')
    add(
      command('next', 'j'),
      command('find', 'mod+k'),
      command('leave', 'escape'),
      command('clear', 'x', { whileTyping: true }),
    )
    press('j', {}, field)
    expect(ran).toEqual([])
    press('k', { ctrlKey: true }, field)
    press('Escape', {}, field)
    press('x', {}, field)
    press('j', {}, box)
    expect(ran).toEqual(['find', 'leave', 'clear', 'next'])
  })

  test('in a dialog, in a menu, while composing, or already taken by a list, is left alone', () => {
    document.body.innerHTML =
      '<dialog open><button>x</button></dialog><div role="menu"><button>y</button></div>'
    add(command('next', 'j'))
    for (const button of document.querySelectorAll('button')) press('j', {}, button)
    press('j', { isComposing: true })
    document.body.addEventListener('keydown', (event) => event.preventDefault(), { once: true })
    press('j')
    expect(ran).toEqual([])
  })

  test('held down repeats moving, but not acting', () => {
    add(command('next', 'j', { keyOnly: true }), command('approve', 'a'))
    press('j', { repeat: true })
    press('a', { repeat: true })
    expect(ran).toEqual(['next'])
  })
})

describe('a chord', () => {
  test('runs on its second key, and says meanwhile what was typed', () => {
    add(command('home', 'g h'), command('messages', 'g m'))
    press('g')
    expect(pending).toEqual(['g'])
    press('m')
    expect(ran).toEqual(['messages'])
    expect(pending.at(-1)).toBe('')
  })

  test('is given up by another key, which then means nothing, and by waiting', () => {
    add(command('home', 'g h'), command('plain', 'h'))
    press('g')
    press('x')
    press('h')
    expect(ran).toEqual(['plain'])
    press('g')
    vi.advanceTimersByTime(CHORD_MS)
    expect(pending.at(-1)).toBe('')
    press('h')
    expect(ran).toEqual(['plain', 'plain'])
  })

  test('is not given up by the Shift of its second key', () => {
    add(command('help', 'g ?'))
    press('g')
    press('Shift', { shiftKey: true })
    press('?', { shiftKey: true })
    expect(ran).toEqual(['help'])
  })
})

describe('the list of commands', () => {
  test('takes each id once', () => {
    add(command('one', 'a'))
    expect(() => registry.add([command('one', 'b')])).toThrow(/registered twice/)
  })

  test('names commands that want the same keys here, and chords that a single key would cut off', () => {
    const commands = [
      command('a', 'n'),
      command('b', 'n'),
      command('c', 'n', { when: () => false }),
      command('d', 'g'),
      command('e', 'g h'),
    ]
    expect(keyConflicts(commands, context)).toEqual([
      { first: 'a', second: 'b' },
      { first: 'd', second: 'e' },
    ])
  })
})

describe('digits', () => {
  let dates: string[] = []
  const takesDates = () => command('jump', 'shift+d', { typed: (text) => dates.push(text) })
  beforeEach(() => {
    dates = []
  })

  test('begin a date where a command takes one', () => {
    add(takesDates())
    expect(press('2')).toBe(false)
    expect(dates).toEqual(['2'])
    expect(ran).toEqual([])
  })

  test('are nobody’s where none does, nor in a field', () => {
    add(command('next', 'j'))
    expect(press('2')).toBe(true)
    leave?.()
    add(takesDates())
    document.body.innerHTML = '<input>'
    const field = document.querySelector('input')
    if (field !== null) expect(press('2', {}, field)).toBe(true)
    expect(dates).toEqual([])
  })

  test('that are a command’s own key mean that command, unless more of a date follows at once', () => {
    add(command('tag', '1'), takesDates())
    press('1')
    expect(ran).toEqual([])
    vi.advanceTimersByTime(DIGIT_MS)
    expect(ran).toEqual(['tag'])
    press('1')
    press('4')
    vi.advanceTimersByTime(DIGIT_MS)
    expect([ran, dates]).toEqual([['tag'], ['14']])
    press('1')
    press('/')
    expect(dates).toEqual(['14', '1/'])
  })

  test('that are a command’s own key mean it at once when another key follows', () => {
    add(command('tag', '1'), command('next', 'j'), takesDates())
    press('1')
    press('j')
    vi.advanceTimersByTime(DIGIT_MS)
    expect([ran, dates]).toEqual([['tag', 'next'], []])
  })
})
