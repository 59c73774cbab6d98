import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type AttributionState,
  type AttributionStep,
  attributionAfter,
  attributionStates,
  attributionSteps,
  contradict,
  daysOverlap,
  handleStateOf,
  type Use,
} from '../../../shared/domain/attribution-states.ts'

type Who = 'author' | 'other'

/** Everything that is allowed; what is not listed is refused. */
const allowed: Record<AttributionStep, [AttributionState, Who, AttributionState][]> = {
  approve: [['proposed', 'other', 'approved']],
  return: [['proposed', 'other', 'returned']],
  reject: [['proposed', 'other', 'rejected']],
  undo: [
    ['approved', 'other', 'proposed'],
    ['returned', 'other', 'proposed'],
    ['rejected', 'other', 'proposed'],
  ],
  withdraw: [
    ['proposed', 'author', 'withdrawn'],
    ['returned', 'author', 'withdrawn'],
  ],
  revise: [
    ['proposed', 'author', 'superseded'],
    ['returned', 'author', 'superseded'],
    ['approved', 'author', 'approved'],
    ['approved', 'other', 'approved'],
  ],
  supersede: [
    ['approved', 'author', 'superseded'],
    ['approved', 'other', 'superseded'],
  ],
  reinstate: [
    ['superseded', 'author', 'approved'],
    ['superseded', 'other', 'approved'],
  ],
}

const every = attributionSteps.flatMap((step) =>
  attributionStates.flatMap((state) =>
    (['author', 'other'] as const).map((who) => [step, state, who] as const),
  ),
)

describe('every step from every state by either person', () => {
  test.each(every)('%s of an attribution that is %s, by its %s', (step, state, who) => {
    const verdict = attributionAfter(step, { state, byAuthor: who === 'author' })
    const to = allowed[step].find(([from, by]) => from === state && by === who)?.[2]
    if (to !== undefined) expect(verdict).toEqual({ ok: true, to })
    else expect(verdict).toEqual({ ok: false, why: expect.stringMatching(/^\p{Lu}.+\.$/u) })
  })
})

describe('the state of a handle', () => {
  const subsets = Array.from({ length: 2 ** attributionStates.length }, (_, bits) =>
    attributionStates.filter((_, k) => (bits >> k) % 2 === 1),
  )
  test.each(subsets.map((states) => [states.join(', ') || 'none', states] as const))(
    'with attributions that are %s follows the order approved, proposed, rejected, unidentified',
    (_, states) => {
      const has = (state: AttributionState) => states.includes(state)
      const expected = has('approved')
        ? 'approved'
        : has('proposed') || has('returned')
          ? 'proposed'
          : has('rejected')
            ? 'rejected'
            : 'unidentified'
      expect(handleStateOf(states)).toBe(expected)
      expect(handleStateOf([...states].reverse())).toBe(expected)
    },
  )
})

const day = fc.constantFrom(null, '2020-04-01', '2020-04-02', '2020-04-03', '2020-04-04')
const span = fc
  .record({ fromDay: day, toDay: day })
  .filter(({ fromDay, toDay }) => fromDay === null || toDay === null || fromDay <= toDay)
const days = ['2020-03-31', '2020-04-01', '2020-04-02', '2020-04-03', '2020-04-04', '2020-04-05']
const holds = ({ fromDay, toDay }: { fromDay: string | null; toDay: string | null }, at: string) =>
  (fromDay === null || fromDay <= at) && (toDay === null || at <= toDay)

test('two spans overlap exactly when some day lies in both', () => {
  fc.assert(
    fc.property(span, span, (a, b) => {
      expect(daysOverlap(a, b)).toBe(days.some((at) => holds(a, at) && holds(b, at)))
    }),
  )
})

describe('two persons on the same days of one handle', () => {
  const uses: Use[] = ['sole', 'shared', 'relayed']
  const pairs = uses.flatMap((a) => uses.map((b) => [a, b] as const))
  const of = (person: number, use: Use, fromDay: string | null = null, toDay: string | null = null) => ({
    person,
    use,
    fromDay,
    toDay,
  })

  test.each(pairs)('contradict each other when one used it alone, %s beside %s', (a, b) => {
    const expected = a !== 'relayed' && b !== 'relayed' && (a === 'sole' || b === 'sole')
    expect(contradict(of(1, a), of(2, b))).toBe(expected)
  })

  test('never contradict each other when it is one person, or when the days are apart', () => {
    expect(contradict(of(1, 'sole'), of(1, 'sole'))).toBe(false)
    expect(contradict(of(1, 'sole', null, '2020-04-10'), of(2, 'sole', '2020-04-11'))).toBe(false)
    expect(contradict(of(1, 'sole', null, '2020-04-10'), of(2, 'sole', '2020-04-10'))).toBe(true)
  })
})
