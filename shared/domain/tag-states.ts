import { type Moves, oneOf, type Verdict } from './verdict.ts'

export const tagStates = ['proposed', 'approved', 'returned', 'withdrawn'] as const
export type TagState = (typeof tagStates)[number]

/**
 * approve, return, undo: a reviewer's decision, never the author's own.
 * withdraw, restore: the author takes back and puts back.
 * revise: a changed tag is proposed in its place; an approved one stands until the changed one is approved.
 * supersede, reinstate: what an approval of the changed tag, or its undoing, does to the approved one.
 */
export const tagSteps = [
  'approve',
  'return',
  'undo',
  'withdraw',
  'restore',
  'revise',
  'supersede',
  'reinstate',
] as const
export type TagStep = (typeof tagSteps)[number]

const moves: Record<Exclude<TagStep, 'restore'>, Moves<TagState>> = {
  approve: { proposed: 'approved' },
  return: { proposed: 'returned' },
  undo: { approved: 'proposed', returned: 'proposed' },
  withdraw: { proposed: 'withdrawn', returned: 'withdrawn' },
  revise: { proposed: 'withdrawn', returned: 'withdrawn', approved: 'approved' },
  supersede: { approved: 'withdrawn' },
  reinstate: { withdrawn: 'approved' },
}

const done: Record<TagStep, string> = {
  approve: 'approved',
  return: 'returned',
  undo: 'taken back to the queue',
  withdraw: 'withdrawn',
  restore: 'restored',
  revise: 'revised',
  supersede: 'superseded',
  reinstate: 'reinstated',
}

export interface TagFacts {
  readonly state: TagState
  /** Whether the person who takes the step is the tag's author. */
  readonly byAuthor: boolean
  /** The state in which a withdrawn tag stood before. */
  readonly was?: TagState
}

/** The state after a step, or why the step may not be taken. */
export function tagAfter(step: TagStep, { state, byAuthor, was }: TagFacts): Verdict<TagState> {
  if (step === 'restore') {
    if (!byAuthor) return refuse('Only its author can restore it.')
    if (state !== 'withdrawn') return refuse(`It is ${state}: there is nothing to restore.`)
    if (was !== 'proposed' && was !== 'returned') return refuse('An approved tag took its place.')
    return { ok: true, to: was }
  }
  const to = moves[step][state]
  if (to === undefined) return refuse(whyNot(step, state))
  const decides = step === 'approve' || step === 'return' || step === 'undo'
  if (decides && byAuthor) return refuse('It is your own: another person has to decide it.')
  const ownWork = step === 'withdraw' || (step === 'revise' && state !== 'approved')
  if (ownWork && !byAuthor) return refuse(`Only its author can have it ${done[step]}.`)
  return { ok: true, to }
}

function whyNot(step: Exclude<TagStep, 'restore'>, state: TagState): string {
  if (step === 'withdraw' && state === 'approved') {
    return 'It is approved: it stands until its approver takes that decision back, or a revised tag is approved in its place.'
  }
  const from = oneOf(Object.keys(moves[step]))
  return `It is ${state}: only one that is ${from} can be ${done[step]}.`
}

const refuse = (why: string): Verdict<TagState> => ({ ok: false, why })
