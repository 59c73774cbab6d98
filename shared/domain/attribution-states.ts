import { type Moves, oneOf, type Verdict } from './verdict.ts'

export const attributionStates = [
  'proposed',
  'approved',
  'returned',
  'rejected',
  'withdrawn',
  'superseded',
] as const
export type AttributionState = (typeof attributionStates)[number]

/**
 * approve, return, reject, undo: a reviewer's decision, never the author's own.
 * withdraw: the author takes back what is not decided for good.
 * revise: a changed attribution is proposed in its place; an approved one stands until the changed one is approved.
 * supersede, reinstate: what an approval of the changed one, or its undoing, does to the approved one.
 */
export const attributionSteps = [
  'approve',
  'return',
  'reject',
  'undo',
  'withdraw',
  'revise',
  'supersede',
  'reinstate',
] as const
export type AttributionStep = (typeof attributionSteps)[number]

const moves: Record<AttributionStep, Moves<AttributionState>> = {
  approve: { proposed: 'approved' },
  return: { proposed: 'returned' },
  reject: { proposed: 'rejected' },
  undo: { approved: 'proposed', returned: 'proposed', rejected: 'proposed' },
  withdraw: { proposed: 'withdrawn', returned: 'withdrawn' },
  revise: { proposed: 'superseded', returned: 'superseded', approved: 'approved' },
  supersede: { approved: 'superseded' },
  reinstate: { superseded: 'approved' },
}

const done: Record<AttributionStep, string> = {
  approve: 'approved',
  return: 'returned',
  reject: 'rejected',
  undo: 'taken back to the queue',
  withdraw: 'withdrawn',
  revise: 'revised',
  supersede: 'superseded',
  reinstate: 'reinstated',
}

export interface AttributionFacts {
  readonly state: AttributionState
  /** Whether the person who takes the step is its author. */
  readonly byAuthor: boolean
}

/** The state after a step, or why the step may not be taken. */
export function attributionAfter(
  step: AttributionStep,
  { state, byAuthor }: AttributionFacts,
): Verdict<AttributionState> {
  const to = moves[step][state]
  if (to === undefined) return refuse(whyNot(step, state))
  const decides = step === 'approve' || step === 'return' || step === 'reject' || step === 'undo'
  if (decides && byAuthor) return refuse('It is your own: another person has to decide it.')
  const ownWork = step === 'withdraw' || (step === 'revise' && state !== 'approved')
  if (ownWork && !byAuthor) return refuse(`Only its author can have it ${done[step]}.`)
  return { ok: true, to }
}

function whyNot(step: AttributionStep, state: AttributionState): string {
  if (step === 'withdraw' && state === 'approved') {
    return 'It is approved: it stands until its approver takes that decision back, or a revised attribution is approved in its place.'
  }
  if (step === 'revise' && state === 'rejected') return 'It is rejected: propose the attribution anew.'
  const from = oneOf(Object.keys(moves[step]))
  return `It is ${state}: only one that is ${from} can be ${done[step]}.`
}

const refuse = (why: string): Verdict<AttributionState> => ({ ok: false, why })

export type HandleState = 'unidentified' | 'proposed' | 'approved' | 'rejected'

/**
 * What is known of a handle, by the states of its attributions: approved if any is; else proposed if any waits for a
 * decision or came back for revision; else rejected if any is. What was withdrawn or superseded counts for nothing.
 */
export function handleStateOf(states: readonly AttributionState[]): HandleState {
  if (states.includes('approved')) return 'approved'
  if (states.includes('proposed') || states.includes('returned')) return 'proposed'
  return states.includes('rejected') ? 'rejected' : 'unidentified'
}

export type Use = 'sole' | 'shared' | 'relayed'

/** One handle's use by one person; days as YYYY-MM-DD, both included, null: open. */
export interface UseOf {
  readonly person: number
  readonly use: Use
  readonly fromDay: string | null
  readonly toDay: string | null
}

/** Whether two spans of days, both ends included, have a day in common. */
export function daysOverlap(
  a: Pick<UseOf, 'fromDay' | 'toDay'>,
  b: Pick<UseOf, 'fromDay' | 'toDay'>,
): boolean {
  const startsInTime = (first: string | null, last: string | null) =>
    first === null || last === null || first <= last
  return startsInTime(a.fromDay, b.toDay) && startsInTime(b.fromDay, a.toDay)
}

/**
 * Whether two attributions of one handle cannot both be true: two persons on the same days, one of whom is said to have
 * used it alone. A relayed use contradicts nothing: that person never held the device.
 */
export function contradict(a: UseOf, b: UseOf): boolean {
  if (a.person === b.person || a.use === 'relayed' || b.use === 'relayed') return false
  return (a.use === 'sole' || b.use === 'sole') && daysOverlap(a, b)
}
