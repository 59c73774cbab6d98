import '../../support/dom.ts'
import { render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { describe, expect, test, vi } from 'vitest'
import { Checkbox } from '../../../renderer/components/Checkbox.tsx'
import { RadioGroup } from '../../../renderer/components/RadioGroup.tsx'
import { Select } from '../../../renderer/components/Select.tsx'
import { Split } from '../../../renderer/components/Split.tsx'
import { Table } from '../../../renderer/components/Table.tsx'
import { Tabs } from '../../../renderer/components/Tabs.tsx'
import { TextField } from '../../../renderer/components/TextField.tsx'

describe('a field', () => {
  test('has its label as name, its hint and error as description, and is invalid while there is an error', () => {
    render(
      <TextField
        label="Handle"
        hint="As in the file."
        error="There is none of that name."
        value=""
        onValue={() => undefined}
      />,
    )
    const input = screen.getByRole('textbox', { name: 'Handle' })
    const described = (input.getAttribute('aria-describedby') ?? '')
      .split(' ')
      .map((id) => document.getElementById(id)?.textContent)
    expect(described).toEqual(['As in the file.', 'There is none of that name.'])
    expect(input.getAttribute('aria-invalid')).toBe('true')
    expect(screen.getByRole('alert').textContent).toBe('There is none of that name.')
  })

  test('of choices says nothing is chosen until something is, then offers that no longer', async () => {
    function Zone() {
      const [zone, setZone] = useState<'UTC' | 'London' | null>(null)
      return (
        <Select
          label="Zone"
          value={zone}
          onValue={setZone}
          options={[
            { value: 'UTC', title: 'UTC' },
            { value: 'London', title: 'London time' },
          ]}
        />
      )
    }
    render(<Zone />)
    const select = screen.getByRole('combobox', { name: 'Zone' })
    expect(within(select).getByText('Choose…')).toBeTruthy()
    await userEvent.selectOptions(select, 'London time')
    expect(select).toHaveProperty('value', 'London')
    expect(within(select).queryByText('Choose…')).toBeNull()
  })

  test('that is partly on is neither on nor off', () => {
    render(<Checkbox label="All" checked={false} mixed onChecked={() => undefined} />)
    expect(screen.getByRole('checkbox', { name: 'All' })).toHaveProperty('indeterminate', true)
  })

  test('of one out of several belongs to a named group, each with what it would change', async () => {
    const onValue = vi.fn()
    render(
      <RadioGroup
        label="Order"
        value={null}
        onValue={onValue}
        options={[
          { value: 'dmy', title: 'Day first', hint: '3 April' },
          { value: 'mdy', title: 'Month first', hint: '4 March' },
        ]}
      />,
    )
    const group = screen.getByRole('group', { name: 'Order' })
    await userEvent.click(within(group).getByRole('radio', { name: 'Month first' }))
    expect(onValue).toHaveBeenCalledWith('mdy')
  })
})

describe('tabs', () => {
  test('are gone through by arrows, past the one that is closed, round the ends', async () => {
    function Page() {
      const [tab, setTab] = useState<'a' | 'b' | 'c'>('a')
      return (
        <Tabs
          label="Handle"
          value={tab}
          onValue={setTab}
          tabs={[
            { id: 'a', title: 'First', count: 1234 },
            { id: 'b', title: 'Second', disabled: true },
            { id: 'c', title: 'Third' },
          ]}
        >
          content of {tab}
        </Tabs>
      )
    }
    render(<Page />)
    screen.getByRole('tab', { name: 'First 1,234' }).focus()
    await userEvent.keyboard('{ArrowRight}')
    expect(screen.getByRole('tabpanel', { name: 'Third' }).textContent).toBe('content of c')
    expect(document.activeElement).toBe(screen.getByRole('tab', { name: 'Third' }))
    await userEvent.keyboard('{ArrowRight}')
    expect(screen.getByRole('tabpanel').textContent).toBe('content of a')
  })
})

describe('the edge between two panes', () => {
  const edge = () => screen.getByRole('separator', { name: 'Inspector width' })
  const page = () =>
    render(
      <Split name="test" label="Inspector width" sized="second" initial={300} min={200} max={400}>
        <p>work</p>
        <p>inspector</p>
      </Split>,
    )

  test('is moved by arrows towards where they point, within its limits', async () => {
    page()
    edge().focus()
    await userEvent.keyboard('{ArrowLeft}')
    expect(edge().getAttribute('aria-valuenow')).toBe('316')
    await userEvent.keyboard('{Shift>}{ArrowRight}{/Shift}')
    expect(edge().getAttribute('aria-valuenow')).toBe('252')
    await userEvent.keyboard('{Home}')
    expect(edge().getAttribute('aria-valuenow')).toBe('200')
    await userEvent.keyboard('{End}')
    expect(edge().getAttribute('aria-valuenow')).toBe('400')
  })

  test('is where it was left, and a double press brings the first size back', async () => {
    const { unmount } = page()
    edge().focus()
    await userEvent.keyboard('{ArrowLeft}')
    unmount()
    page()
    expect(edge().getAttribute('aria-valuenow')).toBe('316')
    await userEvent.dblClick(edge())
    expect(edge().getAttribute('aria-valuenow')).toBe('300')
  })

  test('stands at its first size when what was kept is nonsense', () => {
    localStorage.setItem('winnow.split.test', 'wide')
    page()
    expect(edge().getAttribute('aria-valuenow')).toBe('300')
  })
})

describe('a table', () => {
  const rows = [
    { name: 'tallship', rows: 12 },
    { name: 'foxglove', rows: 101 },
    { name: 'handle 10', rows: 1 },
    { name: 'handle 9', rows: 2 },
  ]
  const page = (onOpen?: (row: (typeof rows)[number]) => void) =>
    render(
      <Table
        caption="Contacts"
        rows={rows}
        rowKey={(row) => row.name}
        {...(onOpen ? { onOpen } : {})}
        columns={[
          { id: 'name', title: 'Handle', cell: (row) => row.name, sort: (row) => row.name },
          { id: 'rows', title: 'Rows', cell: (row) => row.rows, sort: (row) => row.rows, align: 'end' },
        ]}
      />,
    )
  const names = () =>
    screen
      .getAllByRole('row')
      .slice(1)
      .map((row) => within(row).getAllByRole('cell')[0]?.textContent)

  test('is ordered by a press on a heading, numbers as numbers, and the other way by a second', async () => {
    page()
    expect(names()).toEqual(['tallship', 'foxglove', 'handle 10', 'handle 9'])
    await userEvent.click(screen.getByRole('button', { name: 'Rows' }))
    expect(names()).toEqual(['handle 10', 'handle 9', 'tallship', 'foxglove'])
    expect(screen.getByRole('columnheader', { name: 'Rows' }).getAttribute('aria-sort')).toBe('ascending')
    await userEvent.click(screen.getByRole('button', { name: 'Rows' }))
    expect(names()[0]).toBe('foxglove')
    await userEvent.click(screen.getByRole('button', { name: 'Handle' }))
    expect(names()).toEqual(['foxglove', 'handle 9', 'handle 10', 'tallship'])
  })

  test('opens a row by Enter', async () => {
    const onOpen = vi.fn()
    page(onOpen)
    screen.getAllByRole('row')[2]?.focus()
    await userEvent.keyboard('{Enter}')
    expect(onOpen).toHaveBeenCalledWith(rows[1])
  })
})
