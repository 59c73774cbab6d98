import { expect, test } from 'vitest'
import type { Command } from '../../../renderer/app/commands/command.ts'
import { citation } from '../../../renderer/app/inspector/citation.ts'
import { takenKeys } from '../../../renderer/app/tagging/taken-keys.ts'
import { messageRow } from '../../support/message-row.ts'

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

test('a row is cited by file, sheet, row and lasting address', () => {
  const { address } = messageRow({})
  expect(citation(address)).toBe('messages.csv, row 2 (0123456789abcdef:2)')
  expect(citation({ ...address, sheet: 'Sheet1' })).toBe(
    'messages.csv, sheet Sheet1, row 2 (0123456789abcdef:2)',
  )
})
