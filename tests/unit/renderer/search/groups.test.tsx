import '../../../support/dom.ts'
import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { GroupDialog } from '../../../../renderer/features/search/groups/GroupDialog.tsx'
import { groupTitle } from '../../../../renderer/features/search/groups/group-title.ts'
import { groupAt } from '../../../../renderer/features/search/groups/useGroups.ts'
import type { Group } from '../../../../shared/contract/arrange.ts'

/** What the engine answers; a test may have it wait. */
const engine = vi.hoisted(() => ({ call: vi.fn() }))
vi.mock('../../../../renderer/api/client.ts', () => ({
  call: engine.call,
  subscribe: () => () => undefined,
}))

const total = 300
const groups = Array.from(
  { length: total },
  (_, k): Group => ({ id: k + 1, label: `handle ${k + 1}`, start: k * 3, rows: 3, messages: 2 }),
)

/** jsdom lays nothing out: a list of this height. */
beforeEach(() => {
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(400)
  return () => vi.restoreAllMocks()
})

describe('the list of groups', () => {
  test('takes keys before its groups have come, and goes to the one that they lead to when it has', async () => {
    let answer = () => {}
    engine.call.mockImplementation(
      (_method: string, { from, count }: { from: number; count: number }) =>
        new Promise((resolve) => {
          answer = () => resolve({ groups: groups.slice(from, from + count) })
        }),
    )
    const onGroup = vi.fn()
    render(<GroupDialog set="s" total={total} at={41} onGroup={onGroup} onClose={() => undefined} />)
    expect(document.activeElement).toBe(screen.getByRole('listbox', { name: /^Groups/ }))
    await userEvent.keyboard('{Home}{ArrowDown}{Enter}')
    expect(onGroup).not.toHaveBeenCalled()
    answer()
    await vi.waitFor(() => expect(onGroup).toHaveBeenCalledWith(groups[1]))
    expect(onGroup).toHaveBeenCalledTimes(1)
  })

  test('forgets an Enter whose row one has left before it came', async () => {
    let answer = () => {}
    engine.call.mockImplementation(
      () =>
        new Promise((resolve) => {
          answer = () => resolve({ groups: groups.slice(0, 100) })
        }),
    )
    const onGroup = vi.fn()
    render(<GroupDialog set="s" total={total} at={0} onGroup={onGroup} onClose={() => undefined} />)
    await userEvent.keyboard('{Enter}{ArrowDown}')
    answer()
    expect(await screen.findByText('handle 1')).toBeTruthy()
    expect(onGroup).not.toHaveBeenCalled()
  })
})

describe('a group', () => {
  test('is called by its name, its day in words, or by what its rows lack', () => {
    expect(groupTitle({ id: 3, label: 'ravenwolf' })).toBe('ravenwolf')
    expect(groupTitle({ id: 18_366, label: '2020-04-14' })).toBe('Tue, 14 April 2020')
    expect(groupTitle({ id: null, label: 'no sender' })).toBe('no sender')
  })

  test('is found by a position in it', () => {
    expect(groupAt(groups, 7)).toBe(groups[2])
    expect(groupAt(groups, 900)).toBeUndefined()
  })
})
