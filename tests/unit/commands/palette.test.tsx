import '../../support/dom.ts'
import { fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useMemo, useState } from 'react'
import { describe, expect, test } from 'vitest'
import {
  CommandsProvider,
  useCommands,
  useMenuItems,
} from '../../../renderer/app/commands/CommandsProvider.tsx'
import type { Command } from '../../../renderer/app/commands/command.ts'
import { KeysSheet } from '../../../renderer/app/commands/KeysSheet.tsx'
import { Palette } from '../../../renderer/app/commands/Palette.tsx'
import {
  type PaletteProvider,
  type PaletteSection,
  searchPalette,
} from '../../../renderer/app/commands/palette-items.ts'

function page(providers: readonly PaletteProvider[] = [], role: 'reviewer' | 'supervisor' = 'reviewer') {
  const ran: string[] = []
  function Shell() {
    const [over, setOver] = useState<'palette' | 'keys' | null>(null)
    const commands = useMemo<readonly Command[]>(
      () => [
        {
          id: 'find',
          title: 'Find anything',
          group: 'Everywhere',
          keys: 'mod+k',
          run: () => setOver('palette'),
        },
        { id: 'keys', title: 'Show keys', group: 'Everywhere', keys: '?', run: () => setOver('keys') },
        { id: 'bundle', title: 'Export a bundle', group: 'Bundles', run: () => ran.push('bundle') },
        {
          id: 'next',
          title: 'Next message',
          group: 'Messages',
          keys: 'j',
          keyOnly: true,
          run: () => ran.push('next'),
        },
        {
          id: 'approve',
          title: 'Approve',
          group: 'Review',
          keys: 'a',
          when: (context) => context.role === 'supervisor',
          run: () => ran.push('approve'),
        },
      ],
      [],
    )
    useCommands(commands)
    const items = useMenuItems(['bundle', 'approve', 'unknown'])
    return (
      <>
        <output>
          {items.map((item) => `${item.title}${item.disabled ? ' (not here)' : ''}`).join(', ')}
        </output>
        {over === 'palette' && <Palette providers={providers} onClose={() => setOver(null)} />}
        {over === 'keys' && <KeysSheet onClose={() => setOver(null)} />}
      </>
    )
  }
  render(
    <CommandsProvider context={{ screen: 'messages', role, writable: true, selected: 0 }}>
      <Shell />
    </CommandsProvider>,
  )
  return ran
}

const options = () => screen.getAllByRole('option').map((option) => option.textContent)

describe('the palette', () => {
  test('opens by its key with the actions that apply here, those of the keyboard left out', async () => {
    page()
    await userEvent.keyboard('{Control>}k{/Control}')
    expect(await screen.findByRole('combobox', { name: 'Find anything' })).toHaveProperty('value', '')
    await waitFor(() => expect(options()).toHaveLength(3))
    expect(options().join()).not.toMatch(/Approve|Next message/)
  })

  test('finds an action by an approximate name and runs it with Enter', async () => {
    const ran = page()
    await userEvent.keyboard('{Control>}k{/Control}')
    await userEvent.type(await screen.findByRole('combobox'), 'exprt bundel')
    await waitFor(() => expect(options()[0]).toContain('Export a bundle'))
    await userEvent.keyboard('{Enter}')
    expect(ran).toEqual(['bundle'])
    expect(screen.queryByRole('combobox')).toBeNull()
  })

  test('runs what was typed when Enter comes before anything was found, unless one types on', async () => {
    const ran = page()
    await userEvent.keyboard('{Control>}k{/Control}')
    const box = await screen.findByRole('combobox')
    fireEvent.change(box, { target: { value: 'export' } })
    fireEvent.keyDown(box, { key: 'Enter' })
    fireEvent.change(box, { target: { value: 'show' } })
    await waitFor(() => expect(options()[0]).toContain('Show keys'))
    expect(ran).toEqual([])
    fireEvent.change(box, { target: { value: 'bundle' } })
    fireEvent.keyDown(box, { key: 'Enter' })
    await waitFor(() => expect(ran).toEqual(['bundle']))
    expect(screen.queryByRole('combobox')).toBeNull()
  })

  test('shows what providers find in their own sections, and arrows go through all of them', async () => {
    const chosen: string[] = []
    const handles: PaletteProvider = {
      id: 'handles',
      title: 'Handles',
      search: (text) =>
        Promise.resolve(
          ['bundler', 'other']
            .filter((name) => name.includes(text))
            .map((name) => ({ id: name, title: name, run: () => chosen.push(name) })),
        ),
    }
    page([handles])
    await userEvent.keyboard('{Control>}k{/Control}')
    await userEvent.type(await screen.findByRole('combobox'), 'bundle')
    const section = await screen.findByRole('group', { name: 'Handles' })
    expect(within(section).getAllByRole('option')).toHaveLength(1)
    await userEvent.keyboard('{ArrowUp}{Enter}')
    expect(chosen).toEqual(['bundler'])
  })

  test('says so when nothing has that name', async () => {
    page()
    await userEvent.keyboard('{Control>}k{/Control}')
    await userEvent.type(await screen.findByRole('combobox'), 'zzzzzz')
    expect(await screen.findByText('Nothing is called “zzzzzz”.')).toBeTruthy()
  })
})

describe('searching several providers', () => {
  const item = (title: string) => ({ id: title, title, run: () => undefined })

  test('tells what has come in the providers’ order, leaves out one that fails, and says when all have answered', async () => {
    const told: { sections: readonly PaletteSection[]; waiting: boolean }[] = []
    const slow = Promise.withResolvers<readonly ReturnType<typeof item>[]>()
    const done = searchPalette(
      [
        { id: 'slow', title: 'Slow', search: () => slow.promise },
        { id: 'broken', title: 'Broken', search: () => Promise.reject(new Error('gone')) },
        { id: 'fast', title: 'Fast', search: () => Promise.resolve([item('f')]) },
      ],
      'x',
      new AbortController().signal,
      (sections, waiting) => told.push({ sections, waiting }),
    )
    await waitFor(() => expect(told).toHaveLength(2))
    expect(told.at(-1)?.sections.map((section) => section.title)).toEqual(['Fast'])
    expect(told.at(-1)?.waiting).toBe(true)
    slow.resolve([item('s')])
    await done
    expect(told.at(-1)?.sections.map((section) => section.title)).toEqual(['Slow', 'Fast'])
    expect(told.at(-1)?.waiting).toBe(false)
  })

  test('tells nothing once the text has changed', async () => {
    const stop = new AbortController()
    let told = 0
    const done = searchPalette(
      [{ id: 'a', title: 'A', search: () => Promise.resolve([item('a')]) }],
      'x',
      stop.signal,
      () => told++,
    )
    stop.abort()
    await done
    expect(told).toBe(0)
  })
})

test('the keys sheet lists the keys that apply to this role, and no others', async () => {
  page([], 'supervisor')
  await userEvent.keyboard('?')
  const sheet = screen.getByRole('dialog', { name: 'Keys that apply here' })
  expect(within(sheet).getByText('Approve')).toBeTruthy()
  expect(within(sheet).getByText('Next message')).toBeTruthy()
  expect(within(sheet).queryByText('Export a bundle')).toBeNull()
})

test('a menu made from commands greys what does not apply and leaves out what does not exist', () => {
  page()
  expect(screen.getByRole('status').textContent).toBe('Export a bundle, Approve (not here)')
})
