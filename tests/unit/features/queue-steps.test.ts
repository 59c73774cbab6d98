import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { afterDecision, step } from '../../../renderer/features/review/queue-steps.ts'

const queue = (text: string) => [...text].map((each) => ({ mine: each === 'm' }))

describe('stepping through the queue', () => {
  test.each([
    ['omo', 0, 1, 2],
    ['omo', 2, -1, 0],
    ['omm', 0, 1, 0],
    ['mmo', 2, -1, 2],
  ] as const)('in %s from %i by %i one comes to %i', (text, index, by, to) => {
    expect(step(queue(text), index, by, { from: 0, total: text.length })).toBe(to)
  })

  test('where more is waiting than is held, one comes to what is not held yet', () => {
    expect(step(queue('oom'), 1, 1, { from: 0, total: 200 })).toBe(3)
    expect(step(queue('moo'), 1, -1, { from: 100, total: 200 })).toBe(-1)
  })
})

describe('after a decision', () => {
  test.each([
    ['ooo', 0, 1],
    ['omo', 0, 2],
    ['oo', 1, 0],
    ['omm', 0, 1],
    ['mo', 1, 0],
  ] as const)('in %s at %i comes %i', (text, index, next) => {
    expect(afterDecision(queue(text), index)).toBe(next)
  })

  test('while anything may still be decided, the next item is one that may', () => {
    const items = fc.array(fc.record({ mine: fc.boolean() }), { minLength: 1 })
    fc.assert(
      fc.property(items, fc.nat(), (held, seed) => {
        const index = seed % held.length
        const others = held.filter((_, at) => at !== index)
        const next = afterDecision(held, index)
        expect(next).not.toBe(index)
        if (others.some(({ mine }) => !mine)) expect(held[next]?.mine).toBe(false)
      }),
    )
  })
})
