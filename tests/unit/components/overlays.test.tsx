import '../../support/dom.ts'
import { act, fireEvent, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { Pencil } from 'lucide-react'
import { useState } from 'react'
import { describe, expect, test, vi } from 'vitest'
import { Button } from '../../../renderer/components/Button.tsx'
import { ContextMenu } from '../../../renderer/components/ContextMenu.tsx'
import { Dialog } from '../../../renderer/components/Dialog.tsx'
import { IconButton } from '../../../renderer/components/IconButton.tsx'
import { MenuButton } from '../../../renderer/components/MenuButton.tsx'
import { place } from '../../../renderer/components/place.ts'
import { TextField } from '../../../renderer/components/TextField.tsx'

describe('a dialog', () => {
  function Page({ onSubmit }: { onSubmit?: () => void }) {
    const [open, setOpen] = useState(false)
    const [name, setName] = useState('')
    return (
      <>
        <Button onClick={() => setOpen(true)}>Open</Button>
        {open && (
          <Dialog
            title="New case"
            onClose={() => setOpen(false)}
            onSubmit={onSubmit}
            actions={
              <>
                <Button>Cancel</Button>
                <Button type="submit">Make</Button>
              </>
            }
          >
            <TextField label="Name" value={name} onValue={setName} />
          </Dialog>
        )}
      </>
    )
  }

  test('has its title as its name, begins in its first field, and gives the focus back', async () => {
    render(<Page />)
    await userEvent.click(screen.getByRole('button', { name: 'Open' }))
    const dialog = screen.getByRole('dialog', { name: 'New case' })
    expect(document.activeElement).toBe(screen.getByLabelText('Name'))
    fireEvent(dialog, new Event('cancel', { cancelable: true }))
    expect(screen.queryByRole('dialog')).toBeNull()
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Open' }))
  })

  test('keeps Tab inside, in both directions', async () => {
    render(<Page />)
    await userEvent.click(screen.getByRole('button', { name: 'Open' }))
    const close = screen.getByRole('button', { name: 'Close' })
    const last = screen.getByRole('button', { name: 'Make' })
    last.focus()
    await userEvent.tab()
    expect(document.activeElement).toBe(close)
    await userEvent.tab({ shift: true })
    expect(document.activeElement).toBe(last)
  })

  test('is submitted by Enter in a field', async () => {
    const onSubmit = vi.fn()
    render(<Page onSubmit={onSubmit} />)
    await userEvent.click(screen.getByRole('button', { name: 'Open' }))
    await userEvent.type(screen.getByLabelText('Name'), 'x{Enter}')
    expect(onSubmit).toHaveBeenCalledOnce()
  })
})

describe('a menu', () => {
  const ran: string[] = []
  const item = (title: string, more = {}) => ({ id: title, title, run: () => ran.push(title), ...more })
  const groups = [
    [item('Approve'), item('Return', { disabled: true })],
    [item('Show hidden', { checked: true })],
  ]

  test('opens by the down arrow on its first entry, and arrows, End and letters go through it', async () => {
    render(<MenuButton label="More" groups={groups} />)
    screen.getByRole('button', { name: 'More' }).focus()
    await userEvent.keyboard('{ArrowDown}')
    const on = () => document.activeElement?.textContent
    expect(on()).toBe('Approve')
    await userEvent.keyboard('{ArrowUp}')
    expect(on()).toBe('Show hidden')
    await userEvent.keyboard('{ArrowDown}{End}')
    expect(on()).toBe('Show hidden')
    await userEvent.keyboard('r')
    expect(on()).toBe('Return')
    await userEvent.keyboard('{Escape}')
    expect(screen.queryByRole('menu')).toBeNull()
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'More' }))
  })

  test('runs what is chosen and closes; what is disabled does neither', async () => {
    render(<MenuButton label="More" groups={groups} />)
    const button = screen.getByRole('button', { name: 'More' })
    await userEvent.click(button)
    await userEvent.click(screen.getByRole('menuitem', { name: 'Return' }))
    expect(ran).toEqual([])
    await userEvent.click(screen.getByRole('menuitem', { name: 'Approve' }))
    expect(ran).toEqual(['Approve'])
    expect(screen.queryByRole('menu')).toBeNull()
  })

  test('is closed by its own button, and by a press elsewhere', async () => {
    render(
      <>
        <MenuButton label="More" groups={groups} />
        <p>elsewhere</p>
      </>,
    )
    const button = screen.getByRole('button', { name: 'More' })
    await userEvent.click(button)
    expect(button.getAttribute('aria-expanded')).toBe('true')
    await userEvent.click(button)
    expect(screen.queryByRole('menu')).toBeNull()
    await userEvent.click(button)
    await userEvent.click(screen.getByText('elsewhere'))
    expect(screen.queryByRole('menu')).toBeNull()
  })

  test('an entry that stays says whether it is on', async () => {
    render(<MenuButton label="More" groups={groups} />)
    await userEvent.click(screen.getByRole('button', { name: 'More' }))
    expect(screen.getByRole('menuitemcheckbox', { name: 'Show hidden' }).getAttribute('aria-checked')).toBe(
      'true',
    )
  })

  test('of a context is asked for when it opens, and opens nothing when there is nothing', () => {
    let now = [[item('Open')]]
    render(
      <ContextMenu label="Row" groups={() => now}>
        <p>row</p>
      </ContextMenu>,
    )
    expect(fireEvent.contextMenu(screen.getByText('row'), { button: 2 })).toBe(false)
    expect(screen.getByRole('menu', { name: 'Row' })).toBeTruthy()
    fireEvent.keyDown(screen.getByRole('menu'), { key: 'Escape' })
    now = [[]]
    expect(fireEvent.contextMenu(screen.getByText('row'), { button: 2 })).toBe(true)
    expect(screen.queryByRole('menu')).toBeNull()
  })
})

describe('a tooltip', () => {
  test('comes when the pointer rests, goes when it leaves, and by Escape', () => {
    vi.useFakeTimers()
    render(<IconButton icon={Pencil} label="Edit" keys="e" />)
    const button = screen.getByRole('button', { name: 'Edit' })
    const tip = () => document.querySelector('[role="tooltip"]')
    fireEvent.mouseOver(button)
    expect(tip()).toBeNull()
    act(() => vi.runAllTimers())
    expect(tip()?.textContent).toBe('EditE')
    fireEvent.mouseOut(button)
    expect(tip()).toBeNull()
    fireEvent.mouseOver(button)
    act(() => vi.runAllTimers())
    fireEvent.keyDown(window, { key: 'Escape' })
    expect(tip()).toBeNull()
    vi.useRealTimers()
  })
})

describe('a floating box', () => {
  const window = { width: 1000, height: 600 }
  const size = { width: 200, height: 100 }
  const anchor = { left: 300, right: 340, top: 200, bottom: 220 }

  test('stands below its anchor, and above where there is no room below', () => {
    expect(place(anchor, size, window)).toEqual({ left: 300, top: 224 })
    expect(place({ ...anchor, top: 560, bottom: 580 }, size, window)).toEqual({ left: 300, top: 456 })
  })

  test('never leaves the window', () => {
    expect(place({ ...anchor, left: 950, right: 990 }, size, window).left).toBe(796)
    expect(place({ left: 0, right: 10, top: 0, bottom: 10 }, size, window, { align: 'end' }).left).toBe(4)
    expect(place(anchor, { width: 200, height: 900 }, window).top).toBe(4)
  })
})
