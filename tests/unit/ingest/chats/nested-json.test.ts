import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readChat } from '../../../support/chats.ts'

const one = {
  id: 7,
  author: { name: 'Anna', device: { imei: 356938035643809 } },
  tags: ['a', { b: 1 }],
  empty: {},
}
const deep = (levels: number) => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`

describe('nested JSON', () => {
  it.each([
    ['an array', JSON.stringify([one, one])],
    ['lines', `${JSON.stringify(one)}\n${JSON.stringify(one)}\n`],
    [
      'an array deep inside objects',
      JSON.stringify({ meta: { n: 2 }, data: { channel: { items: [one, one] } } }),
    ],
  ])('in %s has a column for every path, and lists as their text', async (_, text) => {
    const chat = await readChat(text)
    expect(chat.messages.map(({ cells }) => cells)).toEqual(
      [1, 2].map(() => ({
        id: '7',
        'author.name': 'Anna',
        'author.device.imei': '356938035643809',
        tags: '["a",{"b":1}]',
        empty: '{}',
      })),
    )
  })

  it('beyond any use is rejected, and what follows is read', async () => {
    const text = `[{"x":1},{"x":${deep(200)}},{"x":${'['.repeat(300)}${']'.repeat(300)}},{"x":2}]`
    const chat = await readChat(text)
    expect(chat.messages.map(({ cells }) => cells.x)).toEqual(['1', '2'])
    expect(chat.rejects.map(({ row, reason }) => [row, reason])).toEqual([
      [2, 'json'],
      [3, 'json'],
    ])
  })

  it('of a million levels ends', async () => {
    const chat = await readChat(`[{"x":1},{"x":${'['.repeat(1_000_000)}`)
    expect(chat.messages.map(({ row }) => row)).toEqual([1])
    expect(chat.rejects).toHaveLength(1)
  })

  it('of any form is read with every element accounted for', async () => {
    const value = fc.jsonValue({ maxDepth: 4 }).filter((each) => !JSON.stringify(each).includes('\\u0000'))
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.dictionary(fc.stringMatching(/^[a-z]{1,4}$/), value), { minLength: 1, maxLength: 10 }),
        async (all) => {
          const chat = await readChat(JSON.stringify(all))
          expect(chat.messages.length + chat.rejects.length).toBe(all.length)
          all.forEach((each, index) => {
            const cells = chat.messages.find(({ row }) => row === index + 1)?.cells ?? {}
            for (const [key, given] of Object.entries(each)) {
              if (typeof given === 'string' && given.isWellFormed()) expect(cells[key]).toBe(given)
            }
          })
        },
      ),
      { numRuns: 60 },
    )
  })
})
