import { describe, expect, test } from 'vitest'
import {
  type TagState,
  type TagStep,
  tagAfter,
  tagStates,
  tagSteps,
} from '../../../shared/domain/tag-states.ts'

type Who = 'author' | 'other'

/** Everything that is allowed; what is not listed is refused. */
const allowed: Record<TagStep, [TagState, Who, TagState][]> = {
  approve: [['proposed', 'other', 'approved']],
  return: [['proposed', 'other', 'returned']],
  undo: [
    ['approved', 'other', 'proposed'],
    ['returned', 'other', 'proposed'],
  ],
  withdraw: [
    ['proposed', 'author', 'withdrawn'],
    ['returned', 'author', 'withdrawn'],
  ],
  restore: [],
  revise: [
    ['proposed', 'author', 'withdrawn'],
    ['returned', 'author', 'withdrawn'],
    ['approved', 'author', 'approved'],
    ['approved', 'other', 'approved'],
  ],
  supersede: [
    ['approved', 'author', 'withdrawn'],
    ['approved', 'other', 'withdrawn'],
  ],
  reinstate: [
    ['withdrawn', 'author', 'approved'],
    ['withdrawn', 'other', 'approved'],
  ],
}

const every = tagSteps.flatMap((step) =>
  tagStates.flatMap((state) => (['author', 'other'] as const).map((who) => [step, state, who] as const)),
)

describe('every step from every state by either person', () => {
  test.each(every)('%s of a tag that is %s, by its %s', (step, state, who) => {
    const verdict = tagAfter(step, { state, byAuthor: who === 'author' })
    const to = allowed[step].find(([from, by]) => from === state && by === who)?.[2]
    if (to !== undefined) expect(verdict).toEqual({ ok: true, to })
    else expect(verdict).toEqual({ ok: false, why: expect.stringMatching(/^\p{Lu}.+\.$/u) })
  })
})

describe('a withdrawn tag', () => {
  test.each(['proposed', 'returned'] as const)('that was %s is restored to that by its author', (was) => {
    expect(tagAfter('restore', { state: 'withdrawn', byAuthor: true, was })).toEqual({ ok: true, to: was })
    expect(tagAfter('restore', { state: 'withdrawn', byAuthor: false, was }).ok).toBe(false)
  })

  test('that was approved gave way to another and is not restored', () => {
    const verdict = tagAfter('restore', { state: 'withdrawn', byAuthor: true, was: 'approved' })
    expect(verdict).toEqual({ ok: false, why: 'An approved tag took its place.' })
  })
})

test('an author who would decide their own tag is told that another person has to', () => {
  for (const step of ['approve', 'return'] as const) {
    expect(tagAfter(step, { state: 'proposed', byAuthor: true })).toEqual({
      ok: false,
      why: 'It is your own: another person has to decide it.',
    })
  }
})

test('an author who would withdraw an approved tag is told how it can be superseded', () => {
  expect(tagAfter('withdraw', { state: 'approved', byAuthor: true })).toMatchObject({
    ok: false,
    why: expect.stringContaining('a revised tag is approved in its place'),
  })
})
