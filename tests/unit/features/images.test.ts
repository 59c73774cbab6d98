import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gridPressed } from '../../../renderer/features/images/grid-keys.ts'
import { keptTop } from '../../../renderer/features/images/grid-place.ts'
import { type Thumbnail, Thumbnails } from '../../../renderer/features/images/thumbnails.ts'
import { bytesText, toggled, valueText } from '../../../renderer/features/images/words.ts'
import { PLAIN } from '../../../renderer/lists/cursor.ts'
import { only, size } from '../../../renderer/lists/selection.ts'

const limits = { count: 10, columns: 4, lines: 2 }
const at = (active: number | null) => ({ active, selection: active === null ? null : only(active) })
const pressed = (key: string, from: number | null, press = {}) =>
  gridPressed(at(from), { ...PLAIN, key, ...press }, limits)?.active

describe('the cursor of the grid', () => {
  it('runs on over the ends of lines to the left and right, and stops at the first and the last', () => {
    expect([pressed('ArrowRight', 3), pressed('ArrowLeft', 4)]).toEqual([4, 3])
    expect([pressed('ArrowRight', 9), pressed('ArrowLeft', 0)]).toEqual([9, 0])
  })

  it('keeps its column up and down, and goes to the end of a short last line', () => {
    expect([pressed('ArrowDown', 1), pressed('ArrowUp', 6)]).toEqual([5, 2])
    expect([pressed('ArrowDown', 7), pressed('ArrowDown', 9), pressed('ArrowUp', 2)]).toEqual([9, 9, 2])
    expect([pressed('PageDown', 1), pressed('PageDown', 3), pressed('PageUp', 9)]).toEqual([9, 9, 1])
  })

  it('goes to the first and last by Home and End, and to the first when it was nowhere', () => {
    expect([pressed('Home', 6), pressed('End', 6), pressed('ArrowDown', null)]).toEqual([0, 9, 0])
  })

  it('marks a range with Shift, from where it began', () => {
    const one = gridPressed(at(2), { ...PLAIN, key: 'ArrowDown', shiftKey: true }, limits)
    const two = one && gridPressed(one, { ...PLAIN, key: 'ArrowLeft', shiftKey: true }, limits)
    expect(two?.selection?.ranges).toEqual([[2, 5]])
  })

  it('leaves letters and Alt to commands', () => {
    expect(pressed('a', 1)).toBeUndefined()
    expect(pressed('ArrowLeft', 1, { altKey: true })).toBeUndefined()
  })

  it('never leaves the cells, whatever is pressed', () => {
    const keys = fc.constantFrom(
      'ArrowUp',
      'ArrowDown',
      'ArrowLeft',
      'ArrowRight',
      'PageUp',
      'PageDown',
      'Home',
      'End',
      ' ',
    )
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 50 }),
        fc.integer({ min: 1, max: 9 }),
        fc.array(fc.tuple(keys, fc.boolean()), { maxLength: 30 }),
        (count, columns, presses) => {
          let cursor: ReturnType<typeof at> | NonNullable<ReturnType<typeof gridPressed>> = at(null)
          for (const [key, shiftKey] of presses) {
            cursor = gridPressed(cursor, { ...PLAIN, key, shiftKey }, { count, columns, lines: 3 }) ?? cursor
            if (cursor.active === null) continue
            expect(cursor.active).toBeGreaterThanOrEqual(0)
            expect(cursor.active).toBeLessThan(count)
            if (cursor.selection) expect(size(cursor.selection)).toBeLessThanOrEqual(count)
          }
        },
      ),
    )
  })
})

describe('when cells change their size', () => {
  it('the active cell stays at its height on screen', () => {
    const was = { columns: 4, lineHeight: 100 }
    const now = { columns: 2, lineHeight: 200 }
    // Cell 41 is in line 10, 50 px below the top; now in line 20.
    expect(keptTop({ top: 950, viewport: 500 }, was, now, 41)).toBe(20 * 200 - 50)
  })

  it('what stands at the top stays there while the active cell is out of sight', () => {
    const was = { columns: 4, lineHeight: 100 }
    expect(keptTop({ top: 1000, viewport: 500 }, was, { columns: 2, lineHeight: 200 }, 0)).toBe(20 * 200)
    expect(keptTop({ top: 1000, viewport: 500 }, was, was, 0)).toBe(1000)
  })
})

describe('thumbnails', () => {
  const settled = () => new Promise((resolve) => setTimeout(resolve))
  const host = () => {
    const asked: string[] = []
    const released: string[] = []
    const waiting = new Map<string, { give: (fails?: boolean) => void; signal: AbortSignal }>()
    return {
      asked,
      released,
      give: async (name: string, fails = false) => {
        waiting.get(name)?.give(fails)
        await settled()
      },
      aborted: (name: string) => waiting.get(name)?.signal.aborted,
      ports: {
        load: (name: string, signal: AbortSignal) => {
          asked.push(name)
          return new Promise<Thumbnail>((resolve, reject) => {
            const give = (fails = false) =>
              fails ? reject(new Error('gone')) : resolve({ clear: name, blurred: `${name}~` })
            waiting.set(name, { give, signal })
          })
        },
        release: ({ clear }: Thumbnail) => void released.push(clear),
      },
    }
  }

  it('come in the order of what is wanted, a few at a time, and tell those who wait', async () => {
    const { ports, asked, give } = host()
    const thumbnails = new Thumbnails(ports)
    let told = 0
    thumbnails.subscribe('a', () => told++)
    thumbnails.want(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'])
    expect(asked).toEqual(['a', 'b', 'c', 'd', 'e', 'f'])
    await give('a')
    expect([told, thumbnails.get('a')?.clear, asked.at(-1)]).toEqual([1, 'a', 'g'])
  })

  it('that are no longer wanted are given up, and what comes all the same is let go of', async () => {
    const { ports, released, give, aborted } = host()
    const thumbnails = new Thumbnails(ports)
    thumbnails.want(['a'])
    thumbnails.want(['b'])
    expect(aborted('a')).toBe(true)
    await give('a')
    expect([thumbnails.get('a'), released]).toEqual([undefined, ['a']])
  })

  it('are kept for the way back, the longest unseen let go of first', async () => {
    const { ports, asked, released, give } = host()
    const thumbnails = new Thumbnails(ports, 2)
    for (const name of ['a', 'b', 'a', 'c']) {
      thumbnails.want([name])
      await give(name)
    }
    expect([asked, released]).toEqual([['a', 'b', 'c'], ['b']])
    thumbnails.clear()
    expect(released).toEqual(['b', 'a', 'c'])
  })

  it('that cannot be had are asked for once', async () => {
    const { ports, asked, give } = host()
    const thumbnails = new Thumbnails(ports)
    thumbnails.want(['a'])
    await give('a', true)
    thumbnails.want(['a'])
    expect([asked, thumbnails.get('a')]).toEqual([['a'], null])
  })
})

describe('filters of the gallery', () => {
  it('are put in and taken out value by value, and a facet with none left asks nothing', () => {
    const one = toggled({}, 'device', 'BQ')
    const two = toggled(one, 'device', 'Pixel')
    expect(two).toEqual({ device: ['BQ', 'Pixel'] })
    expect(toggled(toggled(two, 'device', 'BQ'), 'device', 'Pixel')).toEqual({})
  })

  it('say in words what is meant by nothing', () => {
    expect(valueText('sender', { value: 0, name: '' })).toBe('nobody named')
    expect(valueText('device', { value: '', name: '' })).toBe('not said')
    expect(valueText('state', { value: 'missing', name: 'missing' })).toBe('named, not served')
    expect(valueText('device', { value: 'BQ', name: 'BQ' })).toBe('BQ')
  })

  it('give sizes of files as a person reads them', () => {
    expect([512, 4200, 42_000, 4_200_000].map(bytesText)).toEqual(['512 bytes', '4.2 kB', '42 kB', '4.2 MB'])
  })
})
