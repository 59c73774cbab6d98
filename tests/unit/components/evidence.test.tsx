import '../../support/dom.ts'
import { fireEvent, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { describe, expect, test, vi } from 'vitest'
import { Banner } from '../../../renderer/components/Banner.tsx'
import type { BarRange } from '../../../renderer/components/bars.ts'
import { barAt, barsPath } from '../../../renderer/components/bars.ts'
import { Checkbox } from '../../../renderer/components/Checkbox.tsx'
import { Count } from '../../../renderer/components/Count.tsx'
import { DayStrip } from '../../../renderer/components/DayStrip.tsx'
import { Hash } from '../../../renderer/components/Hash.tsx'
import { type MarkState, stateTitle } from '../../../renderer/components/mark-state.ts'
import { Progress } from '../../../renderer/components/Progress.tsx'
import { StateMark } from '../../../renderer/components/StateMark.tsx'
import { TagMark } from '../../../renderer/components/TagMark.tsx'
import { TimeText } from '../../../renderer/components/TimeText.tsx'

describe('marks', () => {
  test('each state is told by its sign and its name, not by its colour', () => {
    const drawn = new Set<string>()
    for (const state of Object.keys(stateTitle) as MarkState[]) {
      const { container, unmount } = render(<StateMark state={state} signOnly />)
      drawn.add(container.querySelector('svg')?.innerHTML ?? '')
      expect(container.textContent).toBe(stateTitle[state])
      unmount()
    }
    expect(drawn.size).toBe(Object.keys(stateTitle).length)
  })

  test('a tag has a shape and a code, and says its name and state', () => {
    const shapes = ['square', 'diamond', 'triangle', 'circle', 'bar', 'ring', 'cross', 'flag'] as const
    const drawn = new Set<string>()
    for (const shape of shapes) {
      const { container, unmount } = render(
        <TagMark tag={{ code: 'IM', name: 'Importation', colour: 1, shape }} state="proposed" />,
      )
      drawn.add(container.querySelector('path')?.getAttribute('d') ?? '')
      expect(container.textContent).toBe('IMImportation, proposed')
      unmount()
    }
    expect(drawn.size).toBe(shapes.length)
  })
})

describe('a strip of days', () => {
  const bars = [
    { label: '1 April', count: 10 },
    { label: '2 April', count: 0, gap: true },
    { label: '3 April', count: 1000 },
    { label: '4 April', count: 1 },
  ]
  function Page({ onRange }: { onRange: (range: BarRange | null) => void }) {
    const [range, setRange] = useState<BarRange | null>(null)
    return (
      <DayStrip
        label="Messages a day"
        unit="messages"
        bars={bars}
        range={range}
        onRange={(next) => {
          setRange(next)
          onRange(next)
        }}
      />
    )
  }

  test('says the day under the cursor, and a gap for what it is', async () => {
    render(<Page onRange={() => undefined} />)
    const strip = screen.getByRole('slider', { name: 'Messages a day' })
    strip.focus()
    expect(strip.getAttribute('aria-valuetext')).toBe('1 April: 10 messages')
    await userEvent.keyboard('{ArrowRight}')
    expect(strip.getAttribute('aria-valuetext')).toBe('2 April: nothing collected')
  })

  test('is narrowed by Shift with arrows and Enter, and widened by Escape', async () => {
    const onRange = vi.fn()
    render(<Page onRange={onRange} />)
    screen.getByRole('slider').focus()
    await userEvent.keyboard('{ArrowRight}{Shift>}{ArrowRight}{ArrowRight}{/Shift}')
    expect(onRange).not.toHaveBeenCalled()
    await userEvent.keyboard('{Enter}')
    expect(onRange).toHaveBeenLastCalledWith({ from: 1, to: 3 })
    await userEvent.keyboard('{Escape}')
    expect(onRange).toHaveBeenLastCalledWith(null)
  })

  test('gives the same figures as a table', async () => {
    render(<Page onRange={() => undefined} />)
    await userEvent.click(screen.getByRole('button', { name: 'as a table' }))
    expect(screen.getByRole('row', { name: '3 April 1,000' })).toBeTruthy()
    expect(screen.getByRole('row', { name: '2 April nothing collected' })).toBeTruthy()
  })

  test('draws one message on a day high enough to be seen beside a thousand', () => {
    expect(barsPath(bars, (_, index) => index === 3)).toMatch(/v-0\.06h/)
    expect(barsPath(bars, (_, index) => index === 1)).toBe('')
  })

  test('finds the bar under the pointer, also past its ends', () => {
    expect([-5, 0, 99, 100, 399, 900].map((x) => barAt(x, 400, 4))).toEqual([0, 0, 0, 1, 3, 3])
  })
})

describe('words about work and evidence', () => {
  test('progress says how far, how fast and how long, and can be cancelled', async () => {
    const onCancel = vi.fn()
    render(
      <Progress
        label="Importing"
        done={6_083_645}
        total={9_812_331}
        unit="rows"
        rate={148_000}
        left={41}
        onCancel={onCancel}
      />,
    )
    expect(screen.getByText('6,083,645 of 9,812,331 rows · 148k/s · 41 s left')).toBeTruthy()
    expect(screen.getByText('62 %')).toBeTruthy()
    expect(screen.getByRole('progressbar', { name: 'Importing' })).toHaveProperty('value', 6_083_645)
    await userEvent.click(screen.getByRole('button', { name: 'Cancel' }))
    expect(onCancel).toHaveBeenCalledOnce()
  })

  test('progress of unknown length names no end', () => {
    render(<Progress label="Indexing" done={120_000} total={null} unit="rows" />)
    expect(screen.getByText('120,000 rows')).toBeTruthy()
    expect(screen.getByRole('progressbar').hasAttribute('value')).toBe(false)
  })

  test('an error stands as an alert with its code and what to do', () => {
    render(
      <Banner
        kind="error"
        message="The file is gone."
        advice="Plug the disk in again."
        code="file.missing"
      />,
    )
    expect(screen.getByRole('alert').textContent).toBe('The file is gone.file.missingPlug the disk in again.')
  })

  test('a count names its unit, one of it as one, and never guesses', () => {
    render(
      <>
        <Count value={1} unit="people" />
        <Count value={1234} unit="rows" />
        <Count value={null} unit="messages" />
      </>,
    )
    expect(document.body.textContent).toBe('1 person1,234 rowscounting messages…')
  })

  test('a time carries its zone, its ISO form and the text as given; one that cannot be read is shown as given', () => {
    const { rerender } = render(
      <TimeText utc={Date.UTC(2020, 3, 14, 8, 12, 5)} zone="Europe/London" given="14/04/20 9:12" />,
    )
    const time = document.querySelector('time')
    expect(time?.textContent).toBe('2020-04-14 09:12:05 London (BST)')
    expect(time?.getAttribute('datetime')).toBe('2020-04-14T08:12:05.000Z')
    expect(time?.getAttribute('title')).toBe('As given: 14/04/20 9:12')
    rerender(<TimeText utc={null} zone="UTC" given="31/02/2020" />)
    expect(document.body.textContent).toBe('31/02/2020')
  })

  test('a hash is copied whole though its middle is not shown, and says so', async () => {
    const user = userEvent.setup()
    render(<Hash value="0123456789abcdef0123456789abcdef" what="SHA-256" />)
    expect(screen.getByText('01234567…89abcdef')).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Copy SHA-256' }))
    expect(await navigator.clipboard.readText()).toBe('0123456789abcdef0123456789abcdef')
    expect(await screen.findByText('Copied')).toBeTruthy()
  })

  test('a press on a label sets its box', () => {
    const onChecked = vi.fn()
    render(<Checkbox label="Keep" checked={false} onChecked={onChecked} />)
    fireEvent.click(screen.getByText('Keep'))
    expect(onChecked).toHaveBeenCalledWith(true)
  })
})
