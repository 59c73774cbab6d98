import { expect, test } from 'vitest'
import type { Command } from '../../../renderer/app/commands/command.ts'
import { takenKeys } from '../../../renderer/app/tagging/taken-keys.ts'

const command = (id: string, keys: string): Command => ({
  id,
  title: id,
  group: 'Test',
  keys,
  run: () => undefined,
})

test('a plain key, and the first of a chord, are taken; tags and keys with Ctrl, Alt or Shift take none', () => {
  const taken = takenKeys([
    command('list.next', 'j'),
    command('screen.home', 'g h'),
    command('tag.3', 'q'),
    command('find', 'mod+k'),
    command('inspector', 'shift+i'),
    command('back', 'alt+left'),
  ])
  expect([...taken]).toEqual([
    ['j', 'list.next'],
    ['g', 'screen.home'],
  ])
})
